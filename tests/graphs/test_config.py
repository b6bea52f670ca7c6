from tests.graphs.rows import CONFIG


def test_a_moved_file_is_no_other_configuration() -> None:
    moved = CONFIG.model_copy(update={"source": "/elsewhere/rows.jsonl"})
    assert CONFIG.differences(moved) == []
    assert CONFIG.digest == moved.digest


def test_other_contents_are() -> None:
    other = CONFIG.model_copy(update={"source_digest": "0" * 64, "source": "/data/rows.jsonl"})
    assert CONFIG.differences(other) == ["/data/rows.jsonl has changed since"]
    assert CONFIG.digest != other.digest


def test_other_code_is_said_in_words() -> None:
    assert CONFIG.differences(CONFIG.model_copy(update={"code": "1" * 16})) == ["the code of code2cot has changed since"]


def test_other_topics_and_levels_are_another_configuration() -> None:
    narrow = CONFIG.model_copy(update={"topics": ("rates", "work"), "levels": (3,)})
    assert CONFIG.differences(narrow) == ["topics all -> rates, work", "levels all -> 3"]
