"""Questions over a small, invented knowledge base that the problem gives: nothing in it can be known beforehand."""
