"""Mixing again and again, and searching for a blend: vessels, jars, jugs and bags."""

from agents.grammar import draw
from agents.grammar.sheet import Sheet
from agents.grammar.words import PEOPLE, number_word
from agents.grammar.working import changed, working

SOLUTIONS = (
    ("salt water", "salt"),
    ("sugar syrup", "sugar"),
    ("vinegar", "acid"),
    ("fruit juice", "pure juice"),
    ("cleaning fluid", "soap"),
)
BLENDS = (
    ("tea", "black tea", "mint tea"),
    ("nuts", "almonds", "hazelnuts"),
    ("coffee", "dark beans", "light beans"),
    ("seeds", "grass seed", "clover seed"),
    ("sweets", "toffees", "mints"),
)


def replace(sheet: Sheet) -> None:
    """A part of a vessel's content is replaced again and again."""
    what, part = sheet.pick(SOLUTIONS)
    held = sheet.given("held", f"the grams of {part}", draw.whole(100, 900))
    size = sheet.rng.randint(10, 20) * 100
    share, word = sheet.pick(((2, "half"), (3, "a third"), (4, "a quarter"), (5, "a fifth"), (10, "a tenth")))
    added = sheet.chance(0.6)
    more = sheet.rng.randint(5, 40)
    growing = sheet.chance(0.4)
    by_goal = sheet.chance(0.35)
    sheet.say(f"a vessel with {size} grams of {what} holds {{{held}}} grams of {part}.")
    step = (
        f"in each round, {word} of the {what} is poured away and replaced by water, so that {word} of the "
        f"{part} is gone (round what is gone down to whole grams)"
    )
    sheet.say(f"{step}" + (f", and then {more} grams of the water are replaced by {part}." if added else "."))
    if growing:
        sheet.say(f"after every second round, another {more + 7} grams of {part} are put in instead of water.")
    rounds = sheet.name("round_number", "the number of the round")
    if by_goal:
        limit = sheet.given("limit", f"the limit for the grams of {part}", draw.whole(20, 250))
        sheet.say(f"this goes on as long as there are more than {{{limit}}} grams of {part}.")
        sheet.line(f"{rounds} = 0", told="")
        header, around = f"while {held} > {limit}:", ("", f", which is not more than {{{limit}}}")
    else:
        turns = sheet.given("rounds", "the number of rounds", draw.whole(3, 3 + 3 * sheet.level))
        sheet.say(f"there are {{{turns}}} rounds.")
        header, around = f"for {rounds} in range(1, {turns} + 1):", ("", "")
    total = sheet.let("poured", f"the grams of {part} poured away so far", "0", told="") if sheet.chance(0.4) else ""
    sheet.begin(f"at first there are {{{held}}} grams of {part}")
    with sheet.block(header, told=around if by_goal else ""):
        if by_goal:
            sheet.change(rounds, "+", "1", told="")
        told = f"in round {{{rounds}}}, {word} of {{{held}}} is {{it}}, rounded down"
        gone = sheet.let("gone", f"the grams of {part} that are gone", f"{held} // {share}", told=told)
        sheet.change(held, "-", gone, told=f", which leaves {changed(held, '-', gone)}")
        if total:
            sheet.change(total, "+", gone, told=f", and {changed(total, '+', gone)} have been poured away")
        if added:
            sheet.change(held, "+", str(more), told=f"with the {part} that is put in, it is {changed(held, '+', str(more))}")
        if growing:
            with sheet.block(f"if {rounds} % 2 == 0:", told=("", "")):
                told = f"after a second round, it becomes {changed(held, '+', str(more + 7))}"
                sheet.change(held, "+", str(more + 7), told=told)
    sheet.say(
        f"how many grams of {part} have been poured away in the end?"
        if total
        else f"how many grams of {part} does the vessel hold in the end?"
    )
    sheet.answer(total or held)


def search(sheet: Sheet) -> None:
    """Bags of two kinds for a given amount."""
    what, first, second = sheet.pick(BLENDS)
    p, q = (
        sheet.given("first_price", f"the price of a bag of {first}", draw.whole(3, 12)),
        sheet.given("second_price", f"the price of a bag of {second}", draw.whole(3, 12)),
    )
    budget = sheet.given("budget", "the money in dollars", draw.whole(15 + 5 * sheet.level, 30 + 14 * sheet.level))
    more = sheet.chance(0.5)
    sheet.say(
        f"a bag of {first} costs {{{p}}} dollars and a bag of {second} {{{q}}} dollars. Exactly {{{budget}}} "
        f"dollars are spent on bags for a mixture of {what}; it may also be of one kind only."
    )
    kind = sheet.rng.randint(0, 2)
    extra = sheet.rng.randint(1, 3)
    if more:
        sheet.say(f"there must be at least {number_word(extra)} {'bag' if extra == 1 else 'bags'} of {second}.")
    sheet.say(
        (
            "in how many ways is that possible?",
            "what is the largest number of bags that is possible? Answer 0 if there is no way.",
            f"add up the numbers of bags of {first} of all possible ways. What is the sum?",
        )[kind]
    )
    found = sheet.let(
        ("ways", "most", "total")[kind],
        ("the number of ways so far", "the largest number of bags so far", "the sum so far")[kind],
        "0",
        told="",
    )
    number = sheet.name("number", f"the number of bags of {first}")
    sheet.begin(f"let us try every number of bags of {first}, from 0 on")
    with sheet.block(f"for {number} in range({budget} // {p} + 1):", told=""):
        left = f"{budget} - {p} * {number}"
        told = f"with {{{number}}} of them, {working(left)} dollars are left"
        rest = sheet.let("rest", "the money that is left", left, told=told)
        header = f"if {rest} % {q} == 0 and {rest} // {q} >= {extra}:" if more else f"if {rest} % {q} == 0:"
        fits = (f", which {{{q}}} divides", f", which {{{q}}} does not divide")
        if more:
            bought = f"buy at least {extra} of the bags of {second} and leave nothing"
            fits = (f", and these {bought}", f", and these do not {bought}")
        with sheet.block(header, need=f"{p} != {q}", told=fits):
            if kind == 0:
                sheet.change(found, "+", "1", told=f", which makes {{{found}:way/ways}} so far")
            elif kind == 1:
                told = f", so {{{number}}} + {{{rest}}} ÷ {{{q}}} = {{it}} bags can be bought"
                bags = sheet.let("bags", "the number of all bags", f"{number} + {rest} // {q}", told=told)
                sheet.line(f"{found} = max({found}, {bags})", told=f", and the most so far is {{{found}}}")
            else:
                sheet.change(found, "+", number, told=f", so the sum is {changed(found, '+', number)}")
    sheet.answer(found)


def portions(sheet: Sheet) -> None:
    """Jars poured together."""
    who = sheet.pick(PEOPLE)
    amounts = sheet.given("amounts", "the grams of the jars", draw.many((3, 2 + 2 * sheet.level), 20, 200, step=10), "list[int]")
    percents = sheet.given("percents", "the percentages of the jars", draw.alike(amounts, 5, 60, step=5), "list[int]")
    what, part = sheet.pick(SOLUTIONS)
    limit = sheet.rng.randint(4, 9) * 5
    strong, ask = sheet.chance(0.6), sheet.rng.randint(0, 2)
    above = sheet.chance(0.5)
    sheet.say(
        f"on {who.name}'s shelf are jars of {what}. They hold {{{amounts}}} grams, of which, in the same "
        f"order, {{{percents}}} percent are {part}."
    )
    sheet.say(
        f"{who.she} pours together those with {'more' if above else 'less'} than {limit} percent."
        if strong
        else f"{who.she} pours all of them together."
    )
    weight = sheet.let("weight", "the grams poured together so far", "0", told="")
    sheet.begin(f"let us take one jar after the other, and count the {part} in hundredths of a gram")
    held = sheet.let(
        "held",
        f"the grams of {part} in a hundred times as much so far".replace("grams of", "hundredths of a gram of").replace(
            " in a hundred times as much", ""
        ),
        "0",
        told="",
    )
    amount, percent = sheet.name("amount", "the amount in grams"), sheet.name("percent", "the percentage")
    listed = f"the jar of {{{amount}}} grams has {{{percent}}} percent"
    weighed = f"together these are {changed(weight, '+', amount)} grams"
    shared = f", with {changed(held, '+', f'{amount} * {percent}')} hundredths of {part}"
    with sheet.block(f"for {amount}, {percent} in zip({amounts}, {percents}):", told=listed):
        if strong:
            comparison = f"{'more' if above else 'less'} than {limit}"
            with sheet.block(f"if {percent} {'>' if above else '<'} {limit}:", told=(f", {comparison}", f", not {comparison}")):
                sheet.change(weight, "+", amount, told=weighed)
                sheet.change(held, "+", f"{amount} * {percent}", told=shared)
        else:
            sheet.change(weight, "+", amount, told=weighed)
            sheet.change(held, "+", f"{amount} * {percent}", told=shared)
    if ask == 0:
        sheet.say(f"what percentage of {part} has the result, rounded down to a whole percent?")
        told = f"{{{held}}} ÷ {{{weight}}}, rounded down, is {{it}} percent"
        sheet.answer(sheet.let("result", "the percentage of the result", f"{held} // {weight}", f"{weight} > 0", told))
    elif ask == 1:
        sheet.say(f"how many grams of the result are {part}, rounded down to whole grams?")
        told = f"{{{held}}} hundredths, rounded down, are {{it}} grams"
        sheet.answer(sheet.let("grams", f"the grams of {part}", f"{held} // 100", f"{weight} > 0", told))
    else:
        sheet.say(f"how many grams of the result are not {part}, if the grams of {part} are rounded down to a whole number?")
        told = f"{{{held}}} hundredths, rounded down, are {{it}} grams"
        grams = sheet.let("grams", f"the grams of {part}", f"{held} // 100", f"{weight} > 0", told)
        told = f", and {working(f'{weight} - {grams}')} are not {part}"
        sheet.answer(sheet.let("others", f"the grams that are not {part}", f"{weight} - {grams}", told=told))


def pour(sheet: Sheet) -> None:
    """Water poured to and fro between two vessels."""
    names = sheet.pick(
        (("the blue jug", "the red jug"), ("the tall vase", "the wide vase"), ("the left barrel", "the right barrel"))
    )
    a = sheet.given("left", f"the litres in {names[0]}", draw.whole(20, 90))
    b = sheet.given("right", f"the litres in {names[1]}", draw.whole(5, 70))
    share, word = sheet.pick(((2, "half"), (3, "a third"), (4, "a quarter")))
    loss = sheet.chance(0.5)
    back = sheet.chance(0.5)
    turns = sheet.given("rounds", "the number of rounds", draw.whole(2, 2 + 2 * sheet.level))
    sheet.say(
        f"there are {{{a}}} litres of water in {names[0]} and {{{b}}} litres in {names[1]}. In each round, "
        f"{word} of what is in the fuller one of the two is poured into the other one, rounded down to whole "
        f"litres (if both hold the same, it is poured from {names[0]})."
    )
    if loss:
        sheet.say("then one litre is taken out of the one that has just received water.")
    sheet.say(f"there are {{{turns}}} rounds.")
    moved = sheet.let("moved_total", "the litres poured so far", "0", told="") if back else ""
    turn = sheet.name("turn", "the number of the round")
    sheet.begin(f"{names[0]} holds {{{a}}} litres, {names[1]} {{{b}}}")
    fuller = (f"{{{a}}} is at least {{{b}}}", f"{{{a}}} is less than {{{b}}}")
    with sheet.block(f"for {turn} in range({turns}):", told=""):
        with sheet.block(f"if {a} >= {b}:", told=fuller):
            told = f", so {word} of {{{a}}}, {{it:litre/litres}}, is poured over"
            moved_now = sheet.let("moved", "the litres that are poured", f"{a} // {share}", told=told)
            got = f"{moved_now} - 1" if loss else moved_now
            sheet.change(a, "-", moved_now, told=f"{names[0]} then holds {changed(a, '-', moved_now)}")
            sheet.change(b, "+", got, told=f", {names[1]} {changed(b, '+', got)}")
        with sheet.block("else:"):
            told = f", so {word} of {{{b}}}, {{{moved_now}:litre/litres}}, is poured over"
            sheet.line(f"{moved_now} = {b} // {share}", told=told)
            sheet.change(b, "-", moved_now, told=f"{names[1]} then holds {changed(b, '-', moved_now)}")
            sheet.change(a, "+", got, told=f", {names[0]} {changed(a, '+', got)}")
        if moved:
            sheet.change(moved, "+", moved_now, told=f", and {changed(moved, '+', moved_now)} have been poured so far")
    sheet.say(
        "how many litres have been poured from one to the other altogether?"
        if moved
        else f"how many litres are in {names[0]} in the end?"
    )
    sheet.answer(moved or a)
