"""What the benchmark runs inside containers: standard library only, sent as source, never imported by the host."""
