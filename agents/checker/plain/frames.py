"""Words of plain prose that frame steps, or say what the program is given, and so tell no step: blanked where they are true.

Every word keeps its place, as with markup. What is not true of the program stays, and is unread.
"""

import re
from collections.abc import Callable, Sequence

from agents.checker.reckoning import readable
from agents.checker.scene import Scene

_WORDS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_KINDS: dict[str, tuple[type, ...]] = {
    "integer": (int,),
    "whole number": (int,),
    "number": (int, float),
    "string": (str,),
    "text": (str,),
    "list": (list,),
    "tuple": (tuple,),
    "dictionary": (dict,),
    "boolean": (bool,),
    "argument": (object,),
    "parameter": (object,),
    "input": (object,),
    "value": (object,),
}
_KIND = "|".join(_KINDS)
_ONE = rf"(?:(?:an? )?(?:{_KIND}) )?`\w+`"
_LIST = rf"{_ONE}(?:,? (?:and )?{_ONE})*"
_TAKES = re.compile(
    rf"(?:The function )?`(?P<entry>\w+)` (?:is defined and )?takes (?P<many>{'|'.join(_WORDS)}) (?P<kind>{_KIND})s?"
    rf"(?: of (?P<items>\w+))?(?: as (?:an )?(?:input|argument|parameter)s?)?(?:: (?P<names>{_LIST}))?(?=[.,])"
)
_NAMED = re.compile(rf"(?:(?P<kind>{_KIND}) )?`(?P<name>\w+)`")
_STEP = re.compile(r"\b[Tt]he (?:first|second|third|fourth|fifth|sixth|next|last|final) step is to(?= \w+ )")
_PROCEEDS = re.compile(
    r", (?:and|so) (?:the (?:function|program|code|execution)|it) (?:proceeds|moves on|goes on) (?:to|with) the next "
    r"(?:line|statement)(?=\.)"
)


def blanked(scene: Scene, text: str) -> str:
    """The text with its frames blanked, of the same length."""
    for pattern, holds in _RULES:
        text = pattern.sub(_blank_if(holds, scene), text)
    return text


def _blank_if(holds: Callable[[Scene, re.Match[str]], bool], scene: Scene) -> Callable[[re.Match[str]], str]:
    return lambda match: " " * len(match[0]) if holds(scene, match) else match[0]


def _is_given(scene: Scene, match: re.Match[str]) -> bool:
    """Whether the entry takes what is said: as many values, of that type, of those names."""
    given = scene.steps[0].changed
    if match["entry"] != scene.trace.program.entry or len(given) != _WORDS[match["many"]]:
        return False
    if not all(_is_kind(text, match["kind"]) for text in given.values()) or match["items"] not in (None, *given):
        return False
    named = list(_NAMED.finditer(match["names"] or ""))
    if not named:
        return True
    return [one["name"] for one in named] == list(given) and all(_is_kind(given[one["name"]], one["kind"]) for one in named)


def _is_kind(text: str | None, kind: str | None) -> bool:
    value = readable(text or "")
    return kind is None or isinstance(value, _KINDS[kind])


_RULES: Sequence[tuple[re.Pattern[str], Callable[[Scene, re.Match[str]], bool]]] = (
    (_TAKES, _is_given),
    (_STEP, lambda _scene, _match: True),
    (_PROCEEDS, lambda _scene, _match: True),
)
