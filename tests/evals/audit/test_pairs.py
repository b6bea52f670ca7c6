from pathlib import Path

from evals.audit.finding import FaultRow, Finding
from evals.audit.intake import open_rows
from evals.audit.pairs import Pairs
from tests.evals.audit.rows import foreign, write


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
