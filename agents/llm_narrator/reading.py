"""What a model wrote, as a narration: without what stands around the telling, and with its anchors in their proper form."""

import re
from collections.abc import Mapping

from agents.narration import is_anchored

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
