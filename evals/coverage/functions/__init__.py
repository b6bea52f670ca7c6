"""Functions whose branches are to be covered, written for this; each file's entry bears its name."""
