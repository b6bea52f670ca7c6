"""Numbers of things that the program counts: "six children" is said of the children, whatever else is six."""

import re
from collections.abc import Iterator

from agents.checker.outlook import Outlook
from agents.checker.reading.sentence import TERM, Sentence
from agents.checker.rounds import Rounds
from agents.verdict import Fault, Law

_OF = re.compile(r"\b(?:number|count) of (?:[a-z']+ )??(?P<thing>[a-z]{3,}s|children|people|men|women)\b")
_COUNTED = re.compile(rf"(?<= )(?P<number>{TERM}) (?P<thing>[a-z]{{3,}}s|children|people|men|women)(?= )")


def faults(sentence: Sentence, rounds: Rounds) -> Iterator[Fault]:
    """Numbers of things that no quantity with this thing in its gloss has, and as often as which nothing happens."""
    outlook = sentence.outlook
    glosses = outlook.scene.trace.program.glosses
    if "number of" not in "".join(glosses.values()).lower():
        return
    for match in _COUNTED.finditer(sentence.line):
        number = sentence.term(match["number"])
        names = [name for name, gloss in glosses.items() if re.search(rf"\b{match['thing']}\b", gloss.lower())]
        counted = any(_OF.search(glosses[name].lower()) for name in names)
        if number.written and counted and not any(value in (*rounds.counts, *_had(outlook, names)) for value in number.values):
            said = sentence.words(match[0])
            yield Fault(Law.SUPPORT, outlook.telling.index, said, f"there are not so many {match['thing']} here")


def _had(outlook: Outlook, names: list[str]) -> list[object]:
    """What several variables are at these steps, or were before, and what the lines write."""
    return [*outlook.constants, *(one for name in names for one in outlook.values(name))]
