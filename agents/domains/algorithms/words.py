"""Words put into the order of the alphabet, compared letter by letter."""

from dataclasses import dataclass
from random import Random

from agents.domains.algorithms import vocabulary
from agents.grammar import coda
from agents.grammar.draw import Draw, Given, Value
from agents.grammar.sheet import Sheet
from agents.grammar.words import PEOPLE, number_word, ordinal

_TASKS = (
    "{who} writes labels for jars and boxes: {words}.",
    "{who} has cards with the words {words}, in this order.",
    "these words are to stand in an index: {words}.",
    "the words on {who}'s list are {words}.",
    "{who} learns these words: {words}.",
    "on the spines of some picture books in a row there stand the words {words}.",
    "{who} has cut these words out of a newspaper: {words}.",
)
_SIZES = ((2, 3), (3, 4), (3, 4), (4, 6), (6, 8))
"""How many words a row has at each level."""


def compose(sheet: Sheet) -> None:
    """One of the ways to put words in order; at the lowest levels a part of it."""
    low = (_foremost, _place)
    sheet.pick(low if sheet.level <= 2 else (_insertion, _insertion, _selection, _merge, _passes))(sheet)
    coda.extend(sheet)


def _drawn(size: tuple[int, int], alike: float, *, ordered: bool = False) -> Draw:
    """Different words; so often, several begin with the same letter, otherwise no two do."""

    def build(rng: Random, given: Given) -> Value:
        known = [word for row in given.values() if isinstance(row, list) for word in row]
        found = vocabulary.some(rng, rng.randint(*size), alike=rng.random() < alike, besides=known)
        return sorted(found) if ordered else found

    return build


@dataclass(frozen=True, slots=True)
class _Order:
    """The order that is wanted.

    Attributes:
        sheet: on which the problem is composed.
        falling: from Z to A.
        count: the variable that counts the pairs of letters compared, or none.
    """

    sheet: Sheet
    falling: bool = False
    count: str = ""

    @property
    def said(self) -> str:
        """In words."""
        return "in the reverse order of the alphabet (from Z to A)" if self.falling else "in the order of the alphabet"

    def before(self, one: str, other: str) -> tuple[str, str, str]:
        """Write the search for the first place at which two words differ.

        Returns:
            The test whether ``one`` has to stand before ``other``; what is told if it has, and if not.
        """
        sheet = self.sheet
        place = sheet.scratch("place", "the place of the letter")
        sheet.line(f"{place} = 0", told="")
        a, b = f"{one}[{place}]", f"{other}[{place}]"
        self._tick()
        with sheet.block(f"while {a} == {b}:", told=(f", “{{{a}}}” stands in both", "")):
            sheet.change(place, "+", "1", told="")
            self._tick()
        number = f" (comparison {{{self.count}}})" if self.count else ""
        told = [f", “{{{a}}}” comes {way} “{{{b}}}”{number}" for way in ("before", "after")]
        return (f"{a} > {b}", told[1], told[0]) if self.falling else (f"{a} < {b}", told[0], told[1])

    def asked(self, one: str, other: str) -> str:
        """Whether one word has to stand before another one, as a question."""
        return f"does “{{{one}}}” come {'after' if self.falling else 'before'} “{{{other}}}” in the alphabet?"

    def _tick(self) -> None:
        if self.count:
            self.sheet.change(self.count, "+", "1", told="")

    def finish(self, row: str) -> None:
        """Ask for the row, for a word of it, or for how many letters are compared."""
        sheet = self.sheet
        if self.count:
            sheet.say(
                "two words are compared letter by letter, from the first letter on, until their letters differ. How often "
                "are two letters compared?"
            )
            sheet.answer(self.count, told=f"two letters are compared {{{self.count}}} times in all")
        elif sheet.chance(0.7):
            sheet.say(sheet.pick(("give the words in their new order, as a list.", "what is the new order? Give it as a list.")))
            sheet.answer(row, "list[str]", told="")
        else:
            at, back = sheet.rng.randint(1, 2 + (sheet.level > 3)), sheet.chance(0.4)
            place = ("last", "second to last", "third to last")[at - 1] if back else ordinal(at)
            sheet.say(f"which word is the {place} one in the new order?")
            sheet.answer(f"{row}[{-at if back else at - 1}]", "str", told=f"the {place} one is “{{returned}}”")


def _given(sheet: Sheet, alike: float) -> str:
    """The words of the problem, of which some may be left out first."""
    words = sheet.given("words", "the words", _drawn(_SIZES[sheet.level - 1], alike), "list[str]", "{0}")
    sheet.say(sheet.pick(_TASKS).format(who=sheet.pick(PEOPLE).name, words=f"{{{words}}}"))
    sheet.begin(f"the words are {{{words}}}|we begin with {{{words}}}")
    if sheet.level > 2 and sheet.chance(0.35):
        _leave_out(sheet, words)
    return words


def _leave_out(sheet: Sheet, words: str) -> None:
    """Words of a kind are not used."""
    word = sheet.name("item", "the word looked at")
    limit, letter = sheet.rng.randint(5, 6), sheet.pick("aelnorst")
    said, test, reason = sheet.pick(
        (
            (f"with more than {limit} letters", f"len({word}) <= {limit}", f"has {{len({word})}} letters"),
            (f"that end in “{letter}”", f'{word}[-1] != "{letter}"', f"ends in “{letter}”"),
            (f"in which there is “{letter}”", f'"{letter}" not in {word}', f"has “{letter}” in it"),
        )
    )
    sheet.say(f"words {said} are left out.")
    kept = sheet.let("kept", "the words that are kept", "[]", told="")
    with (
        sheet.block(f"for {word} in {words}:", told=""),
        sheet.block(f"if {test}:", told=(f"“{{{word}}}” is kept", f"“{{{word}}}” {reason} and is left out")),
    ):
        sheet.line(f"{kept}.append({word})", told="")
    sheet.line(f"{words} = {kept}", need=f"len({kept}) > 2", told=f"so {{{words}}} remain")


def _order(sheet: Sheet) -> _Order:
    count = sheet.let("count", "the number of letters compared so far", "0", told="") if sheet.chance(0.2) else ""
    return _Order(sheet, sheet.chance(0.3), count)


def _foremost(sheet: Sheet) -> None:
    """The word that comes first or last."""
    small = sheet.level == 1
    words = _given(sheet, 0 if small else 0.6)
    order = _Order(sheet, sheet.chance(0.4))
    end = "last" if order.falling else "first"
    sheet.say(
        sheet.pick(
            (
                f"which of them comes {end} in the alphabet?",
                f"which of these words comes {end} in a dictionary?",
                f"if they are put in the order of the alphabet, which of them comes {end}?",
            )
        )
    )
    best = sheet.let("best", f"the word that comes {end} so far", f"{words}[0]", told="so far, it is “{it}”")
    word = sheet.name("word", "the word looked at")
    with sheet.block(f"for {word} in {words}[1:]:", told=f"“{{{word}}}” is compared with “{{{best}}}”"):
        if small:
            way, sign = ("after", ">") if order.falling else ("before", "<")
            test, a, b = f"{word} {sign} {best}", f"{word}[0]", f"{best}[0]"
            yes, no = (f", “{{{a}}}” {comes} {way} “{{{b}}}”" for comes in ("comes", "does not come"))
        else:
            test, yes, no = order.before(word, best)
        told = (f"{yes}, so it is “{{{word}}}” for now", f"{no}, so it is still “{{{best}}}”")
        with sheet.block(f"if {test}:", told=told, asked=order.asked(word, best)):
            sheet.line(f"{best} = {word}", told="")
    sheet.answer(best, "str", told="")


def _place(sheet: Sheet) -> None:
    """Where a new word belongs among others."""
    small = sheet.level == 1
    size = (2, 3) if small else (2, 4)
    row = sheet.given("row", "the words in order", _drawn(size, 0 if small else 0.7, ordered=True), "list[str]", "{0}")
    new = sheet.given("new", "the new word", _new(alike=not small), "str")
    sheet.say(
        sheet.pick(
            (
                f"the words {{{row}}} stand in the order of the alphabet. “{{{new}}}” is to stand among them, in the same order.",
                f"a list in the order of the alphabet holds the words {{{row}}}, and “{{{new}}}” is put where it belongs.",
                f"in a box there are cards with {{{row}}}, in this order, and a card with “{{{new}}}” is put where it belongs.",
            )
        )
    )
    sheet.begin(f"let us find the place of “{{{new}}}” in {{{row}}}|“{{{new}}}” belongs among {{{row}}}")
    _stand(_Order(sheet), row, new)


def _new(*, alike: bool) -> Draw:
    """One word that is not in the row before it."""

    def build(rng: Random, given: Given) -> Value:
        (row,) = given.values()
        assert isinstance(row, list)
        return vocabulary.some(rng, 1, alike=alike, besides=row)[0]

    return build


def _stand(order: _Order, row: str, new: str) -> None:
    """Go past the words that the new one belongs behind; ask for the list, for a neighbour or for the place."""
    sheet = order.sheet
    spot = sheet.let("spot", "the place for the new word", "0", told="")
    word = sheet.name("word", "the word looked at")
    with sheet.block(f"for {word} in {row}:", told=f"it is compared with “{{{word}}}”"):
        test, yes, no = order.before(new, word)
        told = (f"{yes}, so it belongs before it", f"{no}, so it belongs behind it")
        with sheet.block(f"if {test}:", told=told, asked=order.asked(new, word)):
            sheet.line("break", told="")
        sheet.change(spot, "+", "1", told="")
    sheet.line(f"{row}.insert({spot}, {new})", told=f"now the list is {{{row}}}")
    match sheet.rng.randrange(4):
        case 0:
            sheet.say("which word comes directly after it?")
            sheet.answer(f"{row}[{spot} + 1]", "str", need=f"{spot} < len({row}) - 1", told="behind it comes “{returned}”")
        case 1:
            sheet.say("which word comes directly before it?")
            sheet.answer(f"{row}[{spot} - 1]", "str", need=f"{spot} > 0", told="before it comes “{returned}”")
        case _:
            sheet.say(sheet.pick(("what is the list then?", "give the new list.")))
            sheet.answer(row, "list[str]", told="")


def _insertion(sheet: Sheet) -> None:
    """Each word goes to its place among those before it."""
    words = _given(sheet, 0.8)
    order = _order(sheet)
    backwards = sheet.chance(0.6)
    sheet.say(
        f"one after the other, they are put into a new row {order.said}: each is compared with the words of that "
        f"row, beginning with the {'last' if backwards else 'first'} one, until its place is found."
    )
    row = sheet.let("row", "the new row", "[]", told="")
    word = sheet.name("word", "the word to be put there")
    with sheet.block(f"for {word} in {words}:", told=f"“{{{word}}}” comes next"):
        spot = sheet.let("spot", "the place for it", f"len({row})" if backwards else "0", told="")
        with sheet.block(f"while {spot} > 0:" if backwards else f"while {spot} < len({row}):", told=("", "")):
            at = f"{spot} - 1" if backwards else spot
            other = sheet.let("other", "the word beside it", f"{row}[{at}]", told="it is compared with “{it}”")
            pair = (other, word) if backwards else (word, other)
            test, yes, no = order.before(*pair)
            told = (f"{yes}, so its place is found", f"{no}, so it goes on")
            with sheet.block(f"if {test}:", told=told, asked=order.asked(*pair)):
                sheet.line("break", told="")
            sheet.change(spot, "-" if backwards else "+", "1", told="")
        sheet.line(f"{row}.insert({spot}, {word})", told=f"the new row is {{{row}}}")
    order.finish(row)


def _selection(sheet: Sheet) -> None:
    """The foremost of those that are left is taken, time after time."""
    words = _given(sheet, 0.7)
    order = _order(sheet)
    end = "last" if order.falling else "first"
    rounds = sheet.rng.randint(1, 2) if sheet.level < 5 else sheet.rng.randint(2, 3)
    taken = "once" if rounds == 1 else "twice" if rounds == 2 else f"{number_word(rounds)} times"
    sheet.say(
        f"this is done {taken}: of the words that are left, the one that comes {end} in the alphabet is found, by going through "
        "them from the beginning and comparing each with the best one so far, and is moved to the end of a new row. "
        "The words that are left in the end are put behind it as they are."
    )
    row = sheet.let("row", "the new row", "[]", told="")
    turn = sheet.name("turn", "the number of the round")
    with sheet.block(f"for {turn} in range({rounds}):", need=f"len({words}) > {rounds}", told=""):
        best = sheet.let("best", "the best word so far", f"{words}[0]", told=f"of {{{words}}}, we begin with “{{it}}”")
        word = sheet.name("word", "the word looked at")
        with sheet.block(f"for {word} in {words}[1:]:", told=f"“{{{word}}}” is compared with “{{{best}}}”"):
            test, yes, no = order.before(word, best)
            with sheet.block(f"if {test}:", told=(f"{yes}, so it is “{{{word}}}” for now", f"{no}, so it is still “{{{best}}}”")):
                sheet.line(f"{best} = {word}", told="")
        sheet.line(f"{words}.remove({best})", told="")
        sheet.line(f"{row}.append({best})", told=f"“{{{best}}}” is moved, so the new row is {{{row}}}")
    sheet.line(f"{row} = {row} + {words}", told=f"with the words that are left, it is {{{row}}}")
    order.finish(row)


def _merge(sheet: Sheet) -> None:
    """Two rows in order become one."""
    size = ((2, 2), (2, 3), (3, 4))[sheet.level - 3]
    one = sheet.given("left", "the words on the left", _drawn(size, 0.9, ordered=True), "list[str]", "{0}")
    two = sheet.given("right", "the words on the right", _drawn(size, 0.9, ordered=True), "list[str]", "{0}")
    order = _Order(sheet, count=_order(sheet).count)
    sheet.say(
        sheet.pick(
            (
                f"two lists are in the order of the alphabet, {{{one}}} on the left and {{{two}}} on the right.",
                f"two piles of cards are in the order of the alphabet: on the left {{{one}}}, on the right {{{two}}}.",
            )
        )
    )
    sheet.say(
        "they become one list in the same order: the first words of both that are left are compared, and the one that comes "
        "first in the alphabet is taken, until one side is empty; then the rest of the other one follows."
    )
    sheet.begin(f"on the left are {{{one}}}, on the right {{{two}}}")
    row = sheet.let("row", "the new list", "[]", told="")
    with sheet.block(
        f"while len({one}) > 0 and len({two}) > 0:",
        told=(f"“{{{one}[0]}}” is compared with “{{{two}[0]}}”", "now one side is empty"),
    ):
        test, yes, no = order.before(f"{one}[0]", f"{two}[0]")
        with sheet.block(
            f"if {test}:",
            told=(f"{yes}, so “{{{one}[0]}}” is taken from the left", f"{no}, so “{{{two}[0]}}” is taken from the right"),
        ):
            sheet.line(f"{row}.append({one}.pop(0))", told="")
        with sheet.block("else:"):
            sheet.line(f"{row}.append({two}.pop(0))", told="")
    sheet.line(f"{row} = {row} + {one} + {two}", told=f"with the rest, the new list is {{{row}}}")
    order.finish(row)


def _passes(sheet: Sheet) -> None:
    """Neighbours in the wrong order are exchanged."""
    words = _given(sheet, 0.8)
    order = _order(sheet)
    twice, backwards = sheet.level > 4, sheet.chance(0.4)
    way = "from the end to the beginning" if backwards else "from the beginning to the end"
    sheet.say(
        f"somebody goes along them {way}{' twice' * twice} and looks at two neighbours at a time: if they do not stand "
        f"{order.said}, they are exchanged."
    )
    if twice:
        turn = sheet.name("turn", "the number of the pass")
        with sheet.block(f"for {turn} in range(2):", told=f"a pass begins with {{{words}}}"):
            _pass(order, words, backwards=backwards)
    else:
        _pass(order, words, backwards=backwards)
    order.finish(words)


def _pass(order: _Order, words: str, *, backwards: bool) -> None:
    sheet = order.sheet
    spot = sheet.name("spot", "the place in the row")
    span = f"range(len({words}) - 2, -1, -1)" if backwards else f"range(len({words}) - 1)"
    with sheet.block(f"for {spot} in {span}:", told=""):
        one = sheet.let("one", "the word on the left", f"{words}[{spot}]", told="")
        both = f"“{{{one}}}” and “{{it}}” are neighbours"
        other = sheet.let("other", "the word on the right", f"{words}[{spot} + 1]", told=both)
        test, yes, no = order.before(other, one)
        told = (f"{yes}, so they are exchanged", f"{no}, so they stay")
        with sheet.block(f"if {test}:", told=told, asked=order.asked(other, one)):
            sheet.line(f"{words}[{spot}], {words}[{spot} + 1] = {other}, {one}", told=f", which gives {{{words}}}")
