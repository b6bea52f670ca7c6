from pathlib import Path

from evals.audit.finding import FaultRow, Finding
from evals.audit.intake import open_rows
from evals.audit.pairs import Pairs
from tests.evals.audit.rows import ANCHORED, WRONG_SUM, foreign, write


def found(index: int, group: str, *laws: str) -> Finding:
    faults = tuple(FaultRow(law=law, statement=0, text="", said="", seen="") for law in laws)
    return Finding(
        index=index,
        fate="rejected" if laws else "accepted",
        id=f"row {index}",
        place=f"line {index + 1}",
        faults=faults,
        group=group,
    )


def test_every_narration_of_the_larger_side_is_in_a_pair_and_groups_do_not_mix(tmp_path: Path) -> None:
    rows = open_rows(write(tmp_path / "rows.jsonl", [foreign(f"row {number}") for number in range(7)]))
    pairs = Pairs()
    pairs.add([found(0, "a", "truth"), found(1, "a"), found(2, "a", "order", "truth"), found(3, "b")])
    pairs.add([found(4, "a", "record"), found(5, "c", "truth"), found(6, "a", "support")])
    lines = list(pairs.lines(rows))
    assert [(line["chosen_id"], line["rejected_id"], line["laws"]) for line in lines] == [
        ("row 1", "row 0", ["truth"]),
        ("row 1", "row 2", ["order", "truth"]),
        ("row 1", "row 6", ["support"]),
    ]


def test_without_an_accepted_one_a_narration_stands_beside_itself_mended(tmp_path: Path) -> None:
    rows = open_rows(write(tmp_path / "rows.jsonl", [foreign("bad", WRONG_SUM), foreign("worse")]))
    pairs = Pairs()
    pairs.add([found(0, "a", "truth").model_copy(update={"mended": ANCHORED}), found(1, "a", "order")])
    (line,) = pairs.lines(rows)
    assert (line["chosen_id"], line["rejected_id"], line["laws"]) == ("bad", "bad", ["truth"])
    assert "becomes 4 + 7 = 11." in str(line["chosen"])
    assert "becomes 4 + 7 = 12." in str(line["rejected"])
