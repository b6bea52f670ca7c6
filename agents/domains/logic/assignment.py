"""Who has what, when everybody has one thing: whoever has one possibility left is settled, and rules it out for the others."""

from agents.domains.logic.clues import THINGS, Clues, Thing, give_clues, one_open
from agents.grammar.sheet import Sheet
from agents.phrasing import ABOUT


def compose(sheet: Sheet) -> None:
    """Eliminate until everybody is settled, or until the one asked for is."""
    thing = sheet.pick(THINGS)
    low = (2, 3, 3, 4, 5)[sheet.level - 1]
    size = (low, min(low + (sheet.level > 2), len(thing.items.split())))
    by_item = sheet.chance(0.35)
    clues = give_clues(sheet, thing, size, negative=sheet.chance(0.45), listed=by_item)
    ask = sheet.pick(("who", "what", "all", "order", "last", "before", "row"))
    target = ""
    if ask in ("who", "what", "before"):
        gloss = f"the {thing.what} asked for" if ask == "who" else "the person asked for"
        target = sheet.given("target", gloss, one_open(clues.known, item=ask == "who"), "str")
    settling = _Settling(sheet, thing, clues, (ask, target), by_item=by_item)
    settling.write()
    settling.answer()


class _Settling:
    """The loop that settles one after the other, and what is asked of it.

    Args:
        sheet: on which it is written.
        thing: what everybody has one of.
        clues: the parameters.
        asked: the kind of question, and the parameter that it is about.
        by_item: whether it is seen for each thing who is left, not for each person what is.
    """

    def __init__(self, sheet: Sheet, thing: Thing, clues: Clues, asked: tuple[str, str], *, by_item: bool) -> None:
        self._sheet, self._thing, self._clues, self._by_items = sheet, thing, clues, by_item
        self._ask, self._target = asked
        self._in_one = sheet.level < 5 and sheet.chance(0.5)
        self._again = sheet.chance(0.4)
        self._has = ""
        if self._in_one:
            self._has = sheet.let("has", f"the {thing.what} of each who is settled", "{}", told="")
            self._taken, self._done = f"{self._has}.values()", self._has
        else:
            self._taken = sheet.let("taken", f"the list of each {thing.what} that is taken", "[]", told="")
            self._done = sheet.let("settled", "the list of those who are settled", "[]", told="")

    def write(self) -> None:
        """The loop."""
        sheet, thing = self._sheet, self._thing
        if self._by_items:
            sheet.begin(f"let us see who is left for each of the {thing.many}|whenever only one person is left, that settles it")
        else:
            sheet.begin("let us settle one after the other|whoever has only one possibility left is settled")
        self._name, self._left = sheet.name("name", "the person"), sheet.name("left", "what is left")
        self._item = sheet.name("item", f"the {thing.what}")
        with sheet.block(f"while {self._unfinished()}:", told=("", "")):
            (self._by_item if self._by_items else self._by_person)()

    def _unfinished(self) -> str:
        if self._ask == "who" and self._sheet.chance(0.6):
            return f"{self._target} not in {self._taken}"
        if self._ask in ("what", "before") and self._sheet.chance(0.6):
            return f"{self._target} not in {self._done}"
        return f"len({self._done}) < len({self._clues.people})"

    def _by_person(self) -> None:
        sheet, name, item, left = self._sheet, self._name, self._item, self._left
        allowed = self._clues.allowed.format(item=item, name=name)
        source = self._clues.source.format(name=name)
        tests = f"{item} not in {self._taken}" if source != self._clues.items else f"{item} not in {self._taken} and {allowed}"
        with sheet.block(f"for {name} in {self._clues.people}:", told=""):
            self._skip(name, self._done)
            self._gather(item, source, tests)
            only = f"for {{{name}}} only one possibility is left, {{{left}}}"
            more = f"for {{{name}}} it may still be {{{left}!or}}"
            question = f"{self._thing.which.format('{' + name + '}')}?{ABOUT}{left}[0]"
            self._settle(name, f"{left}[0]", (only, more), (", which is then taken for the others", question))

    def _by_item(self) -> None:
        sheet, name, item, left = self._sheet, self._name, self._item, self._left
        allowed = self._clues.allowed.format(item=item, name=name)
        with sheet.block(f"for {item} in {self._clues.items}:", told=""):
            self._skip(item, self._taken)
            self._gather(name, self._clues.people, f"{name} not in {self._done} and {allowed}")
            only = f"for {{{item}}} only one person is left, {{{left}}}"
            more = f"for {{{item}}} it may still be {{{left}!or}}"
            question = f"who {self._thing.does} {{{item}}}?{ABOUT}{left}[0]"
            self._settle(f"{left}[0]", item, (only, more), (", who is then settled", question))

    def _skip(self, one: str, settled: str) -> None:
        with self._sheet.block(f"if {one} in {settled}:", told=""):
            self._sheet.line("continue", told="")

    def _gather(self, each: str, source: str, test: str) -> None:
        """A list of what is left, at once or one by one."""
        sheet, left = self._sheet, self._left
        if sheet.level > 1 and sheet.chance(0.25):
            sheet.line(f"{left} = []", told="")
            with sheet.block(f"for {each} in {source}:", told=""), sheet.block(f"if {test}:", told=("", "")):
                sheet.line(f"{left}.append({each})", told="")
        else:
            sheet.line(f"{left} = [{each} for {each} in {source} if {test}]", told="")

    def _settle(self, who: str, item: str, told: tuple[str, str], then: tuple[str, str]) -> None:
        """Note who has what, if that is certain; start again from the first where it is done so."""
        sheet = self._sheet
        if not self._again and sheet.chance(0.5):
            with sheet.block(f"if len({self._left}) > 1:", told=(told[1], told[0])):
                sheet.line("continue", told="")
            self._note(who, item, then)
            return
        with sheet.block(f"if len({self._left}) == 1:", told=told):
            self._note(who, item, then)
            if self._again:
                sheet.line("break", told="")

    def _note(self, who: str, item: str, then: tuple[str, str]) -> None:
        told, asked = then
        if self._in_one:
            self._sheet.line(f"{self._has}[{who}] = {item}", told=told, asked=asked)
            return
        self._sheet.line(f"{self._taken}.append({item})", told="")
        self._sheet.line(f"{self._done}.append({who})", told=told, asked=asked)

    def answer(self) -> None:
        """Ask, and answer."""
        asks = {"who": self._ask_who, "what": self._ask_what, "row": self._ask_row, "before": self._ask_before}
        asks.get(self._ask, self._ask_order)()

    def _ask_who(self) -> None:
        target, name = self._target, self._name
        self._sheet.say(f"who {self._thing.does} {{{target}}}?")
        found = f"[{name} for {name} in {self._has} if {self._has}[{name}] == {target}][0]"
        code = found if self._in_one else f"{self._done}[{self._taken}.index({target})]"
        self._sheet.answer(code, "str", told=f"so {{returned}} {self._thing.does} {{{target}}}")

    def _ask_what(self) -> None:
        target, thing = self._target, self._thing
        self._sheet.say(f"{thing.which.format('{' + target + '}')}?")
        code = f"{self._has}[{target}]" if self._in_one else f"{self._taken}[{self._done}.index({target})]"
        found = self._sheet.let("thing", f"the {thing.what} found", code, told="")
        self._sheet.answer(found, "str", told=f"so {{{target}}} {thing.does} {{returned}}")

    def _ask_row(self) -> None:
        name, thing = self._name, self._thing
        self._sheet.say(f"list the {thing.many} of the people, in the order in which the people are named above.")
        each = f"{self._has}[{name}]" if self._in_one else f"{self._taken}[{self._done}.index({name})]"
        told = f"in the order of the people, the {thing.many} are {{returned}}"
        self._sheet.answer(f"[{each} for {name} in {self._clues.people}]", "list[str]", told=told)

    def _ask_before(self) -> None:
        target, done = self._target, self._done
        self._sheet.say(f"if {self._rule()}, who is settled before {{{target}}}? Give the list of names, in that order.")
        names = f"list({done})" if self._in_one else done
        found = self._sheet.let("before", "those settled before", f"{names}[:{names}.index({target})]", told="")
        told = f"before {{{target}}}, those settled were {{returned}}"
        self._sheet.answer(found, "list[str]", f"len({found}) > 0", told=told)

    def _ask_order(self) -> None:
        sheet, rule = self._sheet, self._rule()
        if self._ask == "last":
            sheet.say(f"if {rule}, who is settled last?")
            names = f"list({self._done})" if self._in_one else self._done
            sheet.answer(f"{names}[-1]", "str", told="{returned} comes last")
        elif self._ask == "order":
            sheet.say(f"if {rule}, in which order are the people settled? Give a list of names.")
            told = "in the order in which they were settled, these are {returned}" if self._in_one else ""
            sheet.answer(f"list({self._done})" if self._in_one else self._done, "list[str]", told=told)
        else:
            sheet.say(f"if {rule}, in which order are the {self._thing.many} settled? Give a list of them.")
            told = "in the order in which they were settled, these are {returned}"
            sheet.answer(f"list({self._taken})" if self._in_one else self._taken, "list[str]", told=told)

    def _rule(self) -> str:
        """In which order one settles."""
        one, whom = (self._thing.what, "which only one person") if self._by_items else ("person", "whom only one possibility")
        if self._again:
            return f"one always settles the first {one} in the order above for {whom} is left"
        many = self._thing.many if self._by_items else "people"
        return f"one goes through the {many} in the order above, again and again, and settles each for {whom} is left"
