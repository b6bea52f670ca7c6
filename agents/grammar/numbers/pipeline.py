"""A question about those numbers of a supply that meet a condition, after a change: the tree that most number problems are."""

from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass

from agents.grammar.numbers.changes import Change
from agents.grammar.numbers.conditions import Condition
from agents.grammar.numbers.questions import Collected, Question
from agents.grammar.numbers.supplies import Supply
from agents.grammar.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Pipeline:
    """The tree: supply, then condition, then change, then question; the middle two may be absent."""

    supply: Supply
    condition: Condition | None
    change: Change | None
    question: Question

    def compose(self, sheet: Sheet) -> str:
        """Say and write everything; returns the expression of the answer, or an empty text if it was returned already."""
        results = self._say(sheet)
        self.question.start(results)
        staged = (
            self.condition is not None
            and self.change is not None
            and sheet.chance(0.3)
            and not isinstance(self.question, Collected)
        )
        if staged:
            self._write_staged(sheet)
        else:
            self._write_fused(sheet)
        return self.question.answer()

    def _say(self, sheet: Sheet) -> str:
        things = self.supply.things

        def phrase() -> str:
            return self.supply.phrase(ordered=self.question.ordered)

        if self.condition is None:
            opening = sheet.pick((f"take {phrase()}.", f"look at {phrase()}.", f"consider {phrase()}."))
        else:
            opening = sheet.pick(
                (
                    f"among {phrase()}, keep only those that {self.condition.many}.",
                    f"consider {phrase()}, and of these only the ones that {self.condition.many}.",
                    f"from {phrase()}, pick out those that {self.condition.many}.",
                )
            )
        sheet.say(opening)
        results = f"these {things}"
        if self.change:
            results = f"these {self.change.results}"
            sheet.say(f"replace each of them by {self.change.replace}.")
        sheet.say(self.question.ask(results))
        return results

    def _write_fused(self, sheet: Sheet) -> None:
        with self.supply.loop(silent=self.condition is None and self.change is not None) as item, self._chosen(sheet, item):
            self.question.step(self.change.write(item) if self.change else item)

    def _chosen(self, sheet: Sheet, item: str) -> AbstractContextManager[None]:
        return sheet.block(f"if {self.condition.write(item)}:") if self.condition else nullcontext()

    def _write_staged(self, sheet: Sheet) -> None:
        assert self.condition
        assert self.change
        kept = sheet.let("kept", f"the list of {self.supply.things} kept so far", "[]", told="")
        with self.supply.loop() as item, sheet.block(f"if {self.condition.write(item)}:"):
            sheet.line(f"{kept}.append({item})", told=f", so {{{item}}} is kept")
        chosen = sheet.name("chosen", f"the current {self.supply.item} of those kept")
        with sheet.block(f"for {chosen} in {kept}:", told=""):
            self.question.step(self.change.write(chosen))
