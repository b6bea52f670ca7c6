"""The report of a comparison: one HTML file that needs nothing else."""

from evals.compare.report.page import page

__all__ = ["page"]
