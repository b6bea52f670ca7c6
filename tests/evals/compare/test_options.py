"""A command that cannot be obeyed is one line, and status 2."""

import pytest

from evals.compare.options import read_options


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("--narrator nobody", "unknown narrator 'nobody'"),
        ("--narrator planted:0.1 --narrator planted:0.1", "a narrator is named twice"),
        ("--narrator planted:5", "no share of lies"),
        ("--narrator planted:0.1 --direction backward", "lies about outputs"),
        ("--domain nowhere", "nowhere"),
        ("--domain math --domain math", "math is named twice"),
        ("--author openai/m", "is no corpus"),
        ("--target-yield 1.2", "no share above 0"),
        ("--telling concise", "--telling is for narrators that are models"),
        ("-n 0", "not a number from 1"),
    ],
)
def test_what_is_wrong_is_said(said: str, why: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        read_options(said.split(), "compare")
    assert ended.value.code == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("compare: ")
    assert why in line


def test_the_template_is_the_baseline_whether_or_not_it_is_named() -> None:
    assert read_options(["--narrator", "planted:0.3"], "compare").narrators == ("template", "planted:0.3")
    assert read_options(["--narrator", "planted:0.3", "--narrator", "template"], "compare").narrators[0] == "template"


def test_several_fields_are_compared_in_one_command() -> None:
    options = read_options(["--domain", "math", "--domain", "logic"], "compare")
    assert [source.name for source in options.sources] == ["math", "logic"]
