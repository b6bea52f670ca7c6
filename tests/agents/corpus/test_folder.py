from pathlib import Path

import pytest

from agents.author import Draft, Refused
from agents.corpus import FolderAuthor, Functions
from agents.seeds import Seed
from sandbox.program import Call
from tests.agents.test_sources import folder
from tests.conftest import Backend

LAID = "def f(n: int) -> int:\n    open('laid', 'w').close()\n    return n\n"


def written(backend: Backend, root: Path, text: str) -> Draft | Refused:
    folder(root, {"a.py": text})
    author = FolderAuthor(Functions(root), backend.pool)
    return backend.wait(author.write(Seed(0, "corpus", "", 0, 0), ()))


def test_examples_come_first_and_exploration_adds_inputs(backend: Backend, tmp_path: Path) -> None:
    docstring = '"""Half or thrice.\n\n    >>> f(6)\n    3\n    """'
    text = f"def f(n: int) -> int:\n    {docstring}\n    if n % 2:\n        return 3 * n\n    return n // 2\n"
    draft = written(backend, tmp_path, text)
    assert isinstance(draft, Draft), draft
    assert draft.calls[0] == Call(("6",))
    assert any(int(call.args[0]) % 2 for call in draft.calls)
    assert (draft.expected, draft.reached, draft.is_final) == ((), ("found", "run", "explored"), True)


def test_without_examples_inputs_come_from_annotations_or_use(backend: Backend, tmp_path: Path) -> None:
    for number, header in enumerate(("xs: list[int]", "xs")):
        text = f"def f({header}):\n    best = 0\n    for x in xs:\n        if x > best:\n            best = x\n    return best\n"
        draft = written(backend, tmp_path / str(number), text)
        assert isinstance(draft, Draft), draft
        assert len(draft.calls) > 1


@pytest.mark.parametrize(
    ("text", "reason", "reached"),
    [
        ('def f(n):\n    """>>> f(2)\n    5\n    """\n    return n * 2\n', "example_differs", ("found", "run")),
        ('def f(n):\n    """>>> f(2)\n    4.0\n    """\n    return n * 2\n', "example_differs", ("found", "run")),
        ('def f(n):\n    """>>> f(2)\n    4\n    """\n    return n[0]\n', "example_differs", ("found", "run")),
        ("def f(n: str) -> int:\n    return n - 1\n", "no_inputs", ("found", "run", "explored")),
        ("def f(n):\n    return map(str, range(n))\n", "returns_object", ("found", "run", "explored")),
        ("def f(n):\n    return [n, {1: iter([n])}]\n", "returns_object", ("found", "run", "explored")),
        ("def f(n):\n    return input() + n\n", "needs_input", ("found",)),
        ("def f(tree):\n    return tree.left\n", "needs_object", ("found",)),
        ("def f(n):\n    yield n\n", "generator", ("found",)),
    ],
)
def test_a_function_of_no_use_is_left_out_by_name_and_says_where_it_stands(
    backend: Backend, tmp_path: Path, text: str, reason: str, reached: tuple[str, ...]
) -> None:
    refused = written(backend, tmp_path, text)
    assert isinstance(refused, Refused), refused
    assert (refused.reason, refused.reached) == (reason, reached)
    assert refused.detail.startswith("a.py:1 f")
    assert "\n" not in refused.detail


def test_nothing_of_the_files_runs_on_the_host(backend: Backend, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    evil = "import os\nos.system('touch laid')\nclass M(type):\n    open('laid', 'w')\n"
    assert isinstance(written(backend, tmp_path / "code", f"{evil}\n{LAID}"), Refused)
    functions = Functions(tmp_path / "code")
    with pytest.raises(ValueError, match="no usable function"):
        functions.check()
    assert not (tmp_path / "laid").exists()


def test_past_the_last_function_there_is_no_row(backend: Backend, tmp_path: Path) -> None:
    folder(tmp_path, {"a.py": "def f(n):\n    return n\n"})
    author = FolderAuthor(Functions(tmp_path), backend.pool)
    refused = backend.wait(author.write(Seed(0, "corpus", "", 0, 1), ()))
    assert isinstance(refused, Refused)
    assert refused.reason == "no_row"
