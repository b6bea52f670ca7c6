"""The page: its template with tables, picture, data, style and script worked in."""

import base64
import hashlib
from importlib import resources
from string import Template

import msgspec

from evals.compare.comparison import Comparison
from evals.compare.report.about import about, cascade
from evals.compare.report.markup import joined
from evals.compare.report.pareto import pareto
from evals.compare.report.payload import payload
from evals.compare.report.tables import figures, laws

_PARTS = ("data.js", "trace.js", "moves.js", "filters.js", "keys.js")
_FILES = resources.files("evals.compare.report") / "parts"


def page(comparison: Comparison) -> str:
    """The report as one HTML file, which loads nothing and runs no script but its own.

    Names and texts of narrators, programs and corpora are escaped in the tables; the script shows them by ``textContent``
    alone, which the page's own policy makes sure of.
    """
    style, script = _read("style.css"), _script()
    return Template(_read("page.html")).substitute(
        policy=joined(_policy(style, script)),
        title=joined(f"{len(comparison.narrators)} narrators compared on {len(comparison.samples):,} traces"),
        lead=joined(_lead(comparison)),
        figures=figures(comparison),
        pareto=joined(pareto(comparison), cascade(comparison)),
        laws=laws(comparison),
        about=about(comparison),
        style=style,
        script=script,
        data=_data(comparison),
    )


def _lead(comparison: Comparison) -> str:
    fields = ", ".join(field.name for field in comparison.fields)
    way = "from the input to the output" if comparison.direction == "forward" else "from an output to an input that gives it"
    return (
        f"Every narrator told the same traces of {fields}, {way}. A text is faithful if it keeps every law of the checker, "
        "which executes the program once more."
    )


def _read(name: str) -> str:
    return (_FILES / name).read_text(encoding="utf-8")


def _script() -> str:
    parts = "\n".join(_read(name) for name in _PARTS)
    return f'"use strict";\n(() => {{\n{parts}}})();\n'


def _policy(style: str, script: str) -> str:
    """What a browser lets the page do: nothing but this style and this script, which may not write HTML."""
    return (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; base-uri 'none'; form-action 'none'; "
        "require-trusted-types-for 'script'; trusted-types 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _data(comparison: Comparison) -> str:
    """JSON that cannot end the element it stands in."""
    return msgspec.json.encode(payload(comparison)).decode().replace("<", "\\u003c")
