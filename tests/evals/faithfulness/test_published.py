import re
import shutil
from pathlib import Path

from evals.faithfulness.mutant import CLASSES
from evals.faithfulness.published import FILE, publish, publish_plain, published
from evals.faithfulness.report import markdown
from evals.faithfulness.result import Result, Tally
from graphs import __version__

README = Path("README.md").read_text(encoding="utf-8")


def test_the_readme_says_what_is_published() -> None:
    table = [line for line in markdown(published().result) if line]
    assert [line for line in table if line not in README] == []


def test_the_readme_says_what_is_published_of_plain_prose() -> None:
    figures = published()
    for name, one in (("all of these", figures.plain), ("held out", figures.held_out)):
        line = next(line for line in README.splitlines() if line.startswith(f"| **{name}** "))
        lies, accepted, truths = (cell.strip(" *") for cell in line.split("|")[2:5])
        assert lies == f"{one.lies.total:,}"
        assert re.match(rf"\**{100 * one.lies.wrong / one.lies.total:.1f} %", accepted)
        assert truths == str(one.truths.total)


def test_every_class_of_lies_is_published() -> None:
    assert tuple(published().classes) == CLASSES


def test_what_a_run_found_takes_the_place_of_what_was_published_and_plain_prose_stays(tmp_path: Path) -> None:
    path = Path(shutil.copy(FILE, tmp_path))
    found = Result()
    found.accepted["sign"] = Tally(1, 50)
    found.rejected["template"] = Tally(2, 60)
    publish(found, ["--limit", "9"], path)
    figures = published(path)
    assert figures.result.overall == Tally(1, 50)
    assert figures.result.refused == Tally(2, 60)
    assert (figures.arguments, figures.version) == (("--limit", "9"), __version__)
    assert figures.plain == published().plain


def test_plain_prose_is_published_by_itself(tmp_path: Path) -> None:
    path = Path(shutil.copy(FILE, tmp_path))
    publish_plain((Tally(1, 10), Tally(2, 20)), (Tally(3, 30), Tally(4, 40)), path)
    figures = published(path)
    assert (figures.plain.lies.tally, figures.held_out.truths.tally) == (Tally(1, 10), Tally(4, 40))
    assert figures.classes == published().classes
