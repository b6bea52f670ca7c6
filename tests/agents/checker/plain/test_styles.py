"""True tellings in many styles: none is rejected, most are verified, and with one number changed hardly any is."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from agents.checker.plain import read
from agents.checker.scene import Scene
from tests.agents.checker.stage import Play, trace

_MARK = re.compile(r"(?:^|\n)(?:Step )?\Z")
_NUMBER = re.compile(r"(?<![\w.])\d+(?![\w]|\.\d)")


def tellings() -> list[tuple[Play, str]]:
    lines = (Path(__file__).parent / "told.jsonl").read_text().splitlines()
    rows = [json.loads(line) for line in lines]
    return [
        (Play(row["source"], tuple(row["args"]), "", entry=re.findall(r"def (\w+)", row["source"])[-1]), row["narration"])
        for row in rows
    ]


def fates() -> Iterator[tuple[Play, str, str]]:
    for play, text in tellings():
        yield play, text, fate(play, text)


def fate(play: Play, text: str) -> str:
    found = read(Scene(trace(play)), text)
    return "rejected" if found.faults else "verified" if found.suffices else "undecided"


def test_no_true_telling_is_rejected() -> None:
    assert [text for _, text, what in fates() if what == "rejected"] == []


def test_most_true_tellings_are_verified() -> None:
    found = [what for _, _, what in fates()]
    assert found.count("verified") >= 0.7 * len(found)


def test_with_one_number_more_hardly_any_is_verified() -> None:
    found = [fate(play, lie) for play, text, what in fates() if what == "verified" for lie in lies(text)]
    assert len(found) > 100
    assert found.count("verified") <= 0.02 * len(found)


def lies(text: str) -> list[str]:
    """The text with every third of its numbers, those that number lines left out, made one larger."""
    places = [match for match in _NUMBER.finditer(text) if not _MARK.search(text[: match.start()])]
    return [f"{text[: match.start()]}{int(match[0]) + 1}{text[match.end() :]}" for match in places[::3]]
