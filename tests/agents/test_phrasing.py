"""Phrases are filled with what holds, or not at all."""

from agents.phrasing import filled, in_words, items_in_words, variants


def _look(name: str, before: object) -> object:
    values: dict[str, object] = {"town": "Arl", "count": 3, "facts": {("Mara", "lives in"): "Arl"}, "who": "Mara", "open": False}
    return 2 if before and name == "count" else values[name]


def test_slots_hold_names_items_sums_and_what_was_before() -> None:
    assert filled("{who} lives in {facts[who, 'lives in']}", _look) == "Mara lives in Arl"
    assert filled("{old(count)} and one are {count}, not {count + 1}", _look) == "2 and one are 3, not 4"


def test_slots_choose_words_and_numbers_of_nouns() -> None:
    assert filled("the gate is {open?open:shut}, with {count:box/boxes}", _look) == "the gate is shut, with 3 boxes"


def test_negative_numbers_stand_in_parentheses_where_that_is_asked_for() -> None:
    assert filled("{count} - {low!-} - {count!-}", lambda name, _: {"count": 3, "low": -4}[name]) == "3 - (-4) - 3"


def test_what_is_not_known_leaves_no_phrase() -> None:
    assert filled("{nobody}", _look) is None
    assert filled("{facts[count]}", _look) is None


def test_braces_may_stand_in_values_but_not_outside_of_slots() -> None:
    assert filled("“{mark}” opens", lambda *_: "{") == "“{” opens"
    assert filled("“{who} opens", _look) == "“Mara opens"
    assert filled("{who} { opens", _look) is None


def test_a_slot_that_holds_no_expression_is_not_filled() -> None:
    for slot in ("a b", "(", "\0", "(" * 5000):
        assert filled(f"{{{slot}}}", _look) is None


def test_a_decision_has_its_own_phrase_or_that_of_its_line() -> None:
    phrases = {"3": "one|two", "4 yes": "so it is"}
    assert variants(phrases, 3, outcome=True) == ("one", "two")
    assert variants(phrases, 4, outcome=True) == ("so it is",)
    assert variants(phrases, 4, outcome=False) is None


def test_items_become_sentences_in_their_order() -> None:
    value = {("Mara", "lives in"): "Arl", ("Tom", "was born in"): 1862}
    assert items_in_words("{0} {1} {2}.", value) == "Mara lives in Arl. Tom was born in 1862."
    assert items_in_words("- if {0}, then {1}.", [(["a", "b"], "c")]) == "- if a and b, then c."
    assert items_in_words("{0?Yes:No}.", 1) == "Yes."
    assert items_in_words("{0} coins", [1, 2]) == "1 coins and 2 coins"


def test_lists_are_joined_and_strings_have_no_quotes() -> None:
    assert in_words(["a", "b", "c"]) == "a, b and c"
    assert in_words([]) == "nothing"
