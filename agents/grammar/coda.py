"""A last step with the number that a problem asks for: what makes one question out of two."""

from collections.abc import Callable

from agents.grammar.sheet import Sheet

_CHANCES = (0.15, 0.25, 0.35, 0.4, 0.4)


def extend(sheet: Sheet, it: str = "this number") -> None:
    """At times, ask for something made of the answer instead of the answer itself; ``it`` is what the words call the answer."""
    if sheet.chance(_CHANCES[sheet.level - 1]):
        answer, told = sheet.reopen()
        if answer:
            number = answer
            if not answer.isidentifier():
                number = sheet.let("first_result", "the number that was asked for first", answer, told=told or None)
            sheet.answer(sheet.pick(_CODAS)(sheet, number, it))


def _line(sheet: Sheet, number: str, it: str) -> str:
    factor, shift = sheet.rng.randint(2, 9), sheet.rng.randint(1, 30)
    minus = sheet.chance(0.5)
    sheet.say(f"multiply {it} by {factor} and {'subtract' if minus else 'add'} {shift}. What do you get?")
    multiple = sheet.let(
        "scaled", "the multiple of that number", f"{factor} * {number}", told=f"{factor} × {{{number}!-}} = {{it}}"
    )
    sign = "-" if minus else "+"
    return sheet.let("outcome", "the final result", f"{multiple} {sign} {shift}", told=f"{{{multiple}}} {sign} {shift} = {{it}}")


def _distance(sheet: Sheet, number: str, it: str) -> str:
    target = sheet.rng.randint(2, 40) * 5
    sheet.say(f"how far is {it} from {target}?")
    difference = sheet.let("deviation", "the difference from the target", f"{number} - {target}", told="")
    return sheet.let("outcome", "the distance", f"abs({difference})", told=f"{{{number}}} and {target} are {{it}} apart")


def _branch(sheet: Sheet, number: str, it: str) -> str:
    factor, shift = sheet.rng.randint(3, 7), sheet.rng.randint(2, 19)
    sheet.say(f"if {it} is even, add {shift} to it; if it is odd, multiply it by {factor}. What is the result?")
    outcome = sheet.name("outcome", "the final result")
    with sheet.block(f"if {number} % 2 == 0:", told=(f"{{{number}}} is even", f"{{{number}}} is odd")):
        sheet.line(f"{outcome} = {number} + {shift}", told=f", so {shift} is added, which gives {{{outcome}}}")
    with sheet.block("else:"):
        sheet.line(f"{outcome} = {number} * {factor}", told=f", so it is multiplied by {factor}, which gives {{{outcome}}}")
    return outcome


def _limit(sheet: Sheet, number: str, it: str) -> str:
    limit, shift = sheet.rng.randint(4, 60), sheet.rng.randint(10, 50)
    sheet.say(f"if {it} is greater than {limit}, subtract {limit} from it; otherwise add {shift} to it. What is the result?")
    outcome = sheet.name("outcome", "the final result")
    above = (f"{{{number}}} is greater than {limit}", f"{{{number}}} is not greater than {limit}")
    with sheet.block(f"if {number} > {limit}:", told=above):
        sheet.line(f"{outcome} = {number} - {limit}", told=f", so {limit} is subtracted, which leaves {{{outcome}}}")
    with sheet.block("else:"):
        sheet.line(f"{outcome} = {number} + {shift}", told=f", so {shift} is added, which gives {{{outcome}}}")
    return outcome


def _square(sheet: Sheet, number: str, it: str) -> str:
    shift = sheet.rng.randint(1, 20)
    sheet.say(f"what is {shift} more than the square of {it}?")
    told = f"the square of {{{number}}} is {{it}}"
    square = sheet.let("number_squared", "the square of that number", f"{number} * {number}", f"abs({number}) < 100", told)
    return sheet.let("outcome", "the final result", f"{square} + {shift}", told=f"{{{square}}} + {shift} = {{it}}")


def _remainder(sheet: Sheet, number: str, it: str) -> str:
    factor, modulus = sheet.rng.randint(2, 9), sheet.pick((13, 17, 19, 23, 29, 31, 37, 41, 43, 47))
    sheet.say(f"what remainder does {factor} times {it} leave when it is divided by {modulus}?")
    told = f"{factor} × {{{number}!-}} = {{it}}"
    multiple = sheet.let("scaled", "the multiple of that number", f"{factor} * {number}", f"{number} > {modulus}", told)
    return sheet.let("outcome", "the last remainder", f"{multiple} % {modulus}", told=f"divided by {modulus}, this leaves {{it}}")


def _repeat(sheet: Sheet, number: str, it: str) -> str:
    bound, step = sheet.rng.randint(5, 20) * 10, sheet.rng.randint(5, 15)
    sheet.say(f"how many times must {step} be added to {it} until it is greater than {bound}?")
    times = sheet.let("additions", "the number of additions so far", "0", told="")
    level = sheet.let("grown", "the number with the additions so far", number, told="")
    need, end = f"{bound} - 12 * {step} < {number} <= {bound}", f"{{{level}}} is greater than {bound}"
    with sheet.block(f"while {level} <= {bound}:", need, told=("", end)):
        sheet.change(level, "+", str(step), told=f"{{old({level})}} + {step} = {{{level}}}")
        sheet.change(times, "+", "1", told=f", addition number {{{times}}}")
    return times


_CODAS: tuple[Callable[[Sheet, str, str], str], ...] = (_line, _line, _distance, _branch, _limit, _square, _remainder, _repeat)
