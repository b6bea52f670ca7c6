"""Requests that are handed to a vendor in batches, for half the price and within a day, and kept track of on disk."""

from agents.llm.batching.base import MOST_REQUESTS, Batching
from agents.llm.batching.clerk import Clerk
from agents.llm.batching.register import Register

__all__ = ["MOST_REQUESTS", "Batching", "Clerk", "Register"]
