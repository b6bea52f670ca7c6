"""What flows through the machine: a batch of items, each the story of one seed so far.

Everything here is plain data, so that LangGraph's own tools can show it, store it and send it. Programs, traces and finished rows
are big; they lie on the batch's shelf (``graphs.context``) and are found there by the item's index.
"""

from collections.abc import Sequence
from typing import Literal, NotRequired

from typing_extensions import TypedDict  # pydantic, and so LangGraph, refuse typing's own before Python 3.12

from agents.complaint import Complaint
from agents.seeds import Seed

Stage = Literal["write", "run", "explore", "record", "narrate", "check", "accept", "done"]
Fate = Literal["open", "verified", "rejected", "infra_error"]


class Try(TypedDict):
    """A program or a telling that was not accepted.

    Attributes:
        said: the role's own words; empty if there is nothing to be shown.
        wrong: what was wrong with it.
        parts: see ``agents.complaint.Complaint``.
    """

    said: str
    wrong: str
    parts: NotRequired[dict[int, str]]


class Telling(TypedDict):
    """One narrator's telling of one trace of an item.

    Attributes:
        narrator: its name.
        call: position of the call that is told.
        text: the text last told; empty if that came to nothing.
        attempts: how many texts it has told.
        complaints: those before, with the checker's words on them, oldest first.
        annotator: who added the anchors of the text; empty if nobody did.
        fate: ``verified`` is written by the check node and nobody else.
        reason, detail: why it was rejected; ``reason`` is a short word that is counted.
    """

    narrator: str
    call: int
    text: str
    attempts: int
    complaints: list[Try]
    annotator: str
    fate: Fate
    reason: str
    detail: str


class Item(TypedDict):
    """The story of one seed so far.

    Attributes:
        run, domain, topic, level, index: the seed.
        stage: the node that has to work on it next.
        fate: how it ended; ``open`` until then.
        reason, detail: why it was rejected or failed, or what was wrong with the last draft; ``reason`` is counted.
        drafts: how many programs were written.
        reached: how far the author took what they are made of; see ``agents.author.Draft``.
        complaints: those that were of no use, and why, oldest first.
        calls: positions of the draft's calls that returned a value.
        differing: those of ``calls`` that returned something else than was recorded elsewhere.
        chosen: positions of the calls that are told, among the draft's and those that exploration added.
        tellings: one for each call and narrator, once there are traces.
    """

    run: int
    domain: str
    topic: str
    level: int
    index: int
    stage: Stage
    fate: Fate
    reason: str
    detail: str
    drafts: int
    reached: list[str]
    complaints: list[Try]
    calls: list[int]
    differing: list[int]
    chosen: list[int]
    tellings: list[Telling]


class Batch(TypedDict):
    """The machine's state."""

    items: list[Item]


def new_item(seed: Seed) -> Item:
    """The item of a seed for which nothing has been done yet."""
    return {
        "run": seed.run,
        "domain": seed.domain,
        "topic": seed.topic,
        "level": seed.level,
        "index": seed.index,
        "stage": "write",
        "fate": "open",
        "reason": "",
        "detail": "",
        "drafts": 0,
        "reached": [],
        "complaints": [],
        "calls": [],
        "differing": [],
        "chosen": [],
        "tellings": [],
    }


def new_telling(narrator: str, call: int) -> Telling:
    """The telling of a narrator that has not spoken of a call yet."""
    return {
        "narrator": narrator,
        "call": call,
        "text": "",
        "attempts": 0,
        "complaints": [],
        "annotator": "",
        "fate": "open",
        "reason": "",
        "detail": "",
    }


def due(tellings: Sequence[Telling], *, cascade: bool) -> list[int]:
    """Positions of the tellings that are still to be told.

    All that are open; in a cascade, of each call that nobody has told truly, the first that is.
    """
    waiting = [number for number, telling in enumerate(tellings) if telling["fate"] == "open"]
    if not cascade:
        return waiting
    done = {telling["call"] for telling in tellings if telling["fate"] == "verified"}
    firsts = {tellings[number]["call"]: number for number in reversed(waiting)}
    return sorted(number for call, number in firsts.items() if call not in done)


def complaints_of(part: Item | Telling) -> list[Complaint]:
    """The tries before, as roles are told of them."""
    return [Complaint(**one) for one in part["complaints"]]


def seed_of(item: Item) -> Seed:
    """The seed that an item is about."""
    return Seed(item["run"], item["domain"], item["topic"], item["level"], item["index"])


def ended(item: Item, fate: Fate, reason: str = "", detail: str = "") -> Item:
    """The item at its end."""
    return {**item, "stage": "done", "fate": fate, "reason": reason, "detail": detail}
