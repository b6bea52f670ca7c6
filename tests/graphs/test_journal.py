import resource
from collections.abc import Callable
from pathlib import Path

import pytest

from graphs.journal import SEGMENT, Ending, Journal, JournalError
from tests.graphs.rows import CONFIG, infra_error, rejected, verified


@pytest.fixture
def reopened(tmp_path: Path) -> Callable[[], Journal[Ending]]:
    """Opens the journal as the next run of the same command would."""

    def reopen() -> Journal[Ending]:
        return Journal(tmp_path / "work", CONFIG, Ending)

    return reopen


def endings(journal: Journal[Ending], stop: int) -> list[Ending]:
    return [ending for segment in journal.read(stop) for ending in segment]


def test_what_was_appended_is_settled_for_the_next_run(reopened: Callable[[], Journal[Ending]]) -> None:
    journal = reopened()
    journal.append([verified(3), rejected(1)])
    journal.close()
    journal = reopened()
    assert [journal.is_settled(index) for index in range(4)] == [False, True, False, True]
    assert endings(journal, 10) == [rejected(1), verified(3)]
    journal.close()


def test_a_torn_last_line_is_dropped_and_its_seed_is_made_again(reopened: Callable[[], Journal[Ending]]) -> None:
    journal = reopened()
    journal.append([verified(0), verified(1)])
    journal.close()
    (path,) = journal.folder.glob("endings-*.jsonl")
    whole = path.read_bytes()
    for cut in (1, 20, len(whole.splitlines(keepends=True)[1]) - 1):
        path.write_bytes(whole[:-cut])
        journal = reopened()
        assert journal.is_settled(0)
        assert not journal.is_settled(1)
        journal.append([verified(1)])
        journal.close()
        assert path.read_bytes() == whole


def test_a_last_line_of_noise_is_dropped(reopened: Callable[[], Journal[Ending]]) -> None:
    journal = reopened()
    journal.append([verified(0)])
    journal.close()
    (path,) = journal.folder.glob("endings-*.jsonl")
    with path.open("ab") as file:
        file.write(b"\0" * 4096 + b"\n")
    journal = reopened()
    assert endings(journal, 5) == [verified(0)]
    journal.close()


def test_damage_in_the_middle_is_reported_with_its_place(reopened: Callable[[], Journal[Ending]]) -> None:
    journal = reopened()
    journal.append([verified(0), verified(1)])
    journal.close()
    (path,) = journal.folder.glob("endings-*.jsonl")
    path.write_bytes(b"{}\n" + path.read_bytes())
    with pytest.raises(JournalError, match="line 1 is damaged"):
        reopened()


def test_an_infra_error_is_tried_again_and_its_last_ending_counts(reopened: Callable[[], Journal[Ending]]) -> None:
    journal = reopened()
    journal.append([infra_error(0), infra_error(1)])
    journal.close()
    journal = reopened()
    assert not journal.is_settled(0)
    journal.append([verified(0)])
    assert endings(journal, 2) == [verified(0), infra_error(1)]
    journal.close()


def test_another_configuration_is_refused_in_one_line_that_names_the_difference(tmp_path: Path) -> None:
    Journal(tmp_path / "work", CONFIG, Ending).close()
    other = CONFIG.model_copy(update={"seed": 8, "narrators": ("other",)})
    with pytest.raises(JournalError) as caught:
        Journal(tmp_path / "work", other, Ending)
    message = str(caught.value)
    assert "seed 7 -> 8" in message
    assert 'narrators ["template"] -> ["other"]' in message
    assert "--out" in message
    assert "--fork" in message
    assert "\n" not in message
    assert Journal.disagrees(tmp_path / "work", other)
    assert not Journal.disagrees(tmp_path / "work", CONFIG)
    assert not Journal.disagrees(tmp_path / "elsewhere", other)


def test_a_second_process_is_kept_out(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "work", CONFIG, Ending)
    with pytest.raises(JournalError, match="another process"):
        Journal(tmp_path / "work", CONFIG, Ending)
    journal.close()
    Journal(tmp_path / "work", CONFIG, Ending).close()


def test_segments_are_read_in_order_and_only_below_the_stop(reopened: Callable[[], Journal[Ending]]) -> None:
    journal = reopened()
    journal.append([rejected(SEGMENT + 1), verified(2), rejected(SEGMENT), verified(0)])
    assert [[ending.index for ending in segment] for segment in journal.read(SEGMENT + 1)] == [[0, 2], [SEGMENT]]
    assert [[ending.index for ending in segment] for segment in journal.read(2)] == [[0]]
    journal.close()


def test_a_full_disk_is_one_line_and_what_was_written_of_the_endings_goes(reopened: Callable[[], Journal[Ending]]) -> None:
    journal = reopened()
    journal.append([verified(0)])
    (path,) = journal.folder.glob("endings-*.jsonl")
    whole = path.read_bytes()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(whole) + 100, hard))
    try:
        with pytest.raises(JournalError, match="the same command goes on"):
            journal.append([verified(1)])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert path.read_bytes() == whole
    assert not journal.is_settled(1)
    journal.append([verified(1)])
    journal.close()
    journal = reopened()
    assert endings(journal, 5) == [verified(0), verified(1)]
    journal.close()
