from agents.checker import form, order


def complaints(text: str) -> int:
    return len(list(order.faults(form.read(text, 30).tellings)))


def test_anchors_may_go_on_and_stay() -> None:
    assert complaints("It starts [[0|]] [[1..4|]]. It goes on [[4..6|]]. It ends [[6|]], really [[7..30|]].") == 0


def test_anchors_never_go_back() -> None:
    assert complaints("It starts [[0|]] [[1..4|]]. It goes on [[3|]].") == 1
    assert complaints("It starts [[5|]]. It goes on [[4..9|]]. It ends [[10|]].") == 1


def test_the_same_is_not_told_twice() -> None:
    assert complaints("Then `x` is 3 [[4|]]. Now `x` becomes 3 [[4|]].") == 1
    assert complaints("`x` is 3 [[4|]]. So 3 is odd and `y` stays [[4|]].") == 0
