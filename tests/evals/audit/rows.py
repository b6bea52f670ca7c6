"""Rows as others would send them: one program, one call, and tellings of it with anchors and without."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

SOURCE = """def total(prices, limit):
    found = 0
    for price in prices:
        found += price
    return found
"""
ANCHORED = (
    "Given are `prices` [4, 7] and `limit` 5 [[0| prices == [4, 7]; limit == 5]]. "
    "`found` starts at 0 [[1| found == 0]]. "
    "The first `price` is 4 [[2| price == 4; branch]], so `found` becomes 0 + 4 = 4 [[3| found == 4]]. "
    "The next `price` is 7 [[4| price == 7; branch]], so `found` becomes 4 + 7 = 11 [[5| found == 11]]. "
    "No price is left [[6| not branch]]. "
    "The answer is 11 [[7|]] [[8| return == 11]]."
)
WRONG_SUM = ANCHORED.replace("4 + 7 = 11 [[5| found == 11]]", "4 + 7 = 12 [[5| found == 12]]")
WRONG_ANSWER = ANCHORED.replace("The answer is 11 [[7|]] [[8| return == 11]]", "The answer is 12 [[7|]] [[8| return == 12]]")
UNREADABLE = "Colourless green ideas sleep furiously, and `found` mumbles 11 to itself."


BACKWARD = ANCHORED.replace("Given are", "Suppose we try").replace(
    "The answer is 11 [[7|]] [[8| return == 11]]",
    "This gives 11, as wanted, so the answer is prices = [4, 7], limit = 5 [[7|]] [[8| return == 11]]",
)


def backward(ident: str, narration: str = BACKWARD, **more: object) -> dict[str, object]:
    row = {"id": ident, "source": SOURCE, "entry": "total", "direction": "backward", "output": "11", "narration": narration}
    return {**row, **more}


def foreign(ident: str, narration: str = ANCHORED, **more: object) -> dict[str, object]:
    return {"id": ident, "source": SOURCE, "entry": "total", "args": ["[4, 7]", "5"], "narration": narration, **more}


def write(path: Path, rows: Iterable[Mapping[str, object] | str]) -> Path:
    """One line for each row; texts stand as they are."""
    lines = (row if isinstance(row, str) else json.dumps(row) for row in rows)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path
