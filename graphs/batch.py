"""One run of the machine: from seeds to their endings."""

from collections.abc import Sequence

from agents.seeds import Seed
from graphs.context import Context, Shelf
from graphs.journal import Ending, Told
from graphs.machine import longest_walk, machine
from graphs.state import Item, Telling, new_item


async def run_batch(context: Context, seeds: Sequence[Seed]) -> list[Ending]:
    """Take a batch of seeds through the machine; every seed ends, in the order given."""
    context = context.fresh()
    turns = len(context.narrators) if context.cascade else 1
    state = await machine().ainvoke(
        {"items": [new_item(seed) for seed in seeds]},
        {"recursion_limit": longest_walk(context.attempts, turns) + 1},
        context=context,
    )
    return [_ending(item, context.shelf) for item in state["items"]]


def _told(telling: Telling) -> Told:
    verified = telling["fate"] == "verified"
    return Told(narrator=telling["narrator"], verified=verified, attempts=telling["attempts"], reason=telling["reason"])


def _ending(item: Item, shelf: Shelf) -> Ending:
    tellings = sum(telling["attempts"] for telling in item["tellings"])
    unfinished = item["fate"] == "open"  # the graph's end proves nothing: only what a node wrote counts
    return Ending(
        index=item["index"],
        fate="infra_error" if item["fate"] == "open" else item["fate"],
        reason="unfinished" if unfinished else item["reason"],
        detail=f"left at {item['stage']}" if unfinished else item["detail"],
        drafts=item["drafts"],
        tellings=tellings,
        reached=tuple(item["reached"]),
        told=tuple(_told(telling) for telling in item["tellings"] if telling["attempts"] or telling["fate"] != "open"),
        rows=shelf.rows.get(item["index"], ()),
    )
