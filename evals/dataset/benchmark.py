"""The questions of a benchmark, from the files in which it is given away."""

import json
from collections.abc import Iterator
from pathlib import Path

from evals.files import NOT_THERE

_FIELDS = ("question", "input", "prompt", "problem")
_EXAMPLES = "examples"


class UnfitBenchmarkError(ValueError):
    """A file has no questions that can be read; the message is one line."""


def read_questions(path: Path) -> list[str]:
    """The questions of a JSON file of ``{"examples": [...]}`` or of a list, or of a file with one JSON object a line.

    What an object asks is its first field among ``question``, ``input``, ``prompt`` and ``problem`` that is a text.

    Raises:
        UnfitBenchmarkError: the file cannot be read, is something else, or has no questions.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise UnfitBenchmarkError(f"{path}: {NOT_THERE}") from error
    except OSError as error:
        raise UnfitBenchmarkError(f"{path}: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise UnfitBenchmarkError(f"{path}: {error}") from error
    try:
        found = [_question(item) for item in (_lines(text) if path.suffix == ".jsonl" else _items(text))]
    except (ValueError, RecursionError) as error:
        raise UnfitBenchmarkError(f"{path}: {str(error).splitlines()[0]}") from error
    if not found:
        raise UnfitBenchmarkError(f"{path}: there are no questions in it")
    return found


def _lines(text: str) -> Iterator[object]:
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            try:
                yield json.loads(line)
            except ValueError as error:
                raise ValueError(f"line {number} is no JSON: {error}") from error


def _items(text: str) -> list[object]:
    data: object = json.loads(text)
    items = data.get(_EXAMPLES) if isinstance(data, dict) else data
    if not isinstance(items, list):
        raise ValueError(f'a list of questions is needed, or an object with "{_EXAMPLES}"')  # noqa: TRY004 -- of the file, not of an argument
    return items


def _question(item: object) -> str:
    if isinstance(item, dict):
        for field in _FIELDS:
            if isinstance(item.get(field), str):
                return str(item[field])
    raise ValueError(f"an entry has none of the fields {', '.join(_FIELDS)}")
