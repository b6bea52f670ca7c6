"""Tasks that have to wait for others."""

from random import Random

from agents.domains.algorithms import nets
from agents.grammar.draw import Draw
from agents.grammar.sheet import Sheet

_TASKS = ("wash", "cut", "dry", "paint", "pack", "weigh", "label", "seal")


def _orders(size: int, extra: int) -> Draw:
    def build(rng: Random, _: object) -> object:
        names = list(_TASKS[:size])
        rng.shuffle(names)
        every = [(a, b) for at, a in enumerate(names) for b in names[at + 1 :]]
        return rng.sample(every, min(len(every), rng.randint(size - 1, size - 1 + extra)))

    return build


def order(sheet: Sheet) -> None:
    """Tasks some of which must come before others."""
    size = nets.SIZES[sheet.level - 1]
    rules = sheet.given(
        "rules", "the rules", _orders(size, sheet.level // 2), "list[tuple[str, str]]", "“{0}” must be done before “{1}”."
    )
    names = _TASKS[:size]
    late = sheet.chance(0.4)
    sheet.say(f"the tasks {', '.join(names[:-1])} and {names[-1]} are to be done one after the other. {{{rules}}}")
    sheet.say(
        f"among the tasks that can be done next, the one that comes {'last' if late else 'first'} in the list "
        f"of tasks is always chosen."
    )
    kind = sheet.rng.randint(0, 1)
    place = sheet.rng.randint(3, size)
    sheet.say(("in which order are they done?", f"which task is number {place}?")[kind])
    left = sheet.let("left", "the tasks that are left", "[" + ", ".join(f'"{name}"' for name in names) + "]", told="")
    done = sheet.let("done", "the tasks that are done", "[]", told="")
    a, b = sheet.name("first_task", "the task that comes earlier"), sheet.name("later_task", "the task that comes later")
    task = sheet.name("task", "the task looked at")
    chosen, free = sheet.name("chosen", "the task that is chosen"), sheet.name("free", "what is known of the task")
    with sheet.block(f"while len({left}) > 0:", told=(f"{{{left}}} are left", "")):
        sheet.line(f'{chosen} = ""', told="")
        order = f"reversed({left})" if late else left
        with sheet.block(f"for {task} in {order}:", told=""):
            sheet.line(f"{free} = True", told="")
            with (
                sheet.block(f"for {a}, {b} in {rules}:", told=""),
                sheet.block(f"if {b} == {task} and {a} in {left}:", told=(f"“{{{task}}}” has to wait for “{{{a}}}”", "")),
            ):
                sheet.line(f"{free} = False", told="")
                sheet.line("break", told="")
            with sheet.block(f"if {free}:", told=(f"“{{{task}}}” waits for nothing and is done", "")):
                sheet.line(f"{chosen} = {task}", told="")
                sheet.line("break", told="")
        sheet.line(f"{left}.remove({chosen})", told="")
        sheet.line(f"{done}.append({chosen})", told="")
    if kind == 0:
        sheet.answer(done, "list[str]")
    else:
        sheet.answer(f"{done}[{place - 1}]", "str", told=f"in this order, {{{done}}}, number {place} is {{returned}}")
