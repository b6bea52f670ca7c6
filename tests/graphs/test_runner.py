from graphs.runner import LARGEST_BATCH, split


def test_every_seed_is_in_one_batch_and_in_order() -> None:
    for count in (0, 1, 7, 50, 1000, 12_345):
        batches = split(range(count), 4)
        assert [index for batch in batches for index in batch] == list(range(count))
        assert all(0 < len(batch) <= LARGEST_BATCH for batch in batches)


def test_few_seeds_still_busy_all_lanes() -> None:
    assert len(split(range(20), 4)) >= 4
