from pathlib import Path

import pytest

from graphs.options import read_options
from graphs.ways import Ways

CORPUS = '{"source": "def f(n):\\n    return n\\n", "entry": "f", "args": [1]}\n' * 3


@pytest.mark.parametrize(
    ("arguments", "allowed"),
    [
        (["--domain", "cooking"], "math"),
        (["-n", "0"], "from 1 on"),
        (["-n", "ten"], "from 1 on"),
        (["-n", "9" * 40], "from 1 on"),
        (["--seed", "-1"], "from 0 on"),
        (["--concurrency", "0"], "from 1 on"),
        (["--concurrency", "99999"], "4 for each core"),
        (["--author", "corpus:LICENSE"], "LICENSE: no usable row of"),
        (["--author", "shakespeare"], "grammar, corpus:FILE, corpus:DIR, openai/MODEL"),
        (["--author", "corpus:absent.jsonl"], "absent.jsonl"),
        (["--author", "corpus"], "corpus:FILE or corpus:DIR"),
        (["--author", "grammar:x"], "takes no"),
        (["--narrator", "homer"], "template"),
        (["--direction", "sideways"], "'forward', 'backward'"),
        (["--paths", "0"], "between 1 and 64"),
        (["--explore-seconds", "nan"], "between 0 and 600"),
        (["--per-path", "0"], "less than 1"),
        (["--contrast", "--paths", "2"], "leave --paths out"),
        (["--style", "verse"], "'words', 'code', 'both'"),
        (["--style", "concise"], "--telling is for narrators that are models"),
        (["--telling", "explain"], "--telling is for narrators that are models"),
        (["--sandbox", "none"], "'docker', 'local', 'auto'"),
        (["--narrater", "template"], "--narrater"),
        (["stray"], "stray"),
    ],
)
def test_a_bad_value_is_one_line_that_says_what_is_allowed(
    arguments: list[str],
    allowed: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit) as caught:
        read_options(arguments, "generate")
    assert caught.value.code == 2
    out, err = capsys.readouterr()
    assert not out
    assert err.startswith("generate: ")
    assert err.count("\n") == 1
    assert allowed in err


def test_without_options_twenty_rows_of_mathematics_are_made() -> None:
    options = read_options([], "generate")
    assert (options.domain, options.n, options.seed) == ("math", 20, 0)
    assert (options.author, options.narrators) == ("grammar", ("template",))
    assert options.direction == "forward"
    assert options.out == Path("out/math-seed0")


def test_one_way_of_each_program_is_told_unless_more_are_sought() -> None:
    assert read_options([], "generate").ways == Ways()
    assert read_options(["--explore-seconds", "1"], "generate").ways == Ways(paths=4, explore_seconds=1.0)
    assert read_options(["--explore-seconds", "1", "--paths", "2"], "generate").ways == Ways(paths=2, explore_seconds=1.0)
    assert read_options(["--contrast"], "generate").ways.explore_seconds > 0


def test_backward_rows_have_a_folder_of_their_own() -> None:
    assert read_options(["--direction", "backward"], "generate").out == Path("out/math-backward-seed0")


def test_prompts_are_words_unless_code_or_both_are_asked_for() -> None:
    assert read_options([], "generate").prompt_style == "words"
    for style in ("code", "both"):
        options = read_options(["--style", style], "generate")
        assert (options.prompt_style, options.out) == (style, Path(f"out/math-{style}-seed0"))


def test_a_style_of_telling_is_understood_as_style_too() -> None:
    model = ["--narrator", "openai/m", "--base-url", "http://127.0.0.1:1"]
    for given in (["--telling", "concise"], ["--style", "concise"]):
        options = read_options([*model, *given], "generate")
        assert (options.prompt_style, options.asking.style) == ("words", "concise")
    both = read_options([*model, "--style", "both", "--telling", "explain"], "generate")
    assert (both.prompt_style, both.asking.style) == ("both", "explain")


def test_a_corpus_is_taken_whole_and_names_its_folder(tmp_path: Path) -> None:
    file = tmp_path / "some programs.jsonl"
    file.write_text(CORPUS, encoding="utf-8")
    options = read_options(["--author", f"corpus:{file}"], "generate")
    assert (options.domain, options.n, options.out) == ("corpus", 3, Path("out/some-programs-seed0"))


def test_more_programs_than_the_corpus_has_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "programs.jsonl"
    file.write_text(CORPUS, encoding="utf-8")
    with pytest.raises(SystemExit):
        read_options(["--author", f"corpus:{file}", "-n", "4"], "generate")
    assert "more than the 3 programs" in capsys.readouterr().err


def test_help_shows_examples(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        read_options(["--help"], "python -m graphs.generate")
    assert caught.value.code == 0
    assert "python -m graphs.generate --domain math -n 1000 --seed 7" in (said := capsys.readouterr().out)
    assert all(f"\n  {status} " in said for status in (0, 1, 2, 130))
