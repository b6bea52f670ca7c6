"""The formats that trainers read: which columns a row has in each, and how they are made."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pyarrow as pa

Row = Mapping[str, str]

ABOUT = ("id", "answer", "domain", "topic", "level", "direction", "author", "narrator", "licence", "origin")
"""Columns that every format has besides its own: to score answers, to choose rows, and to say whose program it is."""
NEEDED = ("prompt", "reasoning", *ABOUT)
"""Columns of a run's row that a format is made of."""
KEYS = ("reasoning_content", "thinking")
"""What chat templates call the reasoning."""


@dataclass(frozen=True, slots=True)
class Format:
    """One way to write a row.

    Attributes:
        name: as it is asked for.
        read_by: who reads it, in words.
        own: Arrow fields of its own columns.
        make: gives these columns for a row.
    """

    name: str
    read_by: str
    own: tuple[pa.Field, ...]
    make: Callable[[Row], dict[str, object]]

    @property
    def schema(self) -> pa.Schema:
        """Arrow schema of the written rows."""
        kinds = {"level": pa.int8()}
        return pa.schema([*self.own, *(pa.field(name, kinds.get(name, pa.string())) for name in ABOUT)])

    def written(self, row: Row) -> dict[str, object]:
        """A row of a run as it is written."""
        return {**self.make(row), **{name: row[name] for name in ABOUT}}


def format_of(name: str, key: str = KEYS[0]) -> Format:
    """The format of a name; ``key`` is what the reasoning is called in the format ``reasoning_content``."""
    return _REASONING[key] if name == "reasoning_content" else FORMATS[name]


def _turns(*names: str) -> pa.DataType:
    return pa.list_(pa.struct([(name, pa.string()) for name in names]))


def _user(row: Row) -> dict[str, str]:
    return {"role": "user", "content": row["prompt"]}


def _assistant(content: str) -> dict[str, str]:
    return {"role": "assistant", "content": content}


def _messages(row: Row) -> dict[str, object]:
    return {"messages": [_user(row), _assistant(row["reasoning"])]}


def _apart(key: str) -> Callable[[Row], dict[str, object]]:
    return lambda row: {"messages": [_user(row), {**_assistant(row["answer"]), key: row["reasoning"]}]}


def _thinking(row: Row) -> dict[str, object]:
    return {"messages": [_user(row), _assistant(f"<think>\n{row['reasoning']}\n</think>\n\n{row['answer']}")]}


def _prompt_completion(row: Row) -> dict[str, object]:
    return {"prompt": [_user(row)], "completion": [_assistant(row["reasoning"])]}


def _sharegpt(row: Row) -> dict[str, object]:
    return {"conversations": [{"from": "human", "value": row["prompt"]}, {"from": "gpt", "value": row["reasoning"]}]}


def _alpaca(row: Row) -> dict[str, object]:
    return {"instruction": row["prompt"], "input": "", "output": row["reasoning"]}


_MESSAGES = (pa.field("messages", _turns("role", "content")),)
_REASONING = {
    key: Format(
        "reasoning_content",
        "TRL, Axolotl and others whose chat template reads "
        + (
            "`reasoning_content`: Qwen3 and later, GLM 4.5, Nemotron 3"
            if key == KEYS[0]
            else "`thinking`: gpt-oss, LFM2.5, with older versions of transformers"
        ),
        (pa.field("messages", _turns("role", "content", key)),),
        _apart(key),
    )
    for key in KEYS
}
FORMATS = {
    one.name: one
    for one in (
        Format("messages", "TRL, Axolotl, Unsloth, LLaMA-Factory", _MESSAGES, _messages),
        _REASONING[KEYS[0]],
        Format(
            "thinking",
            "the same, where templates know no reasoning (Llama 3, Qwen2.5, Phi) or part it themselves (Qwen3 to 3.6, GLM 4.5)",
            _MESSAGES,
            _thinking,
        ),
        Format(
            "prompt-completion",
            "TRL, which learns the completion alone",
            (pa.field("prompt", _turns("role", "content")), pa.field("completion", _turns("role", "content"))),
            _prompt_completion,
        ),
        Format("sharegpt", "LLaMA-Factory, Axolotl, Unsloth", (pa.field("conversations", _turns("from", "value")),), _sharegpt),
        Format(
            "alpaca",
            "LLaMA-Factory, Axolotl, torchtune",
            tuple(pa.field(name, pa.string()) for name in ("instruction", "input", "output")),
            _alpaca,
        ),
    )
}
"""Name -> format."""
