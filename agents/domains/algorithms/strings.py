"""Words and letters: counting, rewriting, ciphers, patterns."""

from agents.domains.algorithms import ciphers, letters
from agents.grammar import coda, draw, frame
from agents.grammar.sheet import Sheet


def compose(sheet: Sheet) -> None:
    """One word at low levels, several words or longer rewriting above."""
    sheet.pick((_count, _count, ciphers.shift, _runs, ciphers.squeeze, _mirror, _common, _choose, _score, ciphers.rewrite))(sheet)
    coda.extend(sheet)
    frame.open_with(sheet, share=1)


def _count(sheet: Sheet) -> None:
    """How many letters are of some kind, or where they stand."""
    text, letter = letters.word(sheet)
    kind, ask = sheet.rng.randint(0, 3), sheet.rng.randint(0, 2)
    said, test, yes, no = (
        ("is a vowel (a, e, i, o or u)", f'{letter} in "aeiou"', "is a vowel", "is no vowel"),
        ("is no vowel (that is, none of a, e, i, o and u)", f'{letter} not in "aeiou"', "is no vowel", "is a vowel"),
        ("comes before m in the alphabet", f'{letter} < "m"', "comes before m", "does not come before m"),
        ("is one of the letters of “stone”", f'{letter} in "stone"', "is in “stone”", "is not in “stone”"),
    )[kind]
    sheet.say(
        (
            f"for each letter that {said}, one point is given, and three points for each other letter. How many points are that?",
            (
                f"the letters are numbered from 1. What is the sum of the numbers of those of which it is true that it {said}?"
            ).replace("of those of which it is true that it", "of the places whose letter"),
            f"write down the letters one after the other, leaving out each that {said}. What remains?",
        )[ask]
    )
    found = sheet.let(
        "found", ("the points so far", "the sum so far", "the letters written so far")[ask], '""' if ask == 2 else "0", told=""
    )
    place = sheet.let("place", "the number of the place", "0", told="") if ask == 1 else ""
    with sheet.block(f"for {letter} in {text}:", told=""):
        if place:
            sheet.change(place, "+", "1", told="")
        with sheet.block(f"if {test}:", told=(f"{{{letter}}} {yes}", f"{{{letter}}} {no}")):
            if ask == 0:
                sheet.change(found, "+", "1", told=f", which makes {{{found}}}")
            elif ask == 1:
                sheet.change(found, "+", place, told=f", and {{old({found})}} + {{{place}}} = {{{found}}}")
            else:
                sheet.line("continue", told=", so it is left out")
        if ask == 0:
            with sheet.block("else:"):
                sheet.change(found, "+", "3", told=f", which makes {{{found}}}")
        elif ask == 2:
            sheet.change(found, "+", letter, told=f", and “{{{found}}}” has been written")
    if ask == 2:
        sheet.answer(found, "str", need=f"len({found}) > 1", told="")
    else:
        sheet.answer(found)


def _runs(sheet: Sheet) -> None:
    """Equal letters that follow one another."""
    text, letter = letters.word(sheet, sheet.pick(("ab", "abc", "xyz", "mno")))
    ask = sheet.rng.randint(0, 2)
    sheet.say(
        (
            "how long is the longest run of equal letters?",
            (
                "a run is a stretch of equal letters that is as long as possible. What is the sum of the squares of "
                "the lengths of all runs?"
            ),
            (
                "each run of equal letters is replaced by the letter and the length of the run, so that aab becomes "
                "a2b1. What is the result?"
            ),
        )[ask]
    )
    before = sheet.let("before", "the letter before", '""', told="")
    length = sheet.let("length", "the length of the run", "0", told="")
    found = sheet.let(
        "found", ("the longest length so far", "the sum so far", "the result so far")[ask], '""' if ask == 2 else "0", told=""
    )

    def close() -> None:
        if ask == 1:
            sheet.change(
                found, "+", f"{length} * {length}", told=f"the run that ends has {{{length}}}, so the sum is {{{found}}}"
            )
        elif ask == 2:
            with sheet.block(f"if {length} > 0:", told=("", "")):
                sheet.line(
                    f"{found} = {found} + {before} + str({length})",
                    told=f"the run of {{{before}}} ends with {{{length}}}, which gives “{{{found}}}”",
                )

    with sheet.block(f"for {letter} in {text}:", told=""):
        with sheet.block(f"if {letter} == {before}:", told=(f"another {{{letter}}}", f"a new run begins with {{{letter}}}")):
            sheet.change(length, "+", "1", told=f" makes {{{length}}}".replace(" makes", ", which makes"))
        with sheet.block("else:"):
            close()
            sheet.line(f"{length} = 1", told="")
        sheet.line(f"{before} = {letter}", told="")
        if ask == 0:
            with sheet.block(f"if {length} > {found}:", told=(", the longest so far", "")):
                sheet.line(f"{found} = {length}", told="")
    close()
    if ask == 2:
        sheet.answer(found, "str", told="")
    else:
        sheet.answer(found)


def _mirror(sheet: Sheet) -> None:
    """How far a word is from reading the same backwards."""
    alphabet = sheet.pick(("", "", "abc", "xyz"))
    text, letter = letters.word(sheet, alphabet)
    del sheet.glosses[letter]
    ask = sheet.rng.randint(0, 1)
    sheet.say("the first letter is compared with the last one, the second with the last but one, and so on, up to the middle.")
    sheet.say(
        (
            "how many of these pairs are different? Multiply that number by the number of letters.",
            (
                "for each pair of different letters, take how far they are apart in the alphabet (a and c are 2 "
                "apart). What is the sum?"
            ),
        )[ask]
    )
    left = sheet.let("left", "the place on the left", "0", told="")
    right = sheet.let("right", "the place on the right", f"len({text}) - 1", told="")
    found = sheet.let("found", ("the number of different pairs so far", "the sum so far")[ask], "0", told="")
    a, b = f"{text}[{left}]", f"{text}[{right}]"
    with sheet.block(f"while {left} < {right}:", told=("", "")):
        with sheet.block(f"if {a} != {b}:", told=(f"{{{a}}} and {{{b}}} are different", f"{{{a}}} and {{{b}}} are equal")):
            if ask == 0:
                sheet.change(found, "+", "1", told=f", which makes {{{found}}}")
            else:
                gap = sheet.let(
                    "gap",
                    "how far they are apart".replace("how far they are apart", "the distance in the alphabet"),
                    f"abs(ord({a}) - ord({b}))",
                    told=", {it} apart",
                )
                sheet.change(found, "+", gap, told=f", so the sum is {{old({found})}} + {{{gap}}} = {{{found}}}")
        sheet.change(left, "+", "1", told="")
        sheet.change(right, "-", "1", told="")
    sheet.answer(
        found
        if ask
        else sheet.let("product", "the product", f"{found} * len({text})", told=f"{{{found}}} × {{len({text})}} = {{it}}")
    )


def _common(sheet: Sheet) -> None:
    """Two words side by side."""
    one = sheet.given("one", "the first word", draw.one_of(*letters.WORDS[: 30 + 10 * sheet.level]), "str")
    two = sheet.given("two", "the second word", draw.one_of(*letters.WORDS[10:]), "str")
    ask = sheet.rng.randint(0, 2)
    sheet.say(f"take the words “{{{one}}}” and “{{{two}}}”.")
    sheet.say(
        (
            (
                "go through the letters of the first word. Write down each that appears in the second word, but none "
                "twice. What do you get?"
            ),
            (
                "for how many letters of the first word, counted as often as they appear, does the same letter "
                "appear in the second word? Multiply this number by the number of letters of the second word."
            ),
            (
                "go through the letters of the first word. Each that appears in the part of the second word that is "
                "left is written down, and its first appearance there is removed. How many letters of both words are "
                "left over altogether?"
            ),
        )[ask]
    )
    sheet.begin(f"the words are “{{{one}}}” and “{{{two}}}”")
    letter = sheet.name("letter", "the letter looked at")
    found = sheet.let(
        "found",
        ("the letters written so far", "the number of such letters so far", "the number of letters that match so far")[ask],
        '""' if ask == 0 else "0",
        told="",
    )
    with sheet.block(f"for {letter} in {one}:", need=f"{one} != {two}", told=""):
        test = f"{letter} in {two} and {letter} not in {found}" if ask == 0 else f"{letter} in {two}"
        with sheet.block(
            f"if {test}:",
            told=(
                f"{{{letter}}} is there",
                f"{{{letter}}} is not there" if ask else f"{{{letter}}} is not there or was written before",
            ),
        ):
            if ask == 0:
                sheet.change(found, "+", letter, told=f", so we have “{{{found}}}”")
            else:
                sheet.change(found, "+", "1", told=f", which makes {{{found}}}")
            if ask == 2:
                spot = sheet.let("spot", "the place of the letter", f"{two}.index({letter})", told="")
                sheet.line(f"{two} = {two}[:{spot}] + {two}[{spot} + 1:]", told=f", and “{{{two}}}” is left")
    if ask == 0:
        sheet.answer(found, "str", need=f"len({found}) > 1", told="")
    elif ask == 1:
        sheet.answer(sheet.let("product", "the product", f"{found} * len({two})", told=f"{{{found}}} × {{len({two})}} = {{it}}"))
    else:
        sheet.answer(
            sheet.let(
                "rest",
                "the number of letters left over",
                f"len({one}) - {found} + len({two})",
                told=f"of the first word {{len({one}) - {found}}} are left, of the second one {{len({two})}}, which makes {{it}}",
            )
        )


def _choose(sheet: Sheet) -> None:
    """A list of words, of which one or more are picked."""
    words = sheet.given("words", "the words", letters.words(2 + sheet.level // 2, 2 + 2 * sheet.level), "list[str]")
    sheet.say(f"a list has the words {{{words}}}, in this order.")
    sheet.begin(f"the words are {{{words}}}")
    word = sheet.name("word", "the current word")
    ask, last = sheet.rng.randint(0, 2), sheet.chance(0.4)
    if ask == 0:
        _longest(sheet, words, word, last=last)
        return
    limit = sheet.rng.randint(4, 6)
    vowel = sheet.pick("aeo")
    said, test, yes, no = sheet.pick(
        (
            (
                f"has more than {limit - 1} letters",
                f"len({word}) >= {limit}",
                f"with {{len({word})}} letters counts",
                f"with {{len({word})}} letters does not count",
            ),
            (f"contains the letter {vowel}", f'"{vowel}" in {word}', f"contains {vowel}", f"does not contain {vowel}"),
            (
                "comes before “kettle” in the dictionary",
                f'{word} < "kettle"',
                "comes before kettle",
                "does not come before kettle",
            ),
        )
    )
    sheet.say(
        (
            f"take the {'last' if last else 'first'} letter of every word that {said}, one after the other. What do they form?",
            (
                f"every word that {said} brings as many points as it has letters, every other word costs one point. "
                f"How many points are that?"
            ),
        )[ask - 1]
    )
    found = sheet.let("found", ("the letters so far", "the points so far")[ask - 1], '""' if ask == 1 else "0", told="")
    with sheet.block(f"for {word} in {words}:", told=""):
        with sheet.block(f"if {test}:", told=(f"{{{word}}} {yes}", f"{{{word}}} {no}")):
            if ask == 1:
                sheet.change(found, "+", f"{word}[{-1 if last else 0}]", told=f", so we have “{{{found}}}”")
            else:
                sheet.change(found, "+", f"len({word})", told=f", and {{old({found})}} + {{len({word})}} = {{{found}}}")
        if ask == 2:
            with sheet.block("else:"):
                sheet.change(found, "-", "1", told=f", so there are {{{found}}}")
    if ask == 1:
        sheet.answer(found, "str", need=f"len({found}) > 1", told="")
    else:
        sheet.answer(found)


def _longest(sheet: Sheet, words: str, word: str, *, last: bool) -> None:
    """The longest or the shortest word; of several, the first or the last one."""
    way, far = ("longest", ">=" if last else ">") if sheet.chance(0.6) else ("shortest", "<=" if last else "<")
    sheet.say(f"which word is the {way}? If there are several, take the {'last' if last else 'first'} one.")
    best = sheet.let("best", f"the {way} word so far", f"{words}[0]", told="the first word is {it}")
    lengths = f"{{{word}}} has {{len({word})}} letters against {{len({best})}} of {{{best}}}"
    with (
        sheet.block(f"for {word} in {words}[1:]:", told=""),
        sheet.block(
            f"if len({word}) {far} len({best}):",
            told=(f"{lengths} and takes its place", f"{lengths}, which stays"),
        ),
    ):
        sheet.line(f"{best} = {word}", told="")
    sheet.answer(best, "str", told="")


def _score(sheet: Sheet) -> None:
    """Letters as numbers."""
    text, letter = letters.word(sheet)
    kind = sheet.rng.randint(0, 2)
    modulus, factor = sheet.rng.randint(7, 30), sheet.rng.randint(2, 5)
    sheet.say("the letter a counts 1, b counts 2, and so on, up to z, which counts 26.")
    sheet.say(
        (
            "what do all the letters count together?",
            (
                f"begin with 0; for each letter, multiply what you have by {factor}, add what the letter counts, and "
                f"keep only the remainder on division by {modulus}. What do you get?"
            ),
            (
                "add what the letters in odd places (the first, the third, ...) count and subtract what those in "
                "even places count. What is the result?"
            ),
        )[kind]
    )
    total = sheet.let("total", "the result so far", "0", told="")
    sign = sheet.let("sign", "the sign", "1", told="") if kind == 2 else ""
    with sheet.block(f"for {letter} in {text}:", told=""):
        value = sheet.let("value", "what the letter counts", f"ord({letter}) - 96", told=f"{{{letter}}} counts {{it}}")
        if kind == 0:
            sheet.change(total, "+", value, told=f", which makes {{old({total})}} + {{{value}}} = {{{total}}}")
        elif kind == 1:
            sheet.line(
                f"{total} = ({total} * {factor} + {value}) % {modulus}",
                told=f", and the remainder of {{old({total})}} × {factor} + {{{value}}} is {{{total}}}",
            )
        else:
            with sheet.block(f"if {sign} > 0:", told=("", "")):
                sheet.change(total, "+", value, told=f", so {{old({total})}} + {{{value}}} = {{{total}}}")
            with sheet.block("else:"):
                sheet.change(total, "-", value, told=f", so {{old({total})}} - {{{value}}} = {{{total}}}")
            sheet.line(f"{sign} = -{sign}", told="")
    sheet.answer(total)
