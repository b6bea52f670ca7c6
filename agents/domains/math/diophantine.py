"""Whole-number solutions: heads and legs, stamps, ages, and equations that are solved by search."""

from agents.domains.math import solutions
from agents.grammar import draw, frame
from agents.grammar.sheet import Sheet
from agents.grammar.words import PEOPLE, number_word, times
from agents.grammar.working import working

_FARMS = (
    ("hens", 2, "rabbits", 4, "heads", "legs"),
    ("tricycles", 3, "cars", 4, "vehicles", "wheels"),
    ("spiders", 8, "beetles", 6, "animals", "legs"),
    ("stools", 3, "chairs", 4, "seats", "legs"),
    ("bicycles", 2, "tricycles", 3, "saddles", "wheels"),
)


def compose(sheet: Sheet) -> None:
    """Solved by thought at levels 1 and 2, by search above."""
    makers = {1: (_heads, _ages, _sum_and_gap), 2: (_heads, _ages, _consecutive, _sum_and_gap)}
    sheet.pick(
        makers.get(
            sheet.level,
            (solutions.stamps, solutions.squares, solutions.product, solutions.remainders, solutions.purchase, solutions.reverse),
        )
    )(sheet)
    frame.open_with(sheet, share=1)


def _heads(sheet: Sheet) -> None:
    first, low, second, high, heads, legs = sheet.pick(_FARMS)
    n = sheet.given("count", f"the number of {heads}", draw.whole(8, 60))
    m = sheet.given("legs", f"the number of {legs}", draw.whole(20, 260))
    sheet.say(f"there are only {first} and {second}. In all, {{{n}}} {heads} and {{{m}}} {legs} are counted.")
    least = sheet.let(
        "least",
        f"the number of {legs} if all were {first}" if low < high else f"the number of {legs} if all were {second}",
        f"{min(low, high)} * {n}",
        told=f"if all were {first if low < high else second}, there would be {working(f'{min(low, high)} * {n}')} {legs}",
    )
    many = second if low < high else first
    sheet.begin(f"let us suppose that there are no {many}")
    told = f", so {working(f'{m} - {least}')} more are needed"
    rest = sheet.let("surplus", f"the number of {legs} beyond that", f"{m} - {least}", f"{m} > {least}", told)
    gap = abs(high - low)
    number = (
        rest
        if gap == 1
        else sheet.let(
            "number",
            f"the number of {many}",
            f"{rest} // {gap}",
            f"{rest} % {gap} == 0 and 0 < {rest} // {gap} < {n}",
            f"one of the {many} has {gap} more, so there are {{{rest}}} ÷ {gap} = {{it}} of them",
        )
    )
    if gap == 1:
        told = f"one of the {many} has {gap} more, so there are {{it}} of them"
        number = sheet.let("number", f"the number of {many}", rest, f"{rest} < {n}", told)
    few = first if low < high else second
    kind = sheet.rng.randint(0, 2)
    if kind == 0:
        sheet.say(f"how many {many} are there?")
        sheet.answer(number)
        return
    others = sheet.let("others", f"the number of {few}", f"{n} - {number}", told=f", and {working(f'{n} - {number}')} {few}")
    if kind == 1:
        sheet.say(f"how many {few} are there?")
        sheet.answer(others)
    else:
        price, cost = sheet.rng.randint(3, 30), sheet.rng.randint(3, 30)
        sheet.say(
            f"one of the {many} is worth {price} dollars and one of the {few} {cost} dollars. How much are all of "
            f"them worth in dollars?"
        )
        told = f"the {many} are worth {working(f'{price} * {number}')} dollars"
        one = sheet.let("first_worth", f"the worth of the {many}", f"{price} * {number}", told=told)
        told = f", the {few} {working(f'{cost} * {others}')}"
        two = sheet.let("second_worth", f"the worth of the {few}", f"{cost} * {others}", told=told)
        told = f"together that is {working(f'{one} + {two}')}"
        sheet.answer(sheet.let("worth", "the worth of all", f"{one} + {two}", told=told))


def _ages(sheet: Sheet) -> None:
    child, parent = sheet.rng.sample(PEOPLE, 2)
    factor = sheet.rng.randint(2, 5)
    total = sheet.given("total", "the sum of their ages", draw.whole(24, 96))
    later = sheet.given("later", "the years until then", draw.whole(3, 20))
    sheet.say(f"{parent.name} is {times(factor)} as old as {child.name}, and together they are {{{total}}} years old.")
    sheet.begin(f"{{{total}}} years are {factor + 1} times the age of {child.name}")
    told = f"so {child.name} is {{{total}}} ÷ {factor + 1} = {{it}} years old"
    young = sheet.let("young", f"the age of {child.name}", f"{total} // {factor + 1}", f"{total} % {factor + 1} == 0", told)
    told = f", and {parent.name} is {working(f'{total} - {young}')}"
    old = sheet.let("old", f"the age of {parent.name}", f"{total} - {young}", told=told)
    apart = f"{old} - {young}"
    kind = sheet.rng.randint(0, 3)
    if kind == 0:
        sheet.say(f"how old will {parent.name} be in {{{later}}} years?")
        then = f"{old} + {later}"
        told = f"by then, {parent.name} will be {working(then)}"
        answer = sheet.let("then", f"the age of {parent.name} then", then, told=told)
    elif kind == 1:
        sheet.say(
            f"how many years older than {child.name} is {parent.name}, and how old were both together {{{later}}} "
            f"years ago? Give the product of the two numbers."
        )
        gap = sheet.let("gap", "the difference of their ages", apart, told=f"they are {working(apart)} years apart")
        once = f"{total} - 2 * {later}"
        told = f", and together they were {working(once)}"
        before = sheet.let("before", "the sum of their ages then", once, f"{young} > {later}", told)
        told = f"the product is {working(f'{gap} * {before}')}"
        answer = sheet.let("product", "the product of these numbers", f"{gap} * {before}", told=told)
    elif kind == 2:
        sheet.say(f"how old was {parent.name} {{{later}}} years before {child.name} was born?")
        told = f"when {child.name} was born, {parent.name} was {working(apart)}"
        gap = sheet.let("gap", "the difference of their ages", apart, f"{apart} > {later}", told)
        told = f", and {{{later}}} years before that {working(f'{gap} - {later}')}"
        answer = sheet.let("then", f"the age of {parent.name} then", f"{gap} - {later}", told=told)
    else:
        sheet.say(
            f"how old will the two be together in {{{later}}} years, if {child.name}'s brother, who is exactly as "
            f"old as {child.name}, is counted too?"
        )
        told = f"with the brother, they are {working(f'{total} + {young}')} years old now"
        three = sheet.let("three", "the sum of all the ages now", f"{total} + {young}", told=told)
        then = f"{three} + 3 * {later}"
        answer = sheet.let("then", "the sum of all the ages then", then, told=f", and {working(then)} then")
    sheet.answer(answer)


def _sum_and_gap(sheet: Sheet) -> None:
    total = sheet.given("total", "the sum", draw.whole(20, 400))
    gap = sheet.given("gap", "the difference", draw.whole(2, 90))
    story, noun = sheet.pick(
        (
            ("the sum of two numbers is {{{0}}}, and their difference is {{{1}}}.", "number"),
            ("two towers are {{{0}}} metres high together, and one is {{{1}}} metres higher than the other.", "height in metres"),
            ("two boxes weigh {{{0}}} kilograms together; one is {{{1}}} kilograms heavier.", "weight in kilograms"),
        )
    )
    sheet.say(story.format(total, gap))
    sheet.begin("sum and difference together are twice the larger one")
    need = f"({total} + {gap}) % 2 == 0 and {total} > {gap}"
    twice = sheet.let("twice", "the doubled larger number", f"{total} + {gap}", need, working(f"{total} + {gap}"))
    large = sheet.let("large", "the larger number", f"{twice} // 2", told=f", so the larger one is {{{twice}}} ÷ 2 = {{it}}")
    small = sheet.let(
        "small", "the smaller number", f"{large} - {gap}", told=f", and the smaller one {working(f'{large} - {gap}')}"
    )
    kind = sheet.rng.randint(0, 2)
    if kind == 0:
        sheet.say(f"what is the smaller {noun}?")
        sheet.answer(small)
    elif kind == 1:
        factor, shift = sheet.rng.randint(2, 6), sheet.rng.randint(2, 6)
        sheet.say(
            f"what do you get if you add {times(factor)} the larger {noun.partition(' ')[0]} to {times(shift)} the smaller one?"
        )
        multiples = f"{factor} * {large} + {shift} * {small}"
        sheet.answer(sheet.let("sum_of_multiples", "the sum of these multiples", multiples, told=working(multiples)))
    else:
        sheet.say(f"what is the product of the larger and the smaller {noun.partition(' ')[0]}?")
        sheet.answer(sheet.let("product", "the product of both", f"{large} * {small}", told=working(f"{large} * {small}")))


def _consecutive(sheet: Sheet) -> None:
    count = sheet.rng.choice((3, 5, 7))
    step, kind = sheet.pick(((1, "whole numbers"), (2, "odd numbers"), (2, "even numbers"), (5, "multiples of 5")))
    total = sheet.given("total", "the sum of the numbers", draw.whole(60, 700))
    sheet.say(f"the sum of {number_word(count)} successive {kind} is {{{total}}}.")
    need = {
        "odd numbers": f" and {total} // {count} % 2 == 1",
        "even numbers": f" and {total} // {count} % 2 == 0",
        "multiples of 5": f" and {total} // {count} % 5 == 0",
    }.get(kind, "")
    far = count // 2 * step
    sheet.begin("the number in the middle is the average of all")
    told = f"so it is {{{total}}} ÷ {count} = {{it}}"
    middle = sheet.let("middle", "the number in the middle", f"{total} // {count}", f"{total} % {count} == 0{need}", told)
    told = f", the largest is {working(f'{middle} + {far}')}"
    last = sheet.let("largest", "the largest number", f"{middle} + {far}", told=told)
    told = f", and the smallest {working(f'{middle} - {far}')}"
    first = sheet.let("smallest", "the smallest number", f"{middle} - {far}", f"{middle} > {far}", told)
    asked = sheet.rng.randint(0, 2)
    sheet.say(
        (
            "what is the product of the smallest and the largest of them?",
            "what is the square of the largest minus the square of the smallest?",
            "what remainder does the product of the smallest and the largest leave when it is divided by 100?",
        )[asked]
    )
    if asked == 1:
        squares = f"{last} * {last} - {first} * {first}"
        sheet.answer(sheet.let("result", "the difference of the squares", squares, told=working(squares)))
        return
    product = sheet.let("product", "the product of both", f"{first} * {last}", told=working(f"{first} * {last}"))
    told = f"{{{product}}} divided by 100 leaves {{it}}"
    sheet.answer(sheet.let("result", "the remainder", f"{product} % 100", told=told) if asked else product)
