"""Letters that are replaced, squeezed and rewritten."""

from agents.domains.algorithms import letters
from agents.grammar import draw
from agents.grammar.sheet import Sheet


def shift(sheet: Sheet) -> None:
    """A shift cipher, with twists."""
    text, letter = letters.word(sheet)
    key = sheet.given("key", "the key", draw.whole(1, 12))
    growing, back = sheet.level > 2 and sheet.chance(0.5), sheet.chance(0.4)
    vowels = sheet.chance(0.3)
    step = sheet.rng.randint(1, 3)
    sheet.say(
        (
            f"each letter is replaced by the one that stands {{{key}}} places {'before' if back else 'after'} it "
            f"in the alphabet, which is thought of as a ring"
        )
        + (", but vowels (a, e, i, o and u) stay as they are." if vowels else ".")
    )
    if growing:
        sheet.say(f"after each letter, the number of places grows by {step}.")
    sheet.say("what is the result?")
    result = sheet.let("result", "the letters so far", '""', need=f"{key} > 1", told="")
    with sheet.block(f"for {letter} in {text}:", told=""):
        body = f"(ord({letter}) - 97 {'-' if back else '+'} {key}) % 26"
        if vowels:
            with sheet.block(f'if {letter} in "aeiou":', told=(f"{{{letter}}} is a vowel and stays", "")):
                sheet.change(result, "+", letter, told="")
            with sheet.block("else:"):
                number = sheet.let(
                    "number", "the place in the alphabet, counted from a as nought".partition(",")[0], body, told=""
                )
                sheet.change(result, "+", f"chr({number} + 97)", told=f"{{{letter}}} becomes {{{result}[-1]}}")
        else:
            number = sheet.let("number", "the place in the alphabet", body, told="")
            sheet.change(result, "+", f"chr({number} + 97)", told=f"{{{letter}}} becomes {{{result}[-1]}}")
        if growing:
            sheet.change(key, "+", str(step), told=f", and the shift is now {{{key}}}")
    sheet.answer(result, "str", told=f"together this is “{{{result}}}”")


def squeeze(sheet: Sheet) -> None:
    """Pairs that vanish."""
    alphabet = sheet.pick(("ab", "abc", "xy", "pqr"))
    text, letter = letters.word(sheet, alphabet)
    both = sheet.chance(0.4)
    ask = sheet.rng.randint(0, 1)
    sheet.say(
        f"the letters are written down one after the other. If a letter "
        f"{'differs from' if both else 'is equal to'} the last one that stands there, it is not written, and "
        f"the last one is wiped out."
    )
    sheet.say(
        (
            ("what is the number of letters that stand there in the end times the number of times that something was wiped out?"),
            "what stands there in the end, read from left to right?",
        )[ask]
    )
    stack = sheet.let("written", "the letters that stand there", '""', told="")
    wiped = sheet.let("wiped", "the number of letters wiped out so far", "0", told="") if ask == 0 else ""
    with sheet.block(f"for {letter} in {text}:", told=""):
        with sheet.block(
            f'if {stack} != "" and {stack}[-1] {"!=" if both else "=="} {letter}:',
            told=(f"{{{letter}}} meets {{{stack}[-1]}}", f"{{{letter}}} is written"),
        ):
            sheet.line(f"{stack} = {stack}[:-1]", told=", which is wiped out")
            if wiped:
                sheet.change(wiped, "+", "1", told=f" (number {{{wiped}}})".replace(" (", ", as ").replace(")", ""))
        with sheet.block("else:"):
            sheet.change(stack, "+", letter, told=f", so there is “{{{stack}}}”")
    if ask == 0:
        sheet.answer(
            sheet.let(
                "product",
                "the product",
                f"len({stack}) * {wiped}",
                told=(
                    f"{{len({stack})}} {{len({stack})?letters:letters}} are left, and {{len({stack})}} × {{{wiped}}} = {{it}}"
                ).replace("{{len({stack})?letters:letters}}", "letters"),
            )
        )
    else:
        sheet.answer(stack, "str", need=f"len({stack}) > 1", told="")


def rewrite(sheet: Sheet) -> None:
    """All letters are replaced at once, again and again."""
    pieces = {"a": sheet.pick(("ab", "b", "ba")), "b": sheet.pick(("a", "ba", "c", "ac")), "c": sheet.pick(("a", "cb", "b"))}
    low, high = ((1, 2), (1, 3), (1, 3), (1, 4), (1, 5))[sheet.level - 1]
    text = sheet.given(
        "text", "the letters", lambda rng, _: "".join(rng.choice("abc") for _ in range(rng.randint(low, high))), "str"
    )
    rounds = sheet.given("rounds", "the number of rounds", draw.whole(1, 1 + sheet.level))
    ask = sheet.rng.randint(0, 1)
    sheet.say(
        f"begin with “{{{text}}}”. In each round, every a is replaced by {pieces['a']}, every b by "
        f"{pieces['b']} and every c by {pieces['c']}, all at the same time."
    )
    wanted = sheet.pick("abc")
    sheet.say(
        (
            f"how many letters are there after {{{rounds}}} rounds? Add three for each {wanted} among them.",
            f"what is there after {{{rounds}}} rounds?",
        )[ask]
    )
    turn, letter = sheet.name("turn", "the number of the round"), sheet.name("letter", "the letter looked at")
    sheet.begin(f"we begin with “{{{text}}}”")
    with sheet.block(
        f"for {turn} in range({rounds}):", need=f"{rounds} > 1", told=f"round {{{turn} + 1}} begins with “{{{text}}}”"
    ):
        after = sheet.let("after", "the letters after the round", '""', told="")
        with sheet.block(f"for {letter} in {text}:", told=""):
            for kind, header in (("a", f'if {letter} == "a":'), ("b", f'elif {letter} == "b":'), ("c", "else:")):
                with sheet.block(header, told=None if kind == "c" else ("", "")):
                    told = f"{kind} gives {pieces[kind]}, which makes “{{{after}}}”"
                    sheet.change(after, "+", f'"{pieces[kind]}"', told=told)
        sheet.line(f"{text} = {after}", told=f"so there is “{{{text}}}”")
    if ask:
        sheet.answer(text, "str", need=f"len({text}) > 2", told="")
    else:
        count = sheet.let(
            "count",
            f"the number of {wanted}s",
            f'{text}.count("{wanted}")',
            told=f"{{it}} of the {{len({text})}} letters are {wanted}",
        )
        sheet.answer(
            sheet.let("result", "the result", f"len({text}) + 3 * {count}", told=f"{{len({text})}} + 3 × {{{count}}} = {{it}}")
        )
