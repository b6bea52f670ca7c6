"""Algorithms: searching, sorting, graphs, dynamic programming and the like, as tasks in words."""
