"""What happened: runs hostile programs, and records what they did."""
