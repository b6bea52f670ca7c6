"""Runs beside hostile programs: standard library only, and nothing of ours from outside this folder."""
