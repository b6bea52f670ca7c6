"""The search for inputs that take a program along different paths. It runs where programs run, since it runs them."""
