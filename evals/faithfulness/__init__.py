"""Whether narrations say what happened, and whether the checker can tell."""
