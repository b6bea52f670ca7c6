"""What a model wrote, as a narration: without what stands around the telling, and with its anchors in their proper form."""

import re
from collections.abc import Mapping, Sequence

from agents.llm_narrator.view import Line
from agents.narration import Anchor, BadNarration, Narration, Statement, is_anchored, parse, render
from sandbox.guest import claims

_THOUGHT = re.compile(r"<(think|thinking|reasoning)>.*?</\1>", re.DOTALL)
_FENCED = re.compile(r"\A\s*```[\w-]*[ \t]*\n(.*?)\n?[ \t]*```\s*\Z", re.DOTALL)
_HEAD = re.compile(
    r"\A\s*(?:(?:here|sure|certainly|of course)\b[^\n]*:\s*\n"
    r"|(?:\*\*|#+ *)?(?:text|narration)\b(?:\*\*)?:?(?:\*\*)?[ \t]*\n?)",
    re.IGNORECASE,
)
_ENDING = re.compile(r"\[\[[^\[\]]*\breturn\s*==.*?\]\][.!]?", re.DOTALL)
_CLAIMS = re.compile(r"(\[\[\s*\d+(?:\s*\.\.\s*\d+)?\s*\|)([^\"'\n]*?)(\]\])")
_EQUALS = re.compile(r"(?<![=<>!])=(?!=)")
_COLON = re.compile(r"\[\[\s*(\d+(?:\s*\.\.\s*\d+)?)\s*:\s")
_MORE = re.compile(r"\b(?:old|runs|calls|len)\(")
"""Claims that a narrator may add by itself to those that it was given."""
_CODE = re.compile(r"`([A-Za-z_]\w*)`")


def narration_of(reply: str) -> str:
    """The telling in a model's reply.

    Thoughts, fences, a heading before it and whatever follows the anchor of the answer are passed over; ``=`` in an anchor is
    read as ``==``. No word of the telling is changed.
    """
    text = _THOUGHT.sub("", reply)
    if fenced := _FENCED.match(text):
        text = fenced[1]
    text = _HEAD.sub("", text, count=1).strip()
    if not is_anchored(text):
        return text
    text = _COLON.sub(r"[[\1| ", text)
    text = _CLAIMS.sub(lambda match: match[1] + _EQUALS.sub("==", match[2]) + match[3], text)
    endings = list(_ENDING.finditer(text))
    return text[: endings[-1].end()].strip() if endings else text


def in_phrases(text: str, glosses: Mapping[str, str]) -> str:
    """The telling with the phrase of each variable that it names in backticks, for readers who see no code."""
    return _CODE.sub(lambda match: glosses.get(match[1], match[0]), text)


def with_anchors_of(text: str, lines: Sequence[Line]) -> str:
    """The telling with the claims that its anchors were given, where it copied them badly; further ones that can be read stay.

    Args:
        text: the telling.
        lines: as it was shown them.
    """
    given = {(line.first, line.last): line.claims for line in lines}
    try:
        told = parse(text)
    except BadNarration:
        return text
    statements = [
        Statement(statement.prose, tuple(_restored(anchor, given) for anchor in statement.anchors))
        for statement in told.statements
    ]
    return render(Narration(tuple(statements)))


def _restored(anchor: Anchor, given: Mapping[tuple[int, int], tuple[str, ...]]) -> Anchor:
    own = given.get((anchor.first, anchor.last))
    if own is None:
        return anchor
    more = [claim for claim in anchor.claims if claim not in own and _MORE.search(claim) and _can_be_read(claim)]
    return Anchor(anchor.first, anchor.last, (*own, *more))


def _can_be_read(claim: str) -> bool:
    try:
        claims.parse(claim)
    except claims.BadClaim:
        return False
    return True
