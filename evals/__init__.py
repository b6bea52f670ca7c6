"""Whether what came out is any good; imported by nothing."""
