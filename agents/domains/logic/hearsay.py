"""People who speak of those who were named before them: each statement is judged, and tells what its speaker is."""

from collections.abc import Callable
from dataclasses import dataclass

from agents.grammar import draw
from agents.grammar.sheet import Sheet
from agents.grammar.words import PEOPLE, Person, listed

_TRUE, _FALSE = "tells the truth", "lies"
_ALIKE, _UNLIKE = "are of the same kind", "are of different kinds"
_FEW = 3
_BEGINNINGS = (
    "let us judge one statement after the other",
    "we take the people in the order in which they are named",
    "every statement is about people of whom we know by then whether they lie",
)


@dataclass(frozen=True, slots=True)
class _Saying:
    """What somebody says: as Python, as words with parameters in them, as a pattern that says it, and of whom it is."""

    code: str
    words: str
    told: str
    about: tuple[Person, ...]


def compose(sheet: Sheet) -> None:
    """One or two are known, then everybody says something of those before."""
    count = (3, 4, 6, 8, 10)[sheet.level - 1] + sheet.rng.randint(0, 1)
    people = sheet.rng.sample(PEOPLE, count)
    known = 1 + (count > _FEW and sheet.chance(0.4))
    sheet.say("everyone either always tells the truth or always lies.")
    for one in people[:known]:
        name = sheet.given(one.var, f"whether {one.name} is honest", draw.yes_or_no(), "bool", f"{{0?{_TRUE}:{_FALSE}}}")
        sheet.say(f"{one.name} {{{name}}}.")
    for number, one in enumerate(people[known:], known):
        _speak(sheet, one, people[:number])
    sheet.begin("|".join(_BEGINNINGS))
    sheet.pick(_QUESTIONS if count > _FEW else _QUESTIONS[:-1])(sheet, people[known:])


def _speak(sheet: Sheet, speaker: Person, before: list[Person]) -> None:
    """A statement, and the line that judges it."""
    recent = before[-3:]
    forms: list[Callable[[Sheet, Person, list[Person]], _Saying]] = [_single, _single]
    forms += [_alike, _alike, _either] if len(before) > 1 else []
    forms += [_most, _number] if len(before) >= _FEW else []
    saying = sheet.pick(forms)(sheet, speaker, sheet.rng.sample(recent, len(recent)))
    sheet.say(f"{speaker.name} says that {saying.words}.")
    _judge(sheet, speaker, saying, listed([_pattern(one) for one in sorted(saying.about, key=before.index)]))


def _judge(sheet: Sheet, speaker: Person, saying: _Saying, really: str) -> None:
    """Write what a statement says of its speaker, in one of the ways that Python has."""
    name = sheet.name(speaker.var, f"whether {speaker.name} is honest")
    heard = f"{speaker.name} says that {saying.told}"
    alone = len(saying.about) == 1
    known = f"{heard}, which is VERDICT" if alone else f"{heard}; {really}, so this is VERDICT"
    so = f", {'so' if alone else 'and'} {_pattern(speaker)}"
    if sheet.chance((0.3, 0.3, 0.5, 0.7, 0.8)[sheet.level - 1]):
        with sheet.block(f"if {saying.code}:", told=(known.replace("VERDICT", "true"), known.replace("VERDICT", "false"))):
            sheet.line(f"{name} = True", told=so)
        with sheet.block("else:"):
            sheet.line(f"{name} = False", told=so)
    else:
        sheet.line(f"{name} = {saying.code}", told=known.replace("VERDICT", f"{{{name}?true:false}}") + so)


def _pattern(one: Person) -> str:
    return f"{one.name} {{{one.var}?{_TRUE}:{_FALSE}}}"


def _flag(sheet: Sheet, speaker: Person, yes: str, no: str) -> str:
    return sheet.given(f"{speaker.var}_says", f"what {speaker.name} claims", draw.yes_or_no(), "bool", f"{{0?{yes}:{no}}}")


def _single(sheet: Sheet, speaker: Person, about: list[Person]) -> _Saying:
    one = about[0]
    if sheet.chance(0.2):
        honest = sheet.chance(0.4)
        words = f"{one.name} {_TRUE if honest else _FALSE}"
        return _Saying(one.var if honest else f"not {one.var}", words, words, (one,))
    flag = _flag(sheet, speaker, _TRUE, _FALSE)
    return _Saying(f"{one.var} == {flag}", f"{one.name} {{{flag}}}", f"{one.name} {{{flag}?{_TRUE}:{_FALSE}}}", (one,))


def _alike(sheet: Sheet, speaker: Person, about: list[Person]) -> _Saying:
    one, other = about[:2]
    pair = f"{one.name} and {other.name}"
    if sheet.chance(0.3):
        same = sheet.chance(0.5)
        words = f"{pair} {_ALIKE if same else _UNLIKE}"
        return _Saying(f"{one.var} {'==' if same else '!='} {other.var}", words, words, (one, other))
    flag = _flag(sheet, speaker, _ALIKE, _UNLIKE)
    code = f"({one.var} == {other.var}) == {flag}"
    return _Saying(code, f"{pair} {{{flag}}}", f"{pair} {{{flag}?{_ALIKE}:{_UNLIKE}}}", (one, other))


def _either(sheet: Sheet, _: Person, about: list[Person]) -> _Saying:
    some = about[: sheet.rng.randint(2, len(about))]
    names, first = listed([one.name for one in some]), "both" if len(some) == 2 else "all"
    code, words = sheet.pick(
        (
            (" or ".join(one.var for one in some), f"at least one of {names} tells the truth"),
            (f"not ({' and '.join(one.var for one in some)})", f"at least one of {names} lies"),
            (" and ".join(one.var for one in some), f"{names} {first} tell the truth"),
            (f"not ({' or '.join(one.var for one in some)})", f"{names} {first} lie"),
        )
    )
    return _Saying(code, words, words, tuple(some))


def _most(sheet: Sheet, _: Person, about: list[Person]) -> _Saying:
    some = about[:3]
    lie = sheet.chance(0.5)
    words = f"of {listed([one.name for one in some])}, at least two {'lie' if lie else 'tell the truth'}"
    return _Saying(f"{' + '.join(one.var for one in some)} {'< 2' if lie else '>= 2'}", words, words, tuple(some))


def _number(sheet: Sheet, speaker: Person, about: list[Person]) -> _Saying:
    some = about[:3]
    counted = "{0:tells/tell} the truth"
    number = sheet.given(f"{speaker.var}_number", f"the number that {speaker.name} claims", draw.whole(1, 2), each=counted)
    start = f"of {listed([one.name for one in some])}, exactly"
    told = counted.replace("{0", f"{{{number}")
    return _Saying(f"{' + '.join(one.var for one in some)} == {number}", f"{start} {{{number}}}", f"{start} {told}", tuple(some))


def _whether(sheet: Sheet, speakers: list[Person]) -> None:
    one = speakers[-1]
    sheet.say(f"does {one.name} tell the truth?")
    sheet.answer(one.var, "bool", told="")


def _same(sheet: Sheet, speakers: list[Person]) -> None:
    *_, one, other = speakers
    sheet.say(f"are {one.name} and {other.name} of the same kind, both honest or both liars?")
    told = f"{_pattern(one)} and {_pattern(other)}, so they {{returned?{_ALIKE}:{_UNLIKE}}}"
    sheet.answer(f"{one.var} == {other.var}", "bool", told=told)


def _who(sheet: Sheet, speakers: list[Person]) -> None:
    """The honest ones, the liars, or those who are of the kind of the last."""
    *others, last = speakers
    kind = sheet.rng.randrange(3 if others else 2)
    lists = "Give the names as a list, in the order in which they speak."
    if kind == 2:
        sheet.say(f"who of {listed([one.name for one in others])} is of the same kind as {last.name}? {lists}")
    else:
        sheet.say(f"who of {listed([one.name for one in speakers])} {(_TRUE, _FALSE)[kind]}? {lists}")
    found = sheet.let("found", "the list of names", "[]", told="")
    for one in others if kind == 2 else speakers:
        test = (one.var, f"not {one.var}", f"{one.var} == {last.var}")[kind]
        like = f", as {last.name} does," if kind == 2 else ""
        with sheet.block(f"if {test}:", told=(f"{_pattern(one)}{like} and goes on the list", "")):
            sheet.line(f"{found}.append({one.name!r})", told="")
    sheet.answer(found, "list[str]", told="")


def _count(sheet: Sheet, speakers: list[Person]) -> None:
    lie = sheet.chance(0.5)
    some = speakers if len(speakers) <= _FEW else sheet.rng.sample(speakers, sheet.rng.randint(_FEW, len(speakers)))
    sheet.say(f"how many of {listed([one.name for one in some])} {'lie' if lie else 'tell the truth'}?")
    count = sheet.let("count", f"the number of {'liars' if lie else 'honest people'}", "0", told="")
    for one in some:
        with sheet.block(f"if {'not ' if lie else ''}{one.var}:", told=(f"{_pattern(one)}, which makes {{{count} + 1}}", "")):
            sheet.change(count, "+", "1", told="")
    sheet.answer(count, told="")


def _last(sheet: Sheet, speakers: list[Person]) -> None:
    """The last of a kind to speak."""
    lie = sheet.chance(0.5)
    sheet.say(f"among those who {'lie' if lie else 'tell the truth'}, who speaks last?")
    last = sheet.let("last", f"the last {'liar' if lie else 'honest person'} so far", "''", told="")
    for one in speakers:
        with sheet.block(f"if {'not ' if lie else ''}{one.var}:", told=(f"{_pattern(one)} and is the last so far who does", "")):
            sheet.line(f"{last} = {one.name!r}", told="")
    sheet.answer(last, "str", f"{last} != ''", told="")


_QUESTIONS: tuple[Callable[[Sheet, list[Person]], None], ...] = (_whether, _who, _who, _count, _last, _same)
