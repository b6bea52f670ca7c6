import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from agents.corpus.plain import PlainRow
from tests.readme import ARCHITECTURE, README, files, first_row, section

TEXT = README.read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", TEXT, re.DOTALL | re.MULTILINE)


def test_the_row_is_the_first_that_the_main_job_makes() -> None:
    assert section(TEXT, "row") == first_row()


def test_every_file_is_listed_with_its_job() -> None:
    assert section(ARCHITECTURE.read_text(encoding="utf-8"), "files") == files()


def test_the_plain_row_is_one() -> None:
    (text,) = blocks("json")
    assert PlainRow.model_validate(json.loads(text)).args == [63, [25, 10, 1]]


def test_the_two_commands_for_a_fresh_machine_are_where_ci_looks_for_them() -> None:
    for name, last in (("run", "--domain math"), ("test", "pytest --numprocesses auto --dist loadfile")):
        found = re.search(rf"<!-- {name} -->\n```bash\n(.*?)\n```", TEXT)
        assert found
        assert found[1].endswith(last)


@pytest.mark.parametrize(
    "command",
    [
        pytest.param(command, marks=[pytest.mark.docker] if "corpus:" in command else [])
        for block in blocks("bash")
        for line in block.splitlines()
        if (command := line.split("#")[0].strip()).startswith("python -m ")
    ],
)
def test_the_commands_are_understood(command: str, tmp_path: Path) -> None:
    """Long ones are asked for help with the same options; short ones run."""
    arguments = re.findall(r"'[^']*'|\S+", command)[1:]
    short = "sandbox" in arguments or any("examples/" in argument for argument in arguments)
    more = ["--out", str(tmp_path / "rows")] if "graphs.generate" in arguments and short else [] if short else ["--help"]
    whole = [sys.executable, *(argument.strip("'") for argument in arguments), *more]
    done = subprocess.run(whole, capture_output=True, text=True, check=False, cwd=README.parent, timeout=250)
    assert done.returncode == 0, done.stderr
