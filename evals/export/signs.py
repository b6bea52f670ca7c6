"""Words that a tokenizer or a chat template would take for signs of its own."""

import re
from collections.abc import Mapping

_SIGN = re.compile(
    r"<\s*/?\s*think(?:ing)?\s*>"  # where thought begins and ends: Qwen, DeepSeek, GLM and others
    r"|◁/?think▷"  # the same of Kimi
    r"|<[|｜][^<>\s]{1,60}[|｜]>"  # turns and channels: ChatML, Llama 3, gpt-oss, DeepSeek
    r"|</?s>|\[/?INST\]|<(?:start|end)_of_turn>",  # Llama 2, Mistral, Gemma
    re.IGNORECASE,
)
_WORDS = ("prompt", "reasoning", "answer")


def sign_in(row: Mapping[str, str]) -> str:
    """The first sign in a row's prompt, reasoning or answer; empty if there is none.

    A row that holds one would be cut where the sign stands: a template that splits at ``</think>`` takes what follows for the
    answer. Writing the sign in another way would change words that were verified, so such a row cannot be exported.
    """
    for name in _WORDS:
        if "<" in row[name] or "[" in row[name] or "◁" in row[name]:
            found = _SIGN.search(row[name])
            if found:
                return found[0]
    return ""
