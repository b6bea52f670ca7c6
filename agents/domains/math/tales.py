"""A word problem in progress: a story, what is counted in it, and words for how the count changes."""

from agents.domains.math.stories import Story
from agents.grammar import draw
from agents.grammar.sheet import Sheet
from agents.grammar.words import ordinal
from agents.grammar.working import changed, working, written


class Tale:
    """A story in progress: what is counted is in the variable ``count``."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.story = Story(sheet)
        self.items = self.story.item.many
        self.who = self.story.person.name
        self.she = self.story.person.she
        self.her = self.story.person.her
        self.in_place = sheet.chance(0.5)
        self.changes = 0
        self.answered = False
        self.count = self.amount("start", f"the number of {self.items} at first", 20, 90)
        sheet.say(self.story.tell(self.story.world.opening, f"{{{self.count}}}"))
        sheet.begin(f"at first there are {{{self.count}}} {self.items}|we begin with {{{self.count}}} {self.items}")

    def amount(self, base: str, gloss: str, low: int, high: int) -> str:
        """A parameter for an amount."""
        return self.sheet.given(base, gloss, draw.whole(low, high))

    def figure(self, base: str, gloss: str, low: int, high: int) -> tuple[str, str]:
        """An amount as the program and the words have it: a parameter, or a fixed number."""
        if self.sheet.chance(0.5):
            name = self.amount(base, gloss, low, high)
            return name, f"{{{name}}}"
        number = str(self.sheet.rng.randint(low, high))
        return number, number

    def become(self, operator: str, operand: str, need: str = "") -> None:
        """The count changes: in place, or as a new variable."""
        self.changes += 1
        if self.in_place and self.changes > 1:
            self.sheet.change(
                self.count, operator, operand, need, told=self._outcome(operator, changed(self.count, operator, operand))
            )
            return
        phrase = (
            f"the number of {self.items}"
            if self.in_place
            else f"the number of {self.items} after the {ordinal(self.changes)} change"
        )
        base = self.story.item.var if self.in_place else f"{self.story.item.var}_after_{ordinal(self.changes)}"
        value = f"{self.count} {operator} {operand}"
        self.count = self.sheet.let(base, phrase, value, need, told=self._outcome(operator, working(value)))

    def _outcome(self, operator: str, written_out: str) -> str:
        """Words for how many there are after a change."""
        if operator == "-":
            return f"that leaves {written_out} {self.items}|then {written_out} {self.items} are left"
        return f"that makes {written_out} {self.items}|now there are {written_out} {self.items}"

    def gone(self, value: str) -> str:
        """Words for some that go on a condition that has been told."""
        return f", so {written(value)} of them go, which leaves {changed(self.count, '-', value)}"

    def settle(self) -> None:
        """From here on the count is a variable that may change in place."""
        if not (self.in_place and self.changes):
            self.count = self.sheet.let(self.story.item.var, f"the number of {self.items}", self.count, told="")
        self.in_place, self.changes = True, self.changes + 2
