"""What the README and ARCHITECTURE.md say that the code knows better; ``python -m tests.readme`` writes it anew."""

import ast
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import pyarrow.parquet as pq

README = Path(__file__).parent.parent / "README.md"
ARCHITECTURE = README.parent / "ARCHITECTURE.md"
PACKAGES = ("sandbox", "agents", "graphs", "evals")


def first_row() -> str:
    """The row of the first seed of the main job, as the README shows it."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "graphs.generate", "--domain", "math", "-n", "1", "--out", folder]
        subprocess.run(command, check=True, capture_output=True, cwd=README.parent, timeout=280)
        (row,) = pq.read_table(Path(folder) / "data").select(["prompt", "reasoning", "answer"]).to_pylist()
    return "\n>\n".join(f"> **{name}** {text}" for name, text in row.items())


def files() -> str:
    """Every folder and file of the packages with the first sentence of its docstring."""
    lines = []
    for package in PACKAGES:
        folders = sorted({path.parent for path in (README.parent / package).rglob("*.py")})
        lines.append(f"- `{package}/` {_job(README.parent / package / '__init__.py')}")
        lines += [line for folder in folders for line in _folder(folder)]
    return "\n".join(lines)


def _folder(folder: Path) -> list[str]:
    depth = len(folder.relative_to(README.parent).parts)
    heading = f"{'  ' * (depth - 1)}- `{folder.relative_to(README.parent)}/` {_job(folder / '__init__.py')}"
    own = (path for path in sorted(folder.glob("*.py")) if path.name != "__init__.py")
    return [heading] * (depth > 1) + [f"{'  ' * depth}- `{path.name}` {_job(path)}" for path in own]


def _job(path: Path) -> str:
    text = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "" if path.exists() else ""
    return " ".join(text.split("\n\n")[0].split()).replace("``", "`")


def section(text: str, name: str) -> str:
    """What stands between the marks of a section."""
    found = re.search(rf"<!-- {name} -->\n(.*?)\n?<!-- /{name} -->", text, re.DOTALL)
    assert found, f"no section {name}"
    return found[1]


def main() -> None:
    """Write the sections anew."""
    for path, name, content in ((README, "row", first_row()), (ARCHITECTURE, "files", files())):
        text = path.read_text(encoding="utf-8")
        start, end = f"<!-- {name} -->\n", f"<!-- /{name} -->"
        text = text[: text.index(start)] + start + content + "\n" + text[text.index(end) :]
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
