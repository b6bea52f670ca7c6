"""Narrators compared on the same traces: how faithful, how readable, how fast, for what money."""
