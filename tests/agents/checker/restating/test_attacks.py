"""Restatements by somebody who wants a false text verified: none of them is believed."""

import pytest

from agents.checker.plain import Reading
from tests.agents.checker.restating.told import FEE, LOOP, SHOP, prepared

ATTACKS = {
    # a false sentence beside what would have been true
    "other product": (SHOP, 2, "In this case, `total = 40 * 3 = 130`.", ()),
    "other factor": (SHOP, 2, "In this case, `total = 41 * 3 = 120`.", ()),
    "other value": (SHOP, 3, "The tax is calculated as `total * 20 // 100`, which is 25.", ()),
    "other constant": (SHOP, 3, "The tax is calculated as `total * 25 // 100`, which is 24.", ()),
    "other answer": (SHOP, 6, "The answer is 57.", ()),
    "other parameter": (SHOP, 0, "The function takes `price`, `total` and `cash`.", ()),
    "other order of parameters": (SHOP, 0, "The function takes `count`, `price` and `cash`.", ()),
    "other start": (LOOP, 0, "The total starts at 1.", ()),
    # the sentence restated literally: that is false
    "literal value": (SHOP, 2, "In this case, `total = 40 * 3 = 130`.", ("total = price * count", "total == 130")),
    "literal answer": (SHOP, 6, "The answer is 57.", ("return == 57",)),
    "literal line": (
        SHOP,
        3,
        "The tax is calculated as `total * 25 // 100`, which is 24.",
        ("tax = total * 25 // 100", "tax == 24"),
    ),
    "literal change": (LOOP, 3, "`n` is 3, and the total grows by 8 to 10.", ("n == 3", "total += 8", "total == 10")),
    # another variable
    "other target": (SHOP, 2, "In this case, `tax = 40 * 3 = 120`.", ()),
    "other target of a word": (SHOP, 1, "The tax is calculated by multiplying the price by the count.", ()),
    "other operand": (SHOP, 1, "The total is calculated by multiplying the price by the cash.", ()),
    "same operand twice": (SHOP, 1, "The total is calculated by multiplying the price by the price.", ()),
    "operand as target": (SHOP, 1, "The price is calculated by multiplying by the count.", ("total = price * count",)),
    "other subject": (SHOP, 4, "Adding the tax to the total, `cash` is 144.", ()),
    "other condition": (FEE, 0, "With `fee` equal to 7 the early return is skipped.", ()),
    "other variable changes": (LOOP, 3, "`total` is 3, and the total grows by 9 to 10.", ()),
    # a number in another role
    "number of another": (
        SHOP,
        3,
        "The tax is calculated as `total * 20 // 100`, which is 40.",
        ("tax = total * 20 // 100", "price == 40"),
    ),
    "numbers exchanged": (SHOP, 5, "The change is 144 - 200 = 56.", ()),
    "subtracted the wrong way": (
        SHOP,
        5,
        "The change is calculated by subtracting the cash from `due`.",
        ("change = cash - due",),
    ),
    "value before for value after": (LOOP, 3, "`n` is 3, and the total grows by 9 from 10.", ()),
    "value after before it comes": (
        LOOP,
        1,
        "In the first round `n` is 1, which is odd, and the total becomes 10.",
        ("round == 1", "n == 1", "n % 2 == 1", "total becomes 10"),
    ),
    "value of another round": (LOOP, 3, "`n` is 3, and the total becomes 35.", ("n == 3", "total becomes 35")),
    "value that was before": (SHOP, 5, "The change is 200 - 144 = 144.", ("change = cash - due", "due == 144")),
    "round of another": (LOOP, 3, "In the second round the total grows by 9 to 10.", ("round == 2", "total += 9", "total == 10")),
    "start for end": (LOOP, 0, "The total ends at 0.", ()),
    "given for computed": (SHOP, 3, "The input `tax` is 24.", ("tax == 24",)),
    # a comparison turned
    "less for greater": (
        FEE,
        2,
        "Since `weekend` is False, nothing is subtracted, and since 15 is less than 12, `fee` becomes 12.",
        (),
    ),
    "at least for greater": (
        FEE,
        2,
        "Since `weekend` is False, nothing is subtracted, and since 15 is at least 12, `fee` becomes 12.",
        (),
    ),
    "sides exchanged": (
        FEE,
        2,
        "Since `weekend` is False, nothing is subtracted, and since 12 is greater than 15, `fee` becomes 12.",
        (),
    ),
    "asked for held": (FEE, 0, "With `hours` equal to 7 it is at most 1.", ("hours == 7", "if hours <= 1")),
    "even for odd": (LOOP, 1, "In the first round `n` is 1, which is even, and the total becomes 1.", ()),
    "divisible for not": (LOOP, 2, "With `n` 2, which is odd, nothing changes.", ()),
    # a denial dropped, or put in
    "not dropped": (FEE, 2, "Since `weekend` is False, 4 is subtracted, and since 15 is greater than 12, `fee` becomes 12.", ()),
    "not put in": (
        FEE,
        2,
        "Since `weekend` is False, nothing is subtracted, and since 15 is not greater than 12, `fee` becomes 12.",
        (),
    ),
    "true for false": (
        FEE,
        2,
        "Since `weekend` is True, nothing is subtracted, and since 15 is greater than 12, `fee` becomes 12.",
        (),
    ),
    "taken return": (
        FEE,
        0,
        "With `hours` equal to 7 the early return is taken and 0 is returned.",
        ("hours == 7", "never returns 0"),
    ),
    "denied change": (LOOP, 3, "`n` is 3, and the total never grows by 9 to 10.", ()),
    "denied answer": (SHOP, 6, "The answer is not 56.", ()),
    "no nothing": (LOOP, 2, "With `n` 2, which is even, the total changes.", ()),
    # the other operation
    "divided for multiplied": (SHOP, 1, "The total is calculated by dividing the price by the count.", ()),
    "subtracted for added": (SHOP, 4, "Subtracting the tax from the total, `due` is 144.", ()),
    "falls for grows": (LOOP, 3, "`n` is 3, and the total falls by 9 to 10.", ()),
    "maximum for sum": (SHOP, 4, "The maximum of the tax and the total, `due`, is 144.", ()),
    "operations exchanged": (
        SHOP,
        3,
        "The tax is calculated by dividing the total by 20 and multiplying by 100, which is 24.",
        (),
    ),
    # two claims of which one is restated
    "second claim": (SHOP, 6, "The answer is 56, and the tax is 25.", ()),
    "claim before": (SHOP, 6, "The price is 41, so the answer is 56.", ()),
    "claim in words": (SHOP, 6, "The answer is 56, which is twice the price.", ()),
    "claim of all": (LOOP, 3, "`n` is 3, and every round the total grows by 9 to 10.", ()),
    "claim of none other": (LOOP, 3, "Only when `n` is 3, the total grows by 9 to 10.", ()),
    "claim of nouns": (SHOP, 6, "The shop is bankrupt, so the answer is 56.", ()),
    "claim of a type": (SHOP, 6, "The answer is the string 56.", ()),
    # nothing said of what says something
    "silence on a value": (SHOP, 3, "The tax is calculated as `total * 20 // 100`, which is 25.", ("-",)),
    "silence on names": (SHOP, 3, "The tax is the price.", ("-",)),
    "silence on a denial": (SHOP, 3, "No tax is due.", ("-",)),
    "silence on words": (SHOP, 3, "The customer steals it.", ("-",)),
    "silence on an operation": (SHOP, 3, "It multiplies them.", ("-",)),
    # values in a row, of which one is another
    "chain with another value": (
        SHOP,
        2,
        "The `total`, which is `price * count`, is 40 * 3 = 130.",
        ("total == price * count == 40 * 3 == 120",),
    ),
    "chain of another name": (SHOP, 5, "Subtracting 144 from 200 gives 56, which is the price.", ("200 - 144 == 56 == change",)),
    "chain of the value before": (LOOP, 3, "`n` is 3, and 1 + 9 = 1 is the total.", ("n == 3", "1 + 9 == 10 == total")),
    # restatements that say nothing, or anything
    "tautology": (SHOP, 3, "The tax is 25.", ("25 == 25",)),
    "own definition": (SHOP, 3, "The tax is 25.", ("tax == tax", "25 == 25")),
    "either": (SHOP, 3, "The tax is 25.", ("tax == 25 or tax == 24",)),
    "called": (SHOP, 3, "The tax is 25.", ("(lambda tax: tax == 25)(25)",)),
    "arithmetic of nobody": (SHOP, 3, "The tax is 120 - 96 = 24.", ("120 - 96 == 24",)),
    "many of them": (SHOP, 3, "The tax is 25.", ("tax == 24",) * 60),
}


@pytest.mark.parametrize("name", ATTACKS)
def test_no_restatement_makes_a_false_sentence_verified(name: str) -> None:
    told, number, sentence, clauses = ATTACKS[name]
    lie = told.with_sentence(number, sentence, *clauses)
    if clauses == ("-",):
        lie = told.without_words(number, sentence)
    reading = prepared(lie).reading
    assert isinstance(reading, Reading)
    assert not reading.suffices
