"""The law of hygiene: a narration is reasoning, not a report about traces, tools or itself, and does not run in circles."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from agents.checker.scene import Scene
from agents.checker.sought import Sought
from agents.checker.telling import Telling
from agents.verdict import Fault, Law

_MACHINERY = Sought(
    re.compile(
        r"\b(?:(?:execution|program|call|stack) traces?|traces?|traced|tracing|tracer|debuggers?|snapshots?|"
        r"sandbox(?:es)?|anchors?|"
        r"steps? (?:number )?#?\d+(?:\s*(?:-|–|to|\.\.|and)\s*\d+)?|(?:source )?line (?:number )?#?\d+|lines \d+|step indices|"
        r"stack frames?|tool calls?|(?:the|a|my|this) tools?|"
        r"(?:earlier|previous|prior|first|last) (?:draft|attempt|version|narration)s?|narrations?|"
        r"the checker|feedback|(?:large )?language model|(?:a|the) recorded run|as an ai|an ai model|gpt)\b|\bA\.I\.",
        re.IGNORECASE,
    ),
    *("trac", "debugger", "snapshot", "sandbox", "anchor", "step", "line", "stack", "tool", "draft", "attempt", "version"),
    *("narration", "the checker", "feedback", "language model", "recorded run", "an ai", "gpt", "a.i."),
)
_ANCHOR_LIKE = Sought(re.compile(r"\[\[\s*\d+(?:\s*\.\.\s*\d+)?\s*\||\[\[(?:return|raised)\b|\|\s*\]\]"), "[[", "|")
_TRACE_LINE = Sought(
    re.compile(
        r"^[^\S\n]*(?:call|line|return|exception|\d+)\s*[:|]?\s+\d+\b.*$"
        r"|^[^\S\n]*(?:New|Modified) var:",
        re.MULTILINE | re.IGNORECASE,
    ),
    *"0123456789",
    "var:",
)
_SPACES = re.compile(r"\s+")
_CODE = re.compile(r"[=()\[\]:]")
_MOST_SAME = 3
_MOST_COPIED = 2
_FEWEST_CHARACTERS = 12


def faults(scene: Scene, tellings: Sequence[Telling]) -> Iterator[Fault]:
    """Mentions of machinery, copies of source or trace, degenerate repetition."""
    own = _own_words(scene)
    for telling in tellings:
        for match in _MACHINERY.finditer(telling.prose):
            if match[0].lower() not in own:
                yield Fault(Law.HYGIENE, telling.index, match[0], "the reasoning must not mention how it was made")
        for pattern in (_ANCHOR_LIKE, _TRACE_LINE):
            if found := pattern.search(telling.prose):
                yield Fault(Law.HYGIENE, telling.index, found[0], "this is notation of a trace, not prose")
    yield from _copied(scene, tellings)
    yield from _dumped(scene, tellings)
    yield from _circling(tellings)
    yield from _repeated(tellings)


def _own_words(scene: Scene) -> str:
    """What the problem itself speaks of may be mentioned."""
    program = scene.trace.program
    parts = [
        program.problem,
        *program.glosses.values(),
        *(name.replace("_", " ") for name in scene.names),
        *scene.trace.call.args,
    ]
    parts += [text for _, text in scene.trace.call.kwargs]
    return " ".join(parts).lower()


def _copied(scene: Scene, tellings: Sequence[Telling]) -> Iterator[Fault]:
    """Statements of the source, copied word for word, in more than a few places or several in one."""
    lines = {_SPACES.sub(" ", line.strip()) for line in scene.trace.program.source.splitlines()}
    code = {line for line in lines if len(line) >= _FEWEST_CHARACTERS and _CODE.search(line) and not line.startswith("#")}
    for telling in tellings:
        prose = _SPACES.sub(" ", telling.prose)
        copied = [line for line in code if line in prose]
        if len(copied) > _MOST_COPIED:
            yield Fault(Law.HYGIENE, telling.index, copied[0], "this copies the program instead of telling what happens")


def _repeated(tellings: Sequence[Telling]) -> Iterator[Fault]:
    """The same words over and over."""
    run, before = 0, ""
    proses = [_SPACES.sub(" ", telling.prose).strip() for telling in tellings]
    for telling, prose in zip(tellings, proses, strict=True):
        run = run + 1 if prose == before else 1
        before = prose
        if run == _MOST_SAME + 1:
            yield Fault(Law.HYGIENE, telling.index, prose[:80], f"the same words more than {_MOST_SAME} times in a row")
    counts = Counter(proses)
    if tellings and len(tellings) >= 20 and len(counts) * 5 < len(tellings):
        yield Fault(Law.HYGIENE, -1, counts.most_common(1)[0][0][:80], f"only {len(counts)} of {len(tellings)} statements differ")


_PAIR = r"(?P<name>[A-Za-z_][\w.\[\]]*)`?\s*(?:==|=|:|->|→)\s*(?P<value>[-\d'\"\[({TFN`][^\n,;|]*)"
_ITEM = re.compile(rf"\s*(?:[-*•]\s+|\d+[.)]?\s+|>\s*)?`?{_PAIR}\s*\Z")
_PARTS = re.compile(r"[\n;|]|,(?=\s*`?[A-Za-z_][\w.\[\]]*`?\s*(?:==|=|:|->|→))|\.(?=\s|\Z)")
_MOST_PAIRS = 3
"""Bare pairs of name and value in a row that are still prose."""


def _dumped(scene: Scene, tellings: Sequence[Telling]) -> Iterator[Fault]:
    """States that are listed instead of told: more than a few bare ``name = value`` in a row, in one statement or in many."""
    run = 0
    for telling in tellings:
        for part in _PARTS.split(_without(_VALUES, "0", telling.prose)):
            if not part.strip(" \t.,"):
                continue
            pair = _ITEM.match(part.strip(" \t,."))
            run = run + 1 if pair and re.split(r"\W", pair["name"])[0] in scene.names else 0
            if run == _MOST_PAIRS + 1:
                yield Fault(
                    Law.HYGIENE, telling.index, part.strip()[:80], "this copies a trace: tell in words what happens and why"
                )


_VALUES = re.compile(r"[\[({][^\[\](){}]*[\])}]|'[^'\n]*'")


def _without(pattern: re.Pattern[str], filler: str, prose: str) -> str:
    """Prose in which what a pattern finds, from the inside out, is replaced."""
    before = ""
    while prose != before:
        prose, before = pattern.sub(filler, prose), prose
    return prose


_NESTED = re.compile(r"[\[({][^\[\](){}]*[\])}]|'[^'\n]*'|`[^`\n]*`")
_WORD = re.compile(r"[a-z]+|\d+")
_LONGEST_CIRCLE = 12
_MOST_TURNS = 6


def _circling(tellings: Sequence[Telling]) -> Iterator[Fault]:
    """The same few words over and over within one statement."""
    for telling in tellings:
        words = _WORD.findall(_without(_NESTED, " ", telling.prose).lower())
        if len(words) - len(set(words)) < _MOST_TURNS:
            continue  # no word comes again as often
        for length in range(1, min(_LONGEST_CIRCLE, len(words) // _MOST_TURNS) + 1):
            run = 0
            for one, other in zip(words, words[length:], strict=False):
                run = run + 1 if one == other else 0
                if run == length * _MOST_TURNS:
                    yield Fault(Law.HYGIENE, telling.index, telling.prose.strip()[:80], "the same words over and over")
                    return
