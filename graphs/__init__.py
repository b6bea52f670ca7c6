"""In which order the roles work, how often they try, and where rows go."""

__version__ = "0.1.0"
