"""What a dataset is like: its variety, paths, answers and difficulty: ``python -m evals.dataset DIR``."""
