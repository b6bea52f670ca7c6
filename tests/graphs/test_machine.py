from pathlib import Path

from graphs.context import Attempts
from graphs.machine import after_check, after_record, after_run, longest_walk, machine, picture
from graphs.state import Batch, Stage, new_item
from tests.graphs.scripted import SEED

EDGES = {
    ("__start__", "write"),
    ("write", "run"),
    ("run", "write"),
    ("run", "explore"),
    ("explore", "record"),
    ("record", "write"),
    ("record", "narrate"),
    ("narrate", "check"),
    ("check", "narrate"),
    ("check", "accept"),
    ("accept", "__end__"),
}


def batch(*stages: Stage) -> Batch:
    return {"items": [{**new_item(SEED), "stage": stage} for stage in stages]}


def test_the_drawn_edges_are_these_and_no_others() -> None:
    assert {(edge.source, edge.target) for edge in machine().get_graph().edges} == EDGES


def test_the_picture_in_the_readme_is_the_machine() -> None:
    readme = Path("README.md").read_text(encoding="utf-8")
    assert picture().strip() in readme


def test_one_bad_program_sends_the_batch_back_and_none_lets_it_go_on() -> None:
    assert after_run(batch("explore", "write", "done")) == "write"
    assert after_run(batch("explore", "done")) == "explore"
    assert after_record(batch("narrate", "write")) == "write"
    assert after_record(batch("narrate", "done")) == "narrate"


def test_one_bad_telling_sends_the_batch_back() -> None:
    assert after_check(batch("accept", "narrate", "done")) == "narrate"
    assert after_check(batch("accept", "done")) == "accept"


def test_routers_take_a_batch_in_which_nothing_is_left() -> None:
    for empty in (batch(), batch("done", "done")):
        assert after_run(empty) == "explore"
        assert after_record(empty) == "narrate"
        assert after_check(empty) == "accept"


def test_the_longest_walk_is_bounded_by_the_attempts() -> None:
    assert longest_walk(Attempts(write=1, narrate=1)) == 7
    assert longest_walk(Attempts(write=3, narrate=2)) == 17
