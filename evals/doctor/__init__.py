"""Looks at a machine before a run does: what works, what does not, and what to do about it."""
