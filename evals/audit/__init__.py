"""Any dataset of narrations, checked once more by really executing its programs: ``python -m evals.audit FILE``."""
