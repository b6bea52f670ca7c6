"""A last step with the number that a problem asks for: what makes one question out of two."""

from collections.abc import Callable

from agents.grammar.sheet import Sheet

_CHANCES = (0.15, 0.25, 0.35, 0.4, 0.4)


def extend(sheet: Sheet) -> None:
    """At times, ask for something made of the answer instead of the answer itself."""
    if sheet.chance(_CHANCES[sheet.level - 1]):
        answer, told = sheet.reopen()
        if answer:
            number = answer
            if not answer.isidentifier():
                number = sheet.let("first_result", "the number that was asked for first", answer, told=told or None)
            sheet.answer(sheet.pick(_CODAS)(sheet, number))


def _line(sheet: Sheet, number: str) -> str:
    factor, shift = sheet.rng.randint(2, 9), sheet.rng.randint(1, 30)
    minus = sheet.chance(0.5)
    sheet.say(f"multiply this number by {factor} and {'subtract' if minus else 'add'} {shift}. What do you get?")
    multiple = sheet.let("scaled", "the multiple of that number", f"{factor} * {number}")
    return sheet.let("outcome", "the final result", f"{multiple} {'-' if minus else '+'} {shift}")


def _distance(sheet: Sheet, number: str) -> str:
    target = sheet.rng.randint(2, 40) * 5
    sheet.say(f"how far is this number from {target}?")
    difference = sheet.let("deviation", "the difference from the target", f"{number} - {target}")
    return sheet.let("outcome", "the distance", f"abs({difference})")


def _branch(sheet: Sheet, number: str) -> str:
    factor, shift = sheet.rng.randint(3, 7), sheet.rng.randint(2, 19)
    sheet.say(f"if this number is even, add {shift} to it; if it is odd, multiply it by {factor}. What is the result?")
    outcome = sheet.name("outcome", "the final result")
    with sheet.block(f"if {number} % 2 == 0:"):
        sheet.line(f"{outcome} = {number} + {shift}")
    with sheet.block("else:"):
        sheet.line(f"{outcome} = {number} * {factor}")
    return outcome


def _limit(sheet: Sheet, number: str) -> str:
    limit, shift = sheet.rng.randint(4, 60), sheet.rng.randint(10, 50)
    sheet.say(
        f"if this number is greater than {limit}, subtract {limit} from it; otherwise add {shift} to it. What is the result?"
    )
    outcome = sheet.name("outcome", "the final result")
    with sheet.block(f"if {number} > {limit}:"):
        sheet.line(f"{outcome} = {number} - {limit}")
    with sheet.block("else:"):
        sheet.line(f"{outcome} = {number} + {shift}")
    return outcome


def _square(sheet: Sheet, number: str) -> str:
    shift = sheet.rng.randint(1, 20)
    sheet.say(f"what is {shift} more than the square of this number?")
    square = sheet.let("number_squared", "the square of that number", f"{number} * {number}", need=f"abs({number}) < 1000")
    return sheet.let("outcome", "the final result", f"{square} + {shift}")


def _remainder(sheet: Sheet, number: str) -> str:
    factor, modulus = sheet.rng.randint(2, 9), sheet.pick((13, 17, 19, 23, 29, 31, 37, 41, 43, 47))
    sheet.say(f"what remainder does {factor} times this number leave when it is divided by {modulus}?")
    multiple = sheet.let("scaled", "the multiple of that number", f"{factor} * {number}", need=f"{number} > {modulus}")
    return sheet.let("outcome", "the last remainder", f"{multiple} % {modulus}")


def _repeat(sheet: Sheet, number: str) -> str:
    bound, step = sheet.rng.randint(5, 20) * 10, sheet.rng.randint(5, 15)
    sheet.say(f"how many times must {step} be added to this number until it is greater than {bound}?")
    times = sheet.let("additions", "the number of additions so far", "0")
    level = sheet.let("grown", "the number with the additions so far", number)
    with sheet.block(f"while {level} <= {bound}:", need=f"{bound} - 12 * {step} < {number} <= {bound}"):
        sheet.change(level, "+", str(step))
        sheet.change(times, "+", "1")
    return times


_CODAS: tuple[Callable[[Sheet, str], str], ...] = (_line, _line, _distance, _branch, _limit, _square, _remainder, _repeat)
