import re
from pathlib import Path

import pytest

from evals.export.__main__ import main
from evals.export.metadata import licence_ids, size_category
from evals.export.statistics import Statistics
from evals.faithfulness.published import published
from evals.faithfulness.report import markdown
from graphs.example import Example
from tests.evals.export.hub import loaded, metadata
from tests.evals.export.rows import rows, run


def card_of(tmp_path: Path, made: list[Example], *arguments: str, rejected: int = 0) -> str:
    folder = run(tmp_path / "run", made, rejected)
    assert main([str(folder), "--to", "messages", "--out", str(tmp_path / "out"), *arguments]) == 0
    return (tmp_path / "out" / "README.md").read_text(encoding="utf-8")


def test_the_metadata_is_what_the_hub_reads(tmp_path: Path) -> None:
    card_of(tmp_path, rows(40, 20))
    found = metadata(tmp_path / "out" / "README.md").to_dict()
    assert found["license"] == "apache-2.0"
    assert found["language"] == ["en"]
    assert found["size_categories"] == ["n<1K"]
    (config,) = found["configs"]
    assert [one["split"] for one in config["data_files"]] == ["train", "validation"]
    for one in config["data_files"]:
        assert list((tmp_path / "out").glob(one["path"]))
    assert [one["num_examples"] for one in found["dataset_info"]["splits"]] == [38, 2]
    files = (tmp_path / "out" / "data").iterdir()
    assert found["dataset_info"]["download_size"] == sum(path.stat().st_size for path in files)


def test_the_metadata_of_the_rows_is_what_datasets_makes_of_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without our word for it, `datasets` finds the same features and sizes."""
    card_of(tmp_path, rows(40, 20), "--format", "parquet")
    (tmp_path / "out" / "README.md").rename(tmp_path / "README.md")
    found = loaded(tmp_path / "out", tmp_path / "cache", monkeypatch)["train"]
    said = metadata(tmp_path / "README.md").dataset_info
    assert found.features == type(found.features)._from_yaml_list(said["features"])
    assert found.data.nbytes == pytest.approx(said["splits"][0]["num_bytes"], rel=0.1)


def test_it_says_what_is_published_of_the_checker(tmp_path: Path) -> None:
    text = card_of(tmp_path, rows(40, 20))
    assert all(line in text for line in markdown(published().result))
    assert published().date in text


def test_it_says_what_became_of_every_seed(tmp_path: Path) -> None:
    text = card_of(tmp_path, rows(40, 20), rejected=3)
    assert "| 1 | 43 | 40 | 3 | 0 | 40 |" in text
    assert "Not verified, by reason: constant (3)." in text
    assert "| template | 40 | 40 | 40 | - |" in text


def test_it_says_what_the_rows_are(tmp_path: Path) -> None:
    text = card_of(tmp_path, rows(40, 20))
    assert "- level: 1 (8), 2 (8), 3 (8), 4 (8), 5 (8)\n" in text
    assert "- topics of math: arithmetic (40)\n" in text
    assert "| grammar | Apache-2.0 | 40 | 7:math:arithmetic:1:0 |" in text
    assert "- image that they ran in: sha256:0 (40)\n" in text
    assert "| steps executed | 3.0 | 3 | 3 | 3 | 3 | 3 | 3 |" in text


def test_words_of_others_make_nothing_of_the_card(tmp_path: Path) -> None:
    evil = "a|b\n---\n# Owned <script>alert(1)</script> [x](javascript:1) `"
    made = [
        one.model_copy(update={"origin": evil, "topic": evil, "licence": evil, "prompt": "```\n</pre># Owned"})
        for one in rows(40, 20)
    ]
    text = card_of(tmp_path, made)
    head, _, body = text.removeprefix("---\n").partition("\n---\n")
    body, fenced = re.subn(r"\n````json\n.*?\n````\n", "", body, flags=re.DOTALL)
    assert fenced == 1
    assert "Owned" not in head
    assert "<script>" not in body
    assert "[x](" not in body
    assert "\n# Owned" not in body
    assert metadata(tmp_path / "out" / "README.md").license == "other"


def test_licences_have_the_hubs_names() -> None:
    assert licence_ids(["MIT", "Apache-2.0", "GPL-3.0-only", "GPL-3.0-or-later", "unknown"]) == [
        "apache-2.0",
        "gpl-3.0",
        "mit",
        "unknown",
    ]
    assert licence_ids(["MIT OR Apache-2.0", "LicenseRef-mine"]) == ["other"]


def test_sizes_have_the_hubs_names() -> None:
    assert [size_category(rows) for rows in (999, 1_000, 5_000, 10_000, 3_000_000)] == [
        "n<1K",
        "1K<n<10K",
        "1K<n<10K",
        "10K<n<100K",
        "1M<n<10M",
    ]


def test_quantiles_are_lengths_that_occur() -> None:
    found = Statistics()
    found.rows = 100
    found.lengths["steps executed"].update(range(1, 101))
    assert found.quantiles("steps executed") == [5, 25, 50, 75, 95, 100]
    assert found.mean("steps executed") == 50.5
