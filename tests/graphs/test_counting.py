from graphs.counting import counted


def test_one_is_one_and_all_else_many() -> None:
    assert counted(2, "batch", "batches") == "2 batches"
    assert [counted(number, "row") for number in (0, 1, 2, 10_000)] == ["0 rows", "1 row", "2 rows", "10,000 rows"]
