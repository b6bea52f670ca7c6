"""The telling of a plan: pieces go in order to the pen."""

import ast

from agents import phrasing
from agents.inputs import input_text
from agents.narrator import Untellable
from agents.question import Question
from agents.template import calls, facts, predicates, rounds, statements, visits
from agents.template.doing import is_only_call, parts_stored, stored_at
from agents.template.pen import Mark, Tie
from agents.template.plan import Brief, Entered, Folded, Opened, Piece, Told
from agents.template.sayings import Sayings
from agents.template.statements import Clause
from agents.template.telling import Telling, changes, claims_of, effect
from agents.template.values import said
from agents.template.view import View
from agents.template.wording import joined
from sandbox.node import Act, Visit
from sandbox.trace import Event, Step
from sandbox.value import parse

_MOST_WHOLE = 60
_KNOWN = ("we are given that ", "we know that ", "it is given that ", "to start with, ")
_PLAIN = ("we know that ", "to start with, ")
_SUPPOSED = ("suppose that ", "assume that ", "let us suppose that ", "say that ")
_ANSWERED = ("the answer is", "so the answer is", "therefore the answer is", "this means the answer is", "hence the answer is")
_OBTAINED = ("this gives", "that gives", "what comes out is", "the outcome is")
_CALM = (ast.Return, ast.Import, ast.ImportFrom, ast.Pass, ast.Global, ast.Nonlocal, ast.Break, ast.Continue, ast.Try)


class Teller:
    """Tells one trace.

    Args:
        telling: what is shared.
        varying: names that the program assigns more than once.
        backward: whether the input is a proposal, made to get the output that the trace returns.
        question: about the execution, whose answer takes the place of the returned value; the trace ends where it is known.
    """

    def __init__(
        self, telling: Telling, varying: frozenset[str], *, backward: bool = False, question: Question | None = None
    ) -> None:
        self._telling = telling
        self._backward = backward
        self._question = question
        self._pen = telling.pen
        self._nouns = telling.nouns
        self._varying = varying
        self._pending: list[Mark] = []
        self._closings: list[Step | None] = []
        self._sayings = Sayings(telling)
        self._concluded = False

    def whole(self, root: Visit, pieces: list[Piece]) -> None:
        """Tell the trace: what is given, what happens, the answer."""
        self._given(root.opening)
        self._closings.append(root.closing)
        self._pieces(pieces)
        if self._question is None:
            self._answer(root)
        else:
            self._reply(self._question)

    def _given(self, step: Step) -> None:
        marks = [Mark(step.index, step.index, claims_of(step.changed))]
        known = {name: text for name, text in step.changed.items() if text is not None and name not in self._telling.source.data}
        self._telling.fresh = frozenset(known)
        words = self._sayings.beginning(step)
        if words is not None:
            self._put(words, marks, Tie.NEW)
            return
        if not known:
            self._pen.tell(self._telling.wording.one("there is no input", "nothing is given"), marks, Tie.NEW)
            return
        parts = [f"{self._nouns.of(name)} is {said(text)}" for name, text in known.items()]
        repeated = any(part.startswith("the given ") for part in parts)
        start = self._telling.wording.one(*(_SUPPOSED if self._backward else _PLAIN if repeated else _KNOWN))
        self._pen.tell(start + joined(parts), marks, Tie.NEW)

    def _pieces(self, pieces: list[Piece]) -> None:
        for piece in pieces:
            if isinstance(piece, Told):
                self._act(piece)
            elif isinstance(piece, Opened):
                self._round(piece)
            else:
                self._fold(piece)

    # Acts

    def _act(self, told: Told) -> None:
        act = told.act
        node = act.place.node if act.place else None
        self._flush()
        self._enter(told)
        words = self._sayings.of(act, self._closing_value() if isinstance(node, ast.Return) else None)
        if words is not None:
            self._phrased(told, words)
            return
        if isinstance(node, ast.Return) and act.raised is None:
            self._return(told, node)
            return
        if isinstance(node, _CALM) and act.raised is None:
            self._calm(told, node)
            return
        view = self._telling.view(act.own[-1] if told.inside else act.own[0], visits.results(act, entered=bool(told.inside)))
        view.changing = frozenset(changes(act.own))
        view.entered = any(isinstance(inner, Entered) for inner in told.inside)
        self._say(told, statements.clause(act, view, self._varying), list(view.claims))
        self._telling.said(view.mentioned, changes(act.own))

    def _put(self, words: str, marks: list[Mark], tie: Tie = Tie.NEW) -> None:
        """Tell a phrase; one without words belongs to what is told before it."""
        if not words:
            self._pen.pass_by(marks)
        else:
            self._pen.tell(words, marks, Tie.ON if words.startswith(",") else tie)

    def _phrased(self, told: Told, words: str) -> None:
        """Tell an act in the words that the program has for it."""
        act = told.act
        closing = self._closings[-1]
        marks = effect(act, entered=bool(told.inside))
        node = act.place.node if act.place else None
        if isinstance(node, ast.Return) and closing is not None:
            self._concluded = bool(words)
            marks = (
                [*marks, Mark(closing.index, closing.index, list(facts.holds("return", closing.value or "None")))]
                if words
                else marks
            )
        if not words:
            self._pending.extend(marks) if isinstance(node, ast.Return) else self._pen.pass_by(marks)
        else:
            self._put(words, marks)
        self._telling.fresh = frozenset(changes(act.own).keys() | self._sayings.mentioned)

    def _closing_value(self) -> str | None:
        closing = self._closings[-1]
        return closing.value if closing else None

    def _return(self, told: Told, node: ast.Return) -> None:
        """Say how the value that is returned comes about; that it is returned is said when the visit ends."""
        act = told.act
        closing = self._closings[-1]
        marks = effect(act, entered=bool(told.inside)) if not told.inside or len(act.own) > 1 else []
        if closing is None or node.value is None or self._is_plain(node):
            self._pending.extend(marks)
            return
        view = self._telling.view(act.own[-1], visits.results(act, entered=bool(told.inside)))
        why = visits.explained(node.value, closing.value or "None", view)
        if why is None:
            self._pending.extend(marks)
            return
        marks = marks or [Mark(closing.index, closing.index, list(facts.holds("return", closing.value or "None")))]
        marks[-1].claims.extend(view.claims)
        self._pen.tell(why, marks, Tie.GROUND)

    @staticmethod
    def _is_plain(node: ast.Return) -> bool:
        return isinstance(node.value, ast.Constant)

    def _say(self, told: Told, clause: Clause | None, claims: list[str]) -> None:
        marks = effect(told.act, entered=bool(told.inside), claims=[*claims, *(clause.claims if clause else ())])
        if told.inside and len(told.act.own) == 1:
            self._pen.pass_by(marks)
            return
        unsaid = self._unsaid(told, clause.text if clause else "")
        if clause is not None:
            self._pen.tell(f"{clause.text}, and {unsaid}" if unsaid else clause.text, marks, clause.tie)
        elif unsaid:
            self._pen.tell(unsaid, marks)
        else:
            self._pen.pass_by(marks)

    def _unsaid(self, told: Told, text: str) -> str:
        """What an act changed that is read later and that its words do not mention."""
        act = told.act
        own = act.own[1:] if told.inside else act.own
        live = self._telling.live(changes(own), act.own[0].frame, act.last)
        own_doing = set(live) if act.visits and not told.inside else stored_at(act)
        parts = parts_stored(act)
        missing = {
            name: value
            for name, value in live.items()
            if name in own_doing
            and (self._nouns.bare(name) not in text or (name in parts and len(value) <= _MOST_WHOLE and value not in text))
        }
        return joined([f"{self._nouns.of(name)} is {said(value)}" for name, value in missing.items()]) if missing else ""

    def _calm(self, told: Told, node: ast.AST) -> None:
        marks = effect(told.act, entered=bool(told.inside))
        one = self._telling.wording.one
        if isinstance(node, ast.Break):
            self._pen.tell(one("these rounds end here", "no further round follows here"), marks, Tie.THEN)
        elif isinstance(node, ast.Continue):
            self._pen.tell(one("we move on", "we go on with the next one", "nothing more is done with it"), marks, Tie.THEN)
        else:
            self._pen.pass_by(marks)

    def _flush(self) -> None:
        """A return that was not the end after all, as within ``with`` or ``try``."""
        self._pen.pass_by(self._pending)
        self._pending = []

    # Visits

    def _enter(self, told: Told) -> None:
        act = told.act
        for number, inner in enumerate(told.inside):
            if number == 0:
                self._begin(act, inner.visit)
            if isinstance(inner, Brief):
                self._brief(inner.visit)
            else:
                self._visit(inner, quietly=number == len(told.inside) - 1 and is_only_call(act))

    def _begin(self, act: Act, visit: Visit) -> None:
        """Mark the line that makes a call: with the words for the call, or before them where the same names mean two things."""
        line = act.own[0]
        mark = Mark(line.index, line.index)
        if self._telling.source.bound(line.function) & visit.opening.changed.keys():
            self._pen.pass_by([mark])
        else:
            self._pen.hold([mark])

    def _brief(self, visit: Visit) -> None:
        text = visit.closing.value if visit.closing else None
        claims = facts.holds("return", text) if text is not None and text != "None" else ()
        clause = self._result(visit, text, self._telling.view(visit.opening))
        self._pen.tell(clause, [Mark(visit.first, visit.last, list(claims))], Tie.FLOW)

    def _result(self, visit: Visit, text: str | None, view: View) -> str:
        """A visit in one clause: what went in and what came out."""
        name = visit.opening.function.rpartition(".")[2]
        given = {
            key: said(value) for key, value in list(visit.opening.changed.items())[:3] if value is not None and value[0] != "<"
        }
        one = view.wording.one
        if not self._nouns.plain:
            before = f"with {joined([f'`{key}` = {value}' for key, value in given.items()])}, " if given else ""
            ends = (
                "stops early" if text is None else "runs through" if text == "None" else f"{one('gives', 'returns')} {said(text)}"
            )
            return f"{before}`{name}` {ends}"
        if predicates.is_question(name) and given and text in ("True", "False"):
            return f"{next(iter(given.values()))} {predicates.verb_of(name, truth=text == 'True')}"
        whom = f"{visits.goal(name, self._nouns)} of {joined(list(given.values()))}" if given else visits.goal(name, self._nouns)
        return (
            f"{whom} {one('is', 'comes to')} {said(text)}"
            if text not in (None, "None")
            else f"{whom} is dealt with in the same way"
        )

    def _visit(self, entered: Entered, *, quietly: bool) -> None:
        visit = entered.visit
        view = self._telling.view(visit.opening)
        asked, given = visits.begun(visit, self._nouns, view)
        marks = [Mark(visit.first, visit.first, claims_of(visit.opening.changed))]
        words = self._sayings.beginning(visit.opening)
        if words is None:
            words = f"{asked}: {given}" if given and self._nouns.plain else f"{asked}, {given}" if given else asked
        self._put(words, marks, Tie.NEW)
        self._closings.append(visit.closing)
        self._pieces(entered.pieces)
        self._closings.pop()
        self._leave(visit, quietly=quietly)

    def _leave(self, visit: Visit, *, quietly: bool) -> None:
        closing = visit.closing
        if closing is None:
            return
        marks, self._pending = self._pending, []
        text = closing.value or "None"
        mark = Mark(closing.index, closing.index, list(facts.holds("return", text)) if text != "None" else [])
        name = visit.opening.function.rpartition(".")[2]
        quietly, self._concluded = quietly or self._concluded, False
        words = None if quietly or name == "__init__" else self._given_back(visit, closing, name, text)
        if words is None:
            self._pen.pass_by([*marks, mark])
        else:
            mark.claims.extend(self._still_given(visit))
            self._pen.tell(words, [*marks, mark], Tie.THEN)

    def _still_given(self, visit: Visit) -> list[str]:
        """Claims about the parameters that a visit has not changed."""
        own = self._telling.ledger.own(visit.opening)
        same = {
            name: text for name, text in visit.opening.changed.items() if text and own.get(name) == text and calls.is_scalar(text)
        }
        return claims_of(dict(list(same.items())[:2]))

    def _given_back(self, visit: Visit, closing: Step, name: str, text: str) -> str:
        one = self._telling.wording.one
        shown = said(text)
        if not self._nouns.plain:
            verb = "hands out" if closing.event is Event.YIELD else one("returns", "gives back")
            return f"`{name}` is done" if text == "None" else f"`{name}` {verb} {shown}"
        if text == "None":
            return "that is done"
        if predicates.is_question(name) and text in ("True", "False") and visit.opening.changed:
            subject = said(next(iter(visit.opening.changed.values())) or "")
            return f"{subject} {predicates.verb_of(name, truth=text == 'True')}"
        return one(f"this gives {shown}", f"that gives {shown}")

    # Loops

    def _round(self, opened: Opened) -> None:
        pieces = opened.pieces
        head = opened.round.head
        if head is not None:
            told = pieces[0]
            assert isinstance(told, Told)
            self._enter(told)
            view = self._telling.view(
                head.own[-1] if told.inside else head.own[0], visits.results(head, entered=bool(told.inside))
            )
            view.changing = frozenset(changes(head.own))
            words = self._sayings.of(head)
            if words is not None:
                self._phrased(told, words)
                self._rest_of_round(opened, pieces[1:])
                return
            node = opened.cycle.node
            if opened.number == 0 and isinstance(node, ast.For):
                lead = rounds.introduction(node, view)
                if lead:
                    self._pen.lead(lead)
            final = opened.final and opened.number > 0 and opened.closing is not None
            clause = rounds.opening(head, view, opened.number, final=final)
            self._say(told, clause, list(view.claims))
            self._telling.enter(changes(head.own), node, continued=clause is not None and clause.tie is Tie.OPEN)
            pieces = pieces[1:]
        self._rest_of_round(opened, pieces)

    def _rest_of_round(self, opened: Opened, pieces: list[Piece]) -> None:
        self._pieces(pieces)
        if opened.closing is not None and opened.closing.head is not None:
            self._end(opened.closing.head, opened.number + 1)

    def _end(self, head: Act, count: int) -> None:
        words = self._sayings.of(head)
        if words is not None:
            self._phrased(Told(head), words)
            return
        view = self._telling.view(head.own[-1], visits.results(head, entered=False))
        clause = rounds.ending(head, view, count)
        self._say(Told(head), clause, list(view.claims))

    def _fold(self, fold: Folded) -> None:
        if not fold.rounds:
            assert fold.closing is not None
            assert fold.closing.head is not None
            self._end(fold.closing.head, 0)
            return
        first = fold.rounds[0].first
        last = fold.closing.last if fold.closing else fold.rounds[-1].last
        view = self._telling.view(self._telling.trace.steps[first])
        clause = rounds.summary(fold, self._telling, view)
        left = changes(step for step in self._telling.steps(first, last) if step.frame == view.step.frame)
        self._pen.tell(clause.text, [Mark(first, last, [*clause.claims, *claims_of(left)])], clause.tie)
        self._pen.shut()

    # The answer

    def _reply(self, question: Question) -> None:
        """Answer a question about what has been told."""
        marks, self._pending = self._pending, []
        last = Mark(question.first, question.step, [question.claim])
        words = f"{self._telling.wording.one(*_ANSWERED)} {self._shown(question.answer)}"
        if question.kind == "count":
            words = f"{self._nouns.of(question.about)} changes {question.answer} times in all, so the answer is {question.answer}"
        self._pen.tell(words, [*marks, last], Tie.NEW)

    def _shown(self, text: str) -> str:
        """A value as an answer; signs and digits without a word, as in "04/02/2031" or "13031", keep their quotes."""
        bare = self._telling.trace.program.phrases and text[0] in "'\"" and any(map(str.isalpha, text))
        return phrasing.in_words(parse(text)) if bare else text

    def _answer(self, root: Visit) -> None:
        closing = root.closing
        text = self._telling.trace.returned
        if closing is None or text is None:
            raise Untellable("raised", "no value was returned")
        marks, self._pending = self._pending, []
        last = Mark(closing.index, closing.index, [f"return == {text}"])
        if self._backward:
            found = input_text(self._telling.trace.program, self._telling.trace.call)
            words = f"{self._telling.wording.one(*_OBTAINED)} {text}, as wanted, so the answer is {found}"
        else:
            words = f"{self._telling.wording.one(*_ANSWERED)} {self._shown(text)}"
        self._pen.tell(words, [*marks, last], Tie.NEW)
