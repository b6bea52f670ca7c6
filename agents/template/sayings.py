"""The phrases of a program's lines, filled with the values of a moment."""

from collections.abc import Mapping

from agents import phrasing
from agents.template.telling import Telling, changes
from sandbox.node import Act
from sandbox.trace import Step
from sandbox.value import parse


class Sayings:
    """What the lines of one program say in words of their own.

    Args:
        telling: what is shared.
    """

    def __init__(self, telling: Telling) -> None:
        self._telling = telling
        self._phrases = telling.trace.program.phrases
        self.mentioned: set[str] = set()
        """The variables of the words that were found last."""

    def of(self, act: Act, returned: str | None = None) -> str | None:
        """The words for an act; empty if it needs none, ``None`` if the program has none for it or its values are not known.

        Args:
            act: the act; what it changed counts as done.
            returned: value text of what it returns, for a ``return``.
        """
        if not self._phrases or act.raised is not None:
            return None
        return self._filled(act.own[0], act.decision, changes(act.own), returned)

    def beginning(self, step: Step) -> str | None:
        """The words with which a call begins."""
        return self._filled(step, None, step.changed, None) if self._phrases else None

    def _filled(self, step: Step, outcome: bool | None, changed: Mapping[str, str | None], returned: str | None) -> str | None:  # noqa: FBT001 -- yes, no, or neither
        patterns = phrasing.variants(self._phrases, step.line, outcome=outcome)
        if patterns is None:
            return None
        pattern = self._telling.wording.one(*patterns)
        view = self._telling.view(step)
        self.mentioned = set()

        def look(name: str, before: bool) -> object:  # noqa: FBT001 -- the protocol of phrases
            known = {phrasing.RETURNED: returned, **({} if before else changed)}
            text = known.get(name) or view.before(name)
            if not before:
                self.mentioned.add(name)
            try:
                return parse(text or "")
            except ValueError as error:
                raise LookupError(name) from error

        return phrasing.filled(pattern, look)
