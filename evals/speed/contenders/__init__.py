"""Those who take part, each in a small file."""
