"""Who vouches for the phrases of a row: they are believed, so only what its domain's grammar gives them may say."""

from collections.abc import Mapping
from dataclasses import replace

from agents import domains
from agents.author import Refused
from agents.grammar import GrammarAuthor
from agents.seeds import Seed
from evals.audit.task import Task
from graphs.example import Example

_MOST_PROGRAMS = 100
"""A seed's programs that are composed again; a run gives up long before."""


class Voucher:
    """Composes the programs of rows again.

    Args:
        where: path of a user's own domain, which the rows call by its name only; empty if they are of those that come with us.
    """

    def __init__(self, where: str = "") -> None:
        self._where = where
        self._author = GrammarAuthor(where)

    def vouched(self, task: Task) -> Task:
        """The task of a row of ours with the phrases that its program should have; others have none."""
        if task.example is None or not task.program.phrases:
            return task
        return replace(task, vouched=self._phrases(task.example))

    def _phrases(self, example: Example) -> Mapping[str, str]:
        """None if the grammar does not give the row's seed this program."""
        seed = Seed(example.seed, example.domain, example.topic, example.level, example.index)
        before = example.attempts.write - 1
        known = bool(self._where) or example.domain in domains.names()  # a row names no path: what lies there would be run
        if not known or example.author != self._author.name or not 0 <= before < _MOST_PROGRAMS:
            return {}
        try:
            draft = self._author.compose(seed, before)
        except (LookupError, ValueError):  # a seed that names what there is not
            return {}
        if isinstance(draft, Refused) or draft.program.digest != example.program:
            return {}
        return draft.program.phrases
