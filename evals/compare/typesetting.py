"""Tables as text for a terminal, in Markdown and in LaTeX."""

from collections.abc import Iterable, Sequence

from evals.compare.tables import Table

_LATEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "&": r"\&",
        "%": r"\%",
        "$": r"\$",
        "#": r"\#",
        "_": r"\_",
        "{": r"\{",
        "}": r"\}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "<": r"\textless{}",
        ">": r"\textgreater{}",
        "→": r"$\rightarrow$",
        "–": "--",
    }
)


def text(tables: Iterable[Table], notes: Iterable[str]) -> str:
    """Columns of equal width."""
    return "\n".join([*(_text(table) for table in tables), *notes, ""])


def markdown(tables: Iterable[Table], notes: Iterable[str]) -> str:
    """Tables as GitHub reads them."""
    listed = [f"- {_cell(note)}" for note in notes]
    return "\n".join([*(_markdown(table) for table in tables), *listed, ""])


def latex(tables: Iterable[Table], notes: Sequence[str]) -> str:
    """Tables for a paper that uses ``booktabs``; the notes stand below the last."""
    said = r"\footnotesize " + " ".join(note.translate(_LATEX) for note in notes)
    return "\n".join([r"% needs \usepackage{booktabs}", *(_latex(table) for table in tables), said, ""])


def _text(table: Table) -> str:
    lines = [table.head, *table.rows]
    widths = [max(len(line[number]) for line in lines) for number in range(len(table.head))]
    return "\n".join([f"{table.title}:", *(f"  {_row(table, line, widths)}".rstrip() for line in lines), ""])


def _row(table: Table, line: Sequence[str], widths: Sequence[int]) -> str:
    padded = (cell.ljust(width) if number < table.names else cell.rjust(width) for number, (cell, width) in _cells(line, widths))
    return "  ".join(padded)


def _cells(line: Sequence[str], widths: Sequence[int]) -> Iterable[tuple[int, tuple[str, int]]]:
    return enumerate(zip(line, widths, strict=True))


def _markdown(table: Table) -> str:
    rule = ["---" if number < table.names else "---:" for number in range(len(table.head))]
    lines = [[_cell(cell) for cell in line] for line in (table.head, *table.rows)]
    lines.insert(1, rule)
    return "\n".join([f"### {table.title}", "", *(f"| {' | '.join(line)} |" for line in lines), ""])


def _cell(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;").replace("*", "\\*").replace("`", "\\`")
    return escaped.replace("_", "\\_")


def _latex(table: Table) -> str:
    columns = "l" * table.names + "r" * (len(table.head) - table.names)
    head, *rows = (" & ".join(cell.translate(_LATEX) for cell in line) + r" \\" for line in (table.head, *table.rows))
    caption = table.title.translate(_LATEX)
    return "\n".join(
        [
            r"\begin{table}",
            r"\centering",
            rf"\caption{{{caption}}}",
            rf"\begin{{tabular}}{{{columns}}}",
            r"\toprule",
            head,
            r"\midrule",
            *rows,
            r"\bottomrule",
            r"\end{tabular}",
            r"\end{table}",
            "",
        ]
    )
