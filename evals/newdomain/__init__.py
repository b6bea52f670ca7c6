"""The command ``code2cot new-domain``: a domain of one's own, begun and checked."""
