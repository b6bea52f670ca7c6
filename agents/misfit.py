"""What does not fit the format of rows and files from outside, in words for people who know that format and not what reads it."""

from collections.abc import Mapping, Sequence

from pydantic import ValidationError

_NOUNS = {
    "string": "a string",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "list": "a list",
    "tuple": "a list",
    "dict": "an object",
    "model": "an object",
}
_OTHERWISE = ("type", "parsing", "from_float")
"""Ends of the kinds of errors that mean a value of another type."""
_NONE: Mapping[str, str] = {}


def misfit(error: ValidationError, forms: Mapping[str, str] = _NONE) -> str:
    """The first field that does not fit and why: ``answer is missing``, ``level: must be a whole number``.

    Args:
        error: what pydantic says of the row, or of the file.
        forms: field -> what its value must be, where the type alone would say too little.
    """
    first = error.errors(include_url=False, include_input=False)[0]
    place, kind = _place(first["loc"]), first["type"]
    head = f"{place}: " if place else ""
    if kind == "missing":
        return f"{place} is missing"
    if kind == "extra_forbidden":
        return f"{head}there is no such field"
    if form := forms.get(str(first["loc"][0]) if first["loc"] else ""):
        return f"{first['loc'][0]}: must be {form}"
    if kind == "literal_error":
        return f"{head}must be {first['ctx']['expected']}"
    noun, _, rest = kind.partition("_")
    if noun in _NOUNS and rest in _OTHERWISE:
        return f"{head}must be {_NOUNS[noun]}"
    said = first["msg"].removeprefix("Value error, ")
    return f"{head}{said.replace('Input should', 'must', 1) if said.startswith('Input should') else said}"


def _place(parts: Sequence[int | str]) -> str:
    """A field within fields and lists, as in ``statements[0].prose``."""
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in parts).removeprefix(".")
