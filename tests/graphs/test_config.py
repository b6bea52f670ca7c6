from tests.graphs.rows import CONFIG


def test_a_moved_file_is_no_other_configuration() -> None:
    moved = CONFIG.model_copy(update={"source": "/elsewhere/rows.jsonl"})
    assert CONFIG.differences(moved) == []
    assert CONFIG.digest == moved.digest


def test_other_contents_are() -> None:
    other = CONFIG.model_copy(update={"source_digest": "0" * 64})
    assert CONFIG.differences(other) == [f'source_digest "" -> "{"0" * 64}"']
    assert CONFIG.digest != other.digest
