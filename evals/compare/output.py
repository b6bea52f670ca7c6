"""What a comparison leaves behind: files, and tables on standard output."""

import json
import sys
from pathlib import Path

from evals.compare import typesetting
from evals.compare.comparison import Comparison
from evals.compare.options import Options
from evals.compare.report.page import page
from evals.compare.tables import notes, tables
from graphs.folders import UnfitFolderError, make_writable, refuse_others
from graphs.guard import quiet_if_nobody_reads, said

NAME = "comparison.json"


def make_room(options: Options) -> None:
    """Make the folders of all that will be written, and make sure that it can be, before any work is put in.

    Raises:
        UnfitFolderError: it cannot, or the folder is of something else.
    """
    files = [options.out / NAME, options.html, *filter(None, (options.markdown, options.latex))]
    try:
        if not any((options.out / "work").glob("*/*/config.json")):
            refuse_others(options.out, ("work",))
        (options.out / "work").mkdir(parents=True, exist_ok=True)
        for file in files:
            if file.is_dir():
                raise UnfitFolderError(f"{file} is a folder")
            make_writable(file.parent)
    except OSError as error:
        raise UnfitFolderError(f"nothing can be written: {said(error)}") from error


def write(options: Options, comparison: Comparison) -> None:
    """Write the files, and the figures to standard output."""
    listed, told = list(tables(comparison)), list(notes(comparison))
    _replace(options.out / NAME, comparison.model_dump_json(indent=1) + "\n")
    _replace(options.html, page(comparison))
    if options.markdown:
        _replace(options.markdown, typesetting.markdown(listed, told))
    if options.latex:
        _replace(options.latex, typesetting.latex(listed, told))
    with quiet_if_nobody_reads():
        if options.json:
            figures = comparison.model_dump(mode="json", exclude={"samples", "tellings"})
            print(json.dumps(figures | {"out": str(options.out)}))
        else:
            sys.stdout.write(f"{typesetting.text(listed, told)}\n{_written(options)}\n")


def _written(options: Options) -> str:
    return f"all texts side by side in {options.html}, all figures and texts as JSON in {options.out / NAME}"


def _replace(path: Path, text: str) -> None:
    """Write a file that takes the place of another once it is whole."""
    partial = path.with_name(f"{path.name}.partial")
    partial.write_text(text, encoding="utf-8")
    partial.replace(path)
