import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from sandbox.__main__ import main
from sandbox.base import Report
from sandbox.command import as_data, shown
from sandbox.program import Call, Program
from sandbox.source import UsageError, arguments
from sandbox.trace import Event, Outcome, Step, Trace


def test_arguments_are_read_and_not_evaluated() -> None:
    assert arguments("3, [1, 2], name='x'") == Call(("3", "[1, 2]"), (("name", "'x'"),))
    assert arguments("") == Call()


@pytest.mark.parametrize("text", ["open('x')", "1 +", "*[1]", "**{}", "1) + (2", "x"])
def test_arguments_that_are_no_literals_are_refused(text: str) -> None:
    with pytest.raises(UsageError, match=r"literals|argument list"):
        arguments(text)


@pytest.mark.parametrize(
    ("argv", "complaint"),
    [
        (["absent.py", "f"], "cannot read absent.py"),
        (["{program}", "g"], "no function g at the top of the program; it defines f"),
        (["{program}", "f", "x"], "no list of literals: x; write the arguments as one quoted Python list such as '48, 18'"),
        (["{program}", "f", "48,", "18"], "2 words of arguments: 48, 18; write the arguments as one quoted Python list"),
        (["{broken}", "f"], "is no Python"),
    ],
)
def test_bad_input_is_one_line_and_exit_code_2(
    argv: list[str], complaint: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "program.py").write_text("def f(): pass")
    (tmp_path / "broken.py").write_text("def f(: pass")
    names = {"program": tmp_path / "program.py", "broken": tmp_path / "broken.py"}
    assert main([word.format(**names) for word in argv]) == 2
    said = capsys.readouterr().err
    assert complaint in said
    assert said.count("\n") == 1


def test_run_is_shown_step_by_step() -> None:
    program, call = Program("def f(n):\n    if n: return n\n", "f"), Call(("1",))
    steps = (
        Step(0, Event.CALL, "f", 1, 0, 0, {"n": "1"}),
        Step(1, Event.LINE, "f", 2, 0, 0, {"n": None}, decision=True),
        Step(2, Event.RETURN, "f", 2, 0, 0, {}, value="1"),
    )
    trace = Trace(program, call, Outcome.RETURNED, steps, "1", None, "hello\n", "3.13.5", "")
    report = Report(Outcome.RETURNED, returned="1", stdout="hello\n", trace=trace)
    lines = [" ".join(line.split()) for line in shown(program, report).splitlines()]
    assert lines == [
        "0 1 call def f(n): n = 1",
        "1 2 line if n: return n n is gone; taken",
        "2 2 return if n: return n 1",
        "printed: hello",
        "returned 1",
    ]
    assert as_data(report)["steps"] == [
        {name: getattr(step, name) for name in step.__struct_fields__ if name != "span"} | {"changed": dict(step.changed)}
        for step in steps
    ]


def test_expressions_are_shown_under_their_line() -> None:
    program, call = Program("def f(n):\n    return (n *\n        2) + 1\n", "f"), Call(("3",))
    steps = (
        Step(0, Event.LINE, "f", 2, 0, 0, {}),
        Step(1, Event.EXPRESSION, "f", 2, 0, 0, {}, value="6", span=(22, 35)),
        Step(2, Event.RETURN, "f", 2, 0, 0, {}, value="7"),
    )
    report = Report(Outcome.RETURNED, trace=Trace(program, call, Outcome.RETURNED, steps, "7", None, "", "3.13.5", ""))
    assert [line.rstrip() for line in shown(program, report).splitlines()[:2]] == [
        "    0    2 line      return (n *",
        "    1    2             n * 2 -> 6",
    ]
    data = as_data(report)["steps"]
    assert isinstance(data, list)
    assert [one.get("span") for one in data] == [None, (22, 35), None]


@pytest.mark.parametrize(("body", "status"), [("return 1", 0), ("raise ValueError", 1), ("exit(0)", 1), ("while True: pass", 1)])
def test_the_exit_status_tells_whether_the_program_returned(
    body: str, status: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "program.py").write_text(f"def f(n):\n    {body}")
    assert main([str(tmp_path / "program.py"), "f", "--sandbox", "local", "7"]) == status
    assert capsys.readouterr().out.splitlines()[-1].split()[0].startswith(("returned", "raised", "step_limit", "timed_out"))


def test_of_many_steps_the_first_are_shown_and_the_others_counted() -> None:
    program, call = Program("def f(n):\n    return n\n", "f"), Call(("1",))
    steps = tuple(Step(index, Event.LINE, "f", 2, 0, 0, {}) for index in range(200_000))
    report = Report(Outcome.STEP_LIMIT, trace=Trace(program, call, Outcome.STEP_LIMIT, steps, None, None, "", "3.13.5", ""))
    lines = shown(program, report).splitlines()
    assert lines[200:] == ["... 199,800 more steps (--json shows all)", "step_limit"]


def test_a_runtime_that_cannot_be_had_is_one_line_and_exit_code_3(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    program = tmp_path / "program.py"
    program.write_text("def f(): pass")
    assert main([str(program), "f", "--sandbox", "local", "--runtime", "runsc"]) == 3
    assert capsys.readouterr().err == "sandbox: the local sandbox has no runtimes; 'runsc' is one of a Docker engine\n"


@pytest.fixture
def adding(tmp_path: Path) -> list[str]:
    (tmp_path / "program.py").write_text("def f(n):\n    t = 0\n    for i in range(n):\n        t += i\n    return t\n")
    return [str(tmp_path / "program.py"), "f", "--sandbox", "local", "20"]


def test_an_outline_is_printed_within_its_tokens(adding: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*adding, "--outline", "150"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:3] == ["f: 45 steps, returned 190", "[0] call f | n = 20", " [1] t = 0 | t = 0"]
    assert lines[-1] == " [44] returns 190"
    assert any("for@3/round" in line for line in lines)


def test_a_part_is_outlined_by_its_address(adding: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*adding, "--json", "--at", "f/for@3/round 3"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert "steps" not in data
    assert data["outline"]["title"] == "f: 45 steps, returned 190"
    assert [(row["address"], row["text"]) for row in data["outline"]["rows"]] == [
        ("[6]", "[6] for@3/round 3: i = 2"),
        ("[7]", "[7] t += i | t = 3"),
    ]


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        (["--at", "f/for@4"], "--at: no for@4 there; there are line 2, for@3, line 5"),
        (["--at", "f//line 2"], "--at: no address: nothing"),
        (["--outline", "9"], "an outline takes 100 tokens at least"),
    ],
)
def test_an_outline_of_nothing_is_bad_input(
    options: list[str], complaint: str, adding: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*adding, *options]) == 2
    said = capsys.readouterr().err
    assert complaint in said
    assert said.count("\n") == 1


@pytest.mark.parametrize("words", [["examples/gcd.py", "gcd", "48, 18"], ["explore", "examples/gcd.py", "gcd"]])
def test_stopped_while_it_is_still_loading_it_ends_with_one_line(words: list[str]) -> None:
    script = (
        "import os, signal, sys\n"
        "class Stop:\n"
        "    def find_spec(self, name, *_):\n"
        "        if name == 'msgspec':\n"
        "            os.kill(os.getpid(), signal.SIGINT)\n"
        "sys.meta_path.insert(0, Stop())\n"
        "from sandbox.__main__ import main\n"
        "sys.exit(main(sys.argv[1:]))\n"
    )
    done = subprocess.run([sys.executable, "-c", script, *words], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "sandbox: stopped\n")


def test_stopped_at_work_it_ends_with_one_line(tmp_path: Path) -> None:
    (tmp_path / "endless.py").write_text("def f():\n    while True: pass\n")
    command = [sys.executable, "-m", "sandbox", str(tmp_path / "endless.py"), "f", "--sandbox", "local"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(1.0)
        process.send_signal(signal.SIGINT)
        assert process.stderr
        assert process.stderr.read() == "sandbox: stopped\n"
    assert process.returncode == 130
