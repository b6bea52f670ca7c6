import pytest

from graphs.funnel import Funnel
from graphs.progress import Watch, _bar, _Remaining
from tests.graphs.rows import verified


def test_the_time_left_is_not_foretold_from_the_first_seed_of_many(monkeypatch: pytest.MonkeyPatch) -> None:
    watch = Watch(1000, before=500, tally=Funnel())
    watch.tell([verified(0)])
    monkeypatch.setattr(Watch, "seconds", 0.5)
    assert "left" not in watch._line()
    monkeypatch.setattr(Watch, "seconds", 3.5)
    assert watch._line().endswith(" s left")
    monkeypatch.setattr(Watch, "seconds", 0.5)
    watch.tell([verified(index) for index in range(24)])
    assert watch._line().endswith(" s left")


def test_the_bar_does_not_foretell_it_either() -> None:
    bar = _bar(before=500)
    bar.add_task("seeds", total=1000, completed=501, told="")
    columns = [column for column in bar.columns if isinstance(column, _Remaining)]
    assert [str(column(bar.tasks[0])) for column in columns] == ["-:--:--"]
