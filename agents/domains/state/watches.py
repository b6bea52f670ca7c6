"""What is watched while a thing with states is run, and what is asked in the end."""

from agents.grammar.sheet import Sheet


class End:
    """Nothing is watched: the state in the end."""

    def __init__(self, sheet: Sheet, states: tuple[str, ...], now: str) -> None:
        self.sheet, self.states, self.now = sheet, states, now
        self._begin()

    def _begin(self) -> None:
        """Write what comes before the first event."""

    def after(self) -> None:
        """Write what comes after each event."""

    def ask(self) -> None:
        """Ask, and write the answer."""
        self.sheet.say("what state is it in at the end?")
        self.sheet.answer(self.now, "str", told=f"at the end it is {{{self.now}}}")


class Visited(End):
    """The states, each as often as it is entered."""

    def _begin(self) -> None:
        self.seen = self.sheet.let("seen", "the list of states so far", f"[{self.now}]", told="")

    def after(self) -> None:
        """Note a new state."""
        with self.sheet.block(f"if {self.now} != {self.seen}[-1]:", told=("", "")):
            self.sheet.line(f"{self.seen}.append({self.now})", told="")

    def ask(self) -> None:
        """Ask for all of them."""
        self.sheet.say("list its states in order of time, from the first one on, with a new entry only where the state changes.")
        self.sheet.answer(self.seen, "list[str]", told="the states are, in order of time, {returned}")


class When(End):
    """After which events it is in some state."""

    def _begin(self) -> None:
        self.wanted = self.sheet.pick(self.states)
        self.count = self.sheet.let("number", "the number of things that have happened", "0", told="")
        self.seen = self.sheet.let("found", "the numbers so far", "[]", told="")

    def after(self) -> None:
        """Note the number where it is so."""
        self.sheet.change(self.count, "+", "1", told="")
        with self.sheet.block(f"if {self.now} == {self.wanted!r}:", told=("", "")):
            self.sheet.line(f"{self.seen}.append({self.count})", told=f", so {{{self.count}}} is noted")

    def ask(self) -> None:
        """Ask for the numbers."""
        self.sheet.say(f"number what happens from 1 on. After which numbers is it {self.wanted}? Give the list.")
        self.sheet.answer(self.seen, "list[int]", f"len({self.seen}) > 1", told="")


class Points(End):
    """Points for being in a state, and perhaps less for others."""

    def _begin(self) -> None:
        sheet = self.sheet
        self.wanted, self.gain, self.loss = sheet.pick(self.states), sheet.rng.randint(4, 15), sheet.rng.randint(1, 3)
        self.lasting, self.lossy = sheet.chance(0.5), sheet.chance(0.5)
        sheet.say(f"each time that something happens, there are {self.gain} points if it is {self.wanted} after that.")
        if self.lossy:
            sheet.say(f"if it is not, {self.loss:d} {'point is' if self.loss == 1 else 'points are'} taken away.")
        self.first = sheet.given("points", "the number of points", lambda rng, _: rng.randint(10, 40), "int")
        sheet.say(f"there are {{{self.first}}} points to begin with.")

    def after(self) -> None:
        """Add or take away."""
        sheet, points = self.sheet, self.first
        with sheet.block(f"if {self.now} == {self.wanted!r}:", told=("", "")):
            sheet.change(points, "+", str(self.gain), told=f", which makes {{old({points})}} + {self.gain} = {{{points}}} points")
        if self.lossy:
            with sheet.block("else:"):
                sheet.change(
                    points, "-", str(self.loss), told=f", which makes {{old({points})}} - {self.loss} = {{{points}}} points"
                )

    def ask(self) -> None:
        """Ask for the points."""
        self.sheet.say("how many points are there at the end?")
        self.sheet.answer(self.first, told="")


class Cost(End):
    """What changes cost, and what staying does."""

    def _begin(self) -> None:
        sheet = self.sheet
        self.before = sheet.let("before", "the state before", self.now, told="")
        self.change, self.stay = sheet.rng.randint(5, 12), sheet.rng.randint(1, 4)
        self.cost = sheet.let("cost", "the cost so far", "0", told="")
        sheet.say(f"each change of its state costs {self.change} cents; whatever happens without changing it costs {self.stay}.")

    def after(self) -> None:
        """Add what this costs."""
        sheet = self.sheet
        told = f", so the cost comes to {{old({self.cost})}} + {{{self.cost} - old({self.cost})}} = {{{self.cost}}}"
        same = sheet.chance(0.5)
        with sheet.block(f"if {self.now} {'==' if same else '!='} {self.before}:", told=("", "")):
            sheet.change(self.cost, "+", str(self.stay if same else self.change), told=told)
        with sheet.block("else:"):
            sheet.change(self.cost, "+", str(self.change if same else self.stay), told=told)
        sheet.line(f"{self.before} = {self.now}", told="")

    def ask(self) -> None:
        """Ask for the cost."""
        self.sheet.say("what does all of it cost?")
        self.sheet.answer(self.cost, told="")


def watches() -> tuple[type[End], ...]:
    """All of them, those that are to be had more often more than once."""
    return (End, End, Visited, When, Points, Points, Cost)
