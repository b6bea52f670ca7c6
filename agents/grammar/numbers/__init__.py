"""What can be done with whole numbers: collections of them, conditions on them, changes to them, and questions about them."""
