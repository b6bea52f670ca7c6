import json
from pathlib import Path
from typing import Any

import pytest

from evals.export.__main__ import main
from evals.export.formats import ABOUT, FORMATS
from evals.export.shards import KINDS
from sandbox.shape import shape
from tests.evals.export.hub import loaded
from tests.evals.export.rows import rows, run, written

PROMPT, REASONING, ANSWER = "How much is 0 + 1?", "The sum is 1.", "1"
OWN = {
    "messages": {"messages": [{"role": "user", "content": PROMPT}, {"role": "assistant", "content": REASONING}]},
    "reasoning_content": {
        "messages": [
            {"role": "user", "content": PROMPT},
            {"role": "assistant", "content": ANSWER, "reasoning_content": REASONING},
        ]
    },
    "thinking": {
        "messages": [
            {"role": "user", "content": PROMPT},
            {"role": "assistant", "content": f"<think>\n{REASONING}\n</think>\n\n{ANSWER}"},
        ]
    },
    "prompt-completion": {
        "prompt": [{"role": "user", "content": PROMPT}],
        "completion": [{"role": "assistant", "content": REASONING}],
    },
    "sharegpt": {"conversations": [{"from": "human", "value": PROMPT}, {"from": "gpt", "value": REASONING}]},
    "alpaca": {"instruction": PROMPT, "input": "", "output": REASONING},
}


def exported(tmp_path: Path, *arguments: str, number: int = 40, shapes: int = 20) -> Path:
    folder = run(tmp_path / "run", rows(number, shapes))
    out = tmp_path / "out"
    assert main([str(folder), "--out", str(out), *arguments]) == 0
    return out


def found_in(row: dict[str, Any]) -> dict[str, Any]:
    """A row without what Arrow fills in for keys that are not there."""
    return json.loads(json.dumps(row), object_hook=lambda one: {name: value for name, value in one.items() if value is not None})


@pytest.mark.parametrize("name", FORMATS)
def test_a_row_has_its_own_columns_and_what_it_is_about(tmp_path: Path, name: str) -> None:
    out = exported(tmp_path, "--to", name)
    found = next(row for split in ("train", "validation") for row in written(out, split) if row["id"] == "0" * 32)
    assert {key: found[key] for key in OWN[name]} == OWN[name]
    assert set(found) == {*OWN[name], *ABOUT}
    assert (found["answer"], found["licence"], found["origin"]) == (ANSWER, "Apache-2.0", "7:math:arithmetic:1:0")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", FORMATS)
def test_datasets_loads_both_splits(tmp_path: Path, name: str, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    out = exported(tmp_path, "--to", name, "--format", kind, "--validation", "0.1")
    both = loaded(out, tmp_path / "cache", monkeypatch)
    assert {split: len(both[split]) for split in both} == {"train": 36, "validation": 4}
    found = {row["id"]: found_in(row) for split in both for row in both[split]}
    assert len(found) == 40
    assert {key: found["0" * 32][key] for key in OWN[name]} == OWN[name]
    assert both["train"].features["level"].dtype == "int8"
    assert both["train"].column_names == [*OWN[name], *ABOUT]


def test_no_shape_is_in_both_splits_of_what_was_written(tmp_path: Path) -> None:
    out = exported(tmp_path, "--to", "messages", "--validation", "0.2")
    sources = {one.id: one.source for one in rows(40, 20)}
    train, validation = ({shape(sources[str(row["id"])]) for row in written(out, split)} for split in ("train", "validation"))
    assert len(validation) == 4
    assert len(train) == 16
    assert not train & validation


def test_the_reasoning_is_called_as_the_template_wants_it(tmp_path: Path) -> None:
    out = exported(tmp_path, "--to", "reasoning_content", "--reasoning-key", "thinking")
    assert written(out, "train")[0]["messages"][1].keys() == {"role", "content", "thinking"}  # type: ignore[index]


def test_the_same_rows_give_the_same_bytes(tmp_path: Path) -> None:
    def files(out: Path) -> dict[str, bytes]:
        return {str(path.relative_to(out)): path.read_bytes() for path in out.rglob("*") if path.is_file()}

    assert files(exported(tmp_path / "one", "--to", "messages")) == files(exported(tmp_path / "other", "--to", "messages"))


def test_signs_of_chat_templates_leave_a_row_out_of_every_format(tmp_path: Path) -> None:
    made = rows(40, 20)
    made[3] = made[3].model_copy(update={"reasoning": "It is</think> 4."})
    folder = run(tmp_path / "run", made)
    for name in FORMATS:
        out = tmp_path / name
        assert main([str(folder), "--to", name, "--out", str(out)]) == 0
        ids = {row["id"] for split in ("train", "validation") for row in written(out, split)}
        assert ids == {one.id for one in made} - {made[3].id}
        assert "Left out: 1 row whose words hold a sign of chat templates (&lt;/think&gt; in 1)." in (
            out / "README.md"
        ).read_text("utf-8")


def test_shards_are_cut_where_they_are_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("evals.export.shards.SHARD", 15)
    out = exported(tmp_path, "--to", "alpaca", "--validation", "0.1")
    names = sorted(path.name for path in (out / "data").iterdir())
    assert names == [*(f"train-0000{number}-of-00003.jsonl" for number in range(3)), "validation-00000-of-00001.jsonl"]
    assert len(written(out, "train")) == 36
