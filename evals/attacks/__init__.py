"""Programs that attack the sandbox, in classes: one file each, and what must be true after each of them."""
