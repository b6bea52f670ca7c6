import asyncio
import json
from pathlib import Path

import pytest

from agents.author import Draft, Likeness, Refused
from agents.corpus import CorpusAuthor
from agents.seeds import Seed
from sandbox.program import Call

DOUBLE = "def main_solution(n):\n    return n * 2\n"
PYEDU = {
    "refcode": DOUBLE,
    "funcname": "main_solution",
    "problem_description": "Double it.",
    "io_requirements": "Input:\n  `n` (int): a number.",
    "ios": [{"input": {"n": 3}, "output": 6}, {"input": {"n": "ab"}, "output": "abab"}],
    "source": "pyedu",
    "id": "pyedu-7",
}
CRUXEVAL = {"code": "def f(a, b):\n    return a", "input": "{'x': (1, 2)}, [3]", "output": "{'x': (1, 2)}", "id": "sample_1"}
HUMANEVAL = {
    "task_id": "HumanEval/999",
    "prompt": 'def double(n):\n    """ Give twice n.\n    >>> double(4)\n    8\n    """\n',
    "canonical_solution": "    return n * 2\n",
    "entry_point": "double",
    "test": "def check(candidate):\n    x = 5\n    assert candidate(4) == 8\n    assert candidate(2 + 3) == 10, 'm'\n"
    "    assert candidate(x) == x + x\n    assert abs(candidate(0.5) - 1) < 1e-6\n",
}
PLAIN = {
    "id": "d",
    "source": "def d(n):\n    return n * 2\n",
    "entry": "d",
    "args": [[1]],
    "expected": [1, 1],
    "licence": "CC0-1.0",
}


def write(folder: Path, *rows: object) -> CorpusAuthor:
    lines = [row if isinstance(row, bytes) else json.dumps(row).encode() for row in rows]
    path = folder / "rows.jsonl"
    path.write_bytes(b"\n".join(lines) + b"\n")
    return CorpusAuthor(path)


def row(author: CorpusAuthor, index: int = 0) -> Draft | Refused:
    return asyncio.run(author.write(Seed(1, "corpus", "", 0, index), ()))


def draft(folder: Path, value: object) -> Draft:
    written = row(write(folder, value))
    assert isinstance(written, Draft), written
    return written


def refusal(folder: Path, value: object) -> str:
    written = row(write(folder, value))
    assert isinstance(written, Refused), written
    assert written.reason == "bad_row"
    assert "\n" not in written.detail
    return written.detail


def test_a_pyedu_row_gives_a_call_by_keyword_for_each_recorded_input(tmp_path: Path) -> None:
    written = draft(tmp_path, PYEDU)
    assert written.program.source == DOUBLE
    assert written.program.entry == "main_solution"
    assert written.program.problem == "Double it.\n\nInput:\n  `n` (int): a number."
    assert written.calls == (Call(kwargs=(("n", "3"),)), Call(kwargs=(("n", "'ab'"),)))
    assert written.expected == ("6", "'abab'")
    assert written.likeness is Likeness.JSON


def test_a_row_names_its_author_itself_and_its_licence(tmp_path: Path) -> None:
    origin = draft(tmp_path, PYEDU).program.origin
    assert (origin.author, origin.ident, origin.licence) == ("corpus:rows.jsonl", "pyedu-7", "unknown")
    assert draft(tmp_path, CRUXEVAL).program.origin.licence == "MIT"
    assert draft(tmp_path, PLAIN).program.origin.licence == "CC0-1.0"
    nameless = {key: value for key, value in CRUXEVAL.items() if key != "id"}
    assert draft(tmp_path, nameless).program.origin.ident == "row 1"


def test_a_pyedu_row_names_the_file_that_it_was_made_of(tmp_path: Path) -> None:
    meta = {"repo_name": "someone/exercises", "path": "/a/b.py", "msgidx": 3}
    assert draft(tmp_path, {**PYEDU, "meta": meta}).program.origin.ident == "pyedu-7 someone/exercises/a/b.py"


def test_infinity_and_nan_are_inputs_and_outputs_too(tmp_path: Path) -> None:
    written = draft(tmp_path, {**PYEDU, "ios": [{"input": {"n": [float("-inf")]}, "output": float("nan")}]})
    assert written.calls == (Call(kwargs=(("n", "[-inf]"),)),)
    assert written.expected == ("nan",)


def test_equal_inputs_are_called_once(tmp_path: Path) -> None:
    written = draft(tmp_path, {**PYEDU, "ios": PYEDU["ios"] * 2})  # type: ignore[operator]
    assert len(written.calls) == len(written.expected) == 2


def test_a_cruxeval_row_gives_one_call_of_f_and_no_problem(tmp_path: Path) -> None:
    written = draft(tmp_path, CRUXEVAL)
    assert written.calls == (Call(("{'x': (1, 2)}", "[3]")),)
    assert (written.program.entry, written.program.problem) == ("f", "")
    assert (written.expected, written.likeness) == (("{'x': (1, 2)}",), Likeness.EXACT)


@pytest.mark.parametrize(
    ("text", "args"),
    [
        ("''.join(['A'] * 3), -1", ("'AAA'", "-1")),
        ("range(100, 120)", ("range(100, 120)",)),
        ("dict(f=1, h=2)", ("{'f': 1, 'h': 2}",)),
        ("set([3, 1]), set(), frozenset()", ("{1, 3}", "set()", "frozenset()")),
        ("'a' 'b' + 'c', 2 ** 10 // 3, (1,)", ("'abc'", "341", "(1,)")),
        ("", ()),
    ],
)
def test_constant_expressions_are_inputs_too(tmp_path: Path, text: str, args: tuple[str, ...]) -> None:
    assert draft(tmp_path, {**CRUXEVAL, "input": text}).calls == (Call(args),)


@pytest.mark.parametrize(
    "text",
    [
        "open('x')",
        "x",
        "[0] * 10 ** 9",
        "10 ** 10 ** 10",
        "1 / 0",
        "{[]}",
        "1)(2",
        "*[1]",
        "**{}",
        "...",
        "list(range(10 ** 9))",
        "'%9999999d' % 1",
    ],
)
def test_an_input_that_is_no_constant_is_a_bad_row(tmp_path: Path, text: str) -> None:
    assert "input" in refusal(tmp_path, {**CRUXEVAL, "input": text})


def test_humaneval_calls_are_mined_from_the_asserts_and_worked_examples_go_last(tmp_path: Path) -> None:
    written = draft(tmp_path, HUMANEVAL)
    assert written.calls == (Call(("5",)), Call(("4",)))
    assert written.expected == ("10", "8")
    assert written.program.problem.startswith("Give twice n.")
    assert written.program.entry == "double"
    assert written.likeness is Likeness.EQUAL


def test_humaneval_calls_without_a_recorded_output_serve_where_there_are_no_others(tmp_path: Path) -> None:
    written = draft(tmp_path, {**HUMANEVAL, "test": "def check(candidate):\n    assert abs(candidate(0.5) - 1) < 1e-6\n"})
    assert (written.calls, written.expected) == ((Call(("0.5",)),), ())


def test_a_plain_row_may_give_several_calls_each_by_place_by_name_or_as_python_text(tmp_path: Path) -> None:
    rest = {key: value for key, value in PLAIN.items() if key not in ("args", "expected")}
    by_json = draft(tmp_path, {**rest, "calls": [[[1]], {"n": 2}], "expected": [[1, 1], 4]})
    assert by_json.calls == (Call(("[1]",)), Call(kwargs=(("n", "2"),)))
    assert (by_json.expected, by_json.likeness) == (("[1, 1]", "4"), Likeness.JSON)
    in_python = draft(tmp_path, {**rest, "calls": ["(1, 2)", "n={3}"], "expected": ["(1, 2, 1, 2)", "None"]})
    assert in_python.calls == (Call(("(1, 2)",)), Call(kwargs=(("n", "{3}"),)))
    assert (in_python.expected, in_python.likeness) == (("(1, 2, 1, 2)", "None"), Likeness.EXACT)


def test_a_recorded_null_is_an_output_and_an_absent_one_is_not(tmp_path: Path) -> None:
    assert draft(tmp_path, {**PLAIN, "expected": None}).expected == ("None",)
    assert draft(tmp_path, {key: value for key, value in PLAIN.items() if key != "expected"}).expected == ()


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"args": None}, "either args or calls"),
        ({"calls": [[1]]}, "either args or calls"),
        ({"gloses": {}}, "gloses"),
        ({"entry": "e"}, "does not define e"),
        ({"source": "def d(:"}, "not Python"),
        ({"source": "d = " + "(" * 5000}, "source"),
        ({"source": 5}, "line 1: source: must be a string"),
        ({"args": None, "calls": [1]}, "line 1: calls: must be a list with the arguments of each call, such as"),
    ],
)
def test_a_plain_row_that_is_wrong_says_what_is_wrong(tmp_path: Path, change: dict[str, object], why: str) -> None:
    assert why in refusal(tmp_path, {**PLAIN, **change})


@pytest.mark.parametrize(
    ("line", "why"), [(b"{", "not JSON"), (b"\xff", "not JSON"), (b"[1]", "not a JSON object"), (b'{"a": 1}', "no known format")]
)
def test_a_line_that_is_no_row_is_a_bad_row_and_the_next_is_read(tmp_path: Path, line: bytes, why: str) -> None:
    author = write(tmp_path, line, PLAIN)
    assert isinstance(row(author, 1), Draft)
    assert why in str(row(author, 0))


def test_statements_that_share_a_line_are_given_lines_of_their_own(tmp_path: Path) -> None:
    written = draft(tmp_path, {**PLAIN, "source": "def d(n):  # doubles\n    m = n; return m * 2\n"})
    assert written.program.source == "def d(n):\n    m = n\n    return m * 2"


def test_the_entry_may_be_a_name_bound_otherwise_than_by_def(tmp_path: Path) -> None:
    for source in ("d = lambda n: n", "if True:\n    def d(n):\n        return n\n", "from math import floor as d"):
        assert draft(tmp_path, {**PLAIN, "source": source}).program.entry == "d"


def test_seeds_index_the_rows_that_are_not_blank_in_their_order(tmp_path: Path) -> None:
    author = write(tmp_path, b"", {**PLAIN, "id": "a"}, b"  ", {**PLAIN, "id": "b"})
    assert len(author) == 2
    assert [written.program.origin.ident for index in (1, 0) if isinstance(written := row(author, index), Draft)] == ["b", "a"]
    past = row(author, 2)
    assert isinstance(past, Refused)
    assert past.reason == "no_row"


def test_the_same_seed_gets_the_same_draft_whatever_the_complaints(tmp_path: Path) -> None:
    author = write(tmp_path, PYEDU)
    seed = Seed(1, "corpus", "", 0, 0)
    assert asyncio.run(author.write(seed, ["it raised"])) == asyncio.run(author.write(seed, ()))


def test_a_file_that_is_missing_or_empty_is_refused_in_one_line(tmp_path: Path) -> None:
    empty = tmp_path / "empty.jsonl"
    empty.write_text("\n \n")
    for path, why in ((tmp_path / "none.jsonl", "No such file"), (empty, "is empty"), (tmp_path, "Is a directory")):
        with pytest.raises(ValueError, match=why) as caught:
            CorpusAuthor(path)
        assert "\n" not in str(caught.value)


def test_problems_are_placed_by_the_line_of_the_file(tmp_path: Path) -> None:
    author = write(tmp_path, b"", PLAIN, b"", b"  ", b"{", b"", PLAIN)
    refused = row(author, 1)
    assert isinstance(refused, Refused)
    assert refused.detail.startswith("line 5: not JSON")
    assert isinstance(row(author, 2), Draft)


def test_a_file_with_one_usable_row_passes_and_one_without_is_refused_in_one_line(tmp_path: Path) -> None:
    write(tmp_path, b"\x80", PLAIN).check()
    for first, why in ((b"\x89PNG\r", "not JSON"), ({"text": "x"}, "known format")):
        with pytest.raises(ValueError, match=rf"rows\.jsonl: no usable row of 2; the first problem: line 1: .*{why}") as caught:
            write(tmp_path, first, b"[]").check()
        assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["zzz", "n!r", "n:.2f"])
def test_a_name_in_braces_that_is_no_argument_is_a_bad_plain_row(tmp_path: Path, name: str) -> None:
    problem = f"Double {{n}}, please {{{name}}}."
    assert refusal(tmp_path, {**PLAIN, "problem": problem}) == f"line 1: the problem has {{{name}}}, which is no argument of d"
    assert draft(tmp_path, {**PYEDU, "problem_description": problem}).program.problem.startswith(problem)


def test_braces_around_other_things_than_names_stay(tmp_path: Path) -> None:
    problem = "Double {n}, not {1, 2} nor {a, b} nor {k: v} nor {}."
    assert draft(tmp_path, {**PLAIN, "problem": problem}).program.problem == problem
