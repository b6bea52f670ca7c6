import pytest

from sandbox.guest.explorer.decisions import rewrite

EVERYTHING = """
def solve(xs, n):
    for x in xs:
        if x > n and x < 9: print(x)
    while n:
        n -= 1
    while True:
        break
    assert n == 0
    try:
        y = [v for v in xs if v % 2]
    except KeyError:
        pass
    match xs:
        case []:
            z = 1 if n else 2
        case _:
            return 3
            if n: return 4
"""


def test_every_decision_is_found_in_the_order_of_the_text() -> None:
    found = rewrite(EVERYTHING, "solve", watched=False).decisions
    assert [(one.line, one.condition) for one in found] == [
        (3, "x in xs"),
        (4, "x > n and x < 9"),
        (5, "n"),
        (9, "n == 0"),
        (12, "except KeyError"),
        (11, "v % 2"),
        (15, "case []"),
        (17, "case _"),
        (16, "n"),
        (19, "n"),
    ]
    assert [one.number for one in found] == list(range(len(found)))


def test_what_cannot_come_out_otherwise_is_no_branch() -> None:
    found = {one.condition: one for one in rewrite(EVERYTHING, "solve", watched=False).decisions}
    assert found["case _"].sides == (True,)
    assert found["except KeyError"].sides == (True,)
    assert found["x in xs"].sides == (True, False)


def test_a_branch_behind_a_return_is_dead() -> None:
    assert [one.line for one in rewrite(EVERYTHING, "solve", watched=False).decisions if one.dead] == [19]


def test_functions_that_the_entry_cannot_come_to_are_left_out() -> None:
    source = """
def unused(n):
    return 1 if n else 2
def used(n):
    return 3 if n else 4
class Thing:
    def __init__(self, n):
        self.n = 5 if n else 6
    def other(self):
        return 7 if self.n else 8
TABLE = {"x": used}
def solve(n):
    return TABLE["x"](n), Thing(n)
if __name__ == "__main__":
    unused(3)
"""
    assert [one.line for one in rewrite(source, "solve", watched=False).decisions] == [5, 8]


def test_watching_changes_neither_decisions_nor_lines() -> None:
    plain, watched = (rewrite(EVERYTHING, "solve", watched=one) for one in (False, True))
    assert plain.decisions == watched.decisions
    assert plain.lines == watched.lines


def test_what_is_no_python_is_refused() -> None:
    with pytest.raises(SyntaxError):
        rewrite("def solve(:", "solve", watched=False)
