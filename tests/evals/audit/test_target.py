"""What an audit may write over: its own files and nothing else."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from evals.audit.finding import Finding
from evals.audit.target import Unusable, make_room, write_lines
from tests.evals.audit.rows import foreign, write


def test_files_of_others_are_refused_and_nothing_is_made(tmp_path: Path) -> None:
    notes, rows, shard = tmp_path / "notes.txt", tmp_path / "rows.jsonl", tmp_path / "rows.parquet"
    notes.write_text("mine\n", encoding="utf-8")
    write(rows, [foreign("one")])
    pq.write_table(pa.table({"id": ["one"]}), shard)
    for theirs in (notes, rows, shard):
        with pytest.raises(Unusable, match=f"^--out {theirs} is there already and is no report of an audit: .*--out$"):
            make_room(theirs, None)
        with pytest.raises(Unusable, match=f"^--pairs {theirs} is there already and is no file of pairs: .*--pairs$"):
            make_room(tmp_path / "out" / "report.jsonl", theirs)
    assert sorted(tmp_path.iterdir()) == [notes, rows, shard]


def test_its_own_files_and_empty_ones_are_written_anew(tmp_path: Path) -> None:
    out, pairs = tmp_path / "report.jsonl", tmp_path / "pairs.jsonl"
    finding = Finding(index=0, fate="accepted", id="one", place="line 1")
    names = ("prompt", "chosen", "rejected", "chosen_id", "rejected_id", "laws")
    for lines in (0, 1):
        assert write_lines(out, [finding.line(labels=False, feedback=False)] * lines) == lines
        assert write_lines(pairs, [dict.fromkeys(names, "")] * lines) == lines
        assert make_room(out, pairs) == tmp_path / "report.jsonl.work"


def test_the_option_that_cannot_be_written_is_the_one_that_is_named(tmp_path: Path) -> None:
    with pytest.raises(Unusable, match=r"^--pairs /proc/x cannot be used: /proc: No such file or directory$"):
        make_room(tmp_path / "report.jsonl", Path("/proc/x"))
    with pytest.raises(Unusable, match=r"^--out /proc/x cannot be used: /proc: No such file or directory$"):
        make_room(Path("/proc/x"), None)
    with pytest.raises(Unusable, match=r"^--pairs /proc is a folder$"):
        make_room(tmp_path / "report.jsonl", Path("/proc"))
