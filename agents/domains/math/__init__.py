"""Mathematics: one module for each topic."""
