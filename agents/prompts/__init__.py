"""The words with which models are asked: files beside this one, in which ``{{name}}`` gives way to a value.

A value that the file has no place for, or a place that gets no value, is an error, so that no prompt ever goes out half made.
"""

import hashlib
import json
import re
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

_FOLDER = Path(__file__).parent
_PLACE = re.compile(r"\{\{([a-z_]+)\}\}")


class PromptError(Exception):
    """Values and places of a prompt differ, or there is no such prompt: a mistake in the code, which nothing else can mend."""


@dataclass(frozen=True)
class Prompt:
    """One file of words.

    Attributes:
        name: of the file, without its ending; with a slash where it lies in a folder.
        text: as it stands there.
    """

    name: str
    text: str

    @cached_property
    def places(self) -> frozenset[str]:
        """Names of the values that it needs."""
        return frozenset(_PLACE.findall(self.text))

    def render(self, **values: str) -> str:
        """The words with each value in its place; values are not looked into, whatever they hold.

        Raises:
            PromptError: a value is missing or has no place.
        """
        if missing := sorted(self.places - values.keys()):
            raise PromptError(f"prompt {self.name} lacks {', '.join(missing)}")
        if surplus := sorted(values.keys() - self.places):
            raise PromptError(f"prompt {self.name} has no place for {', '.join(surplus)}")
        return _PLACE.sub(lambda match: values[match[1]], self.text)


@cache
def load(name: str) -> Prompt:
    """The prompt of a name such as ``narrate``.

    Raises:
        PromptError: there is none.
    """
    try:
        return Prompt(name, (_FOLDER / f"{name}.md").read_text(encoding="utf-8").strip())
    except OSError as error:
        raise PromptError(f"there is no prompt {name}") from error


def names() -> tuple[str, ...]:
    """All prompts, in alphabetical order."""
    return tuple(sorted(path.relative_to(_FOLDER).with_suffix("").as_posix() for path in _FOLDER.rglob("*.md")))


def digest(*prompts: Prompt) -> str:
    """16 hexadecimal digits that change when any of the prompts does."""
    parts = [[prompt.name, prompt.text] for prompt in prompts]
    return hashlib.sha256(json.dumps(parts, ensure_ascii=True).encode()).hexdigest()[:16]
