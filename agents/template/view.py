"""One moment of the execution, as phrases see it: values, names of things, and claims that support what is said."""

import ast
from collections.abc import Mapping
from functools import lru_cache

from agents.template import facts
from agents.template.ledger import Ledger
from agents.template.nouns import Nouns
from agents.template.reckon import Reckoner, Unknown
from agents.template.values import said
from agents.template.wording import Wording
from sandbox.guest import literals, pure
from sandbox.trace import Step
from sandbox.value import parse

_NO_CLAIM = (
    ast.Lambda,
    ast.ListComp,
    ast.SetComp,
    ast.DictComp,
    ast.GeneratorExp,
    ast.JoinedStr,
    ast.NamedExpr,
    ast.Await,
    ast.Starred,
)
_MOST_CLAIM = 300


class View:
    """What holds just before a step takes effect, and words for it.

    Attributes:
        step: the step.
        nouns: names of things.
        wording: the choice among variants.
        claims: what was said and can be claimed, in order of saying.
    """

    def __init__(self, step: Step, ledger: Ledger, nouns: Nouns, wording: Wording, known: Mapping[int, object]) -> None:
        self.fresh: frozenset[str] = frozenset()
        """Names whose values were said just before."""
        self.entered = False
        """Whether the calls of this moment have been told from the inside."""
        self.mentioned: set[str] = set()
        """Names whose values are said here."""
        self.step = step
        self.changing = frozenset(step.changed)
        """Names that get another value at the step, or at a later one of the same act."""
        self.nouns = nouns
        self.wording = wording
        self.claims: dict[str, None] = {}
        self._ledger = ledger
        self._reckoner = Reckoner(self._look, known)
        self._known = known

    def _look(self, name: str) -> object:
        text = self._ledger.text(name, self.step)
        if text is None:
            raise Unknown(name)
        try:
            return _plain(text)
        except ValueError:
            raise Unknown(name) from None

    def before(self, name: str) -> str | None:
        """Value text of a variable before the step, if it had one."""
        return self._ledger.text(name, self.step)

    def value(self, node: ast.expr) -> object:
        """Plain value of an expression.

        Raises:
            Unknown: it cannot be worked out.
        """
        return self._reckoner.value(node)

    def find(self, node: ast.expr) -> str | None:
        """Value text of an expression, or ``None``."""
        if isinstance(node, ast.Name):
            return self._ledger.text(node.id, self.step)
        try:
            return literals.text(self.value(node))
        except Unknown:
            return None

    def told(self, node: ast.expr) -> bool:
        """Whether an expression is a call whose course has just been told."""
        return self.entered and id(node) in self._known

    def truth(self, node: ast.expr) -> bool | None:
        """Whether an expression counts as true, or ``None`` if it cannot be worked out."""
        try:
            return Reckoner.truth(self.value(node))
        except Unknown:
            return None

    def later(self, place: ast.expr, changed: Mapping[str, str | None]) -> str | None:
        """Value text of a place once variables have changed; its indexes are those of before."""
        after = Reckoner(lambda name: self._changed(name, changed), {})
        try:
            return literals.text(after.value(self._fixed(place)))
        except Unknown:
            return None

    def _changed(self, name: str, changed: Mapping[str, str | None]) -> object:
        text = changed.get(name)
        if text is None:
            return self._look(name)
        try:
            return _plain(text)
        except ValueError:
            raise Unknown(name) from None

    def _fixed(self, place: ast.expr) -> ast.expr:
        """A place with its indexes replaced by their values of now."""
        if isinstance(place, ast.Subscript) and not isinstance(place.slice, ast.Slice):
            return ast.Subscript(self._fixed(place.value), ast.Constant(self.value(place.slice)), ast.Load())  # type: ignore[arg-type]
        if isinstance(place, ast.Attribute):
            return ast.Attribute(self._fixed(place.value), place.attr, ast.Load())
        return place

    def claimed(self, place: ast.expr, text: str | None) -> list[str]:
        """Claims that a place holds a value once the step is over."""
        if text is None or (isinstance(place, ast.Name) and place.id in self.changing):
            return []
        try:
            fixed = self._fixed(place)
            written = ast.unparse(fixed)
        except Unknown:
            return []
        return list(facts.holds(written, text)) if len(written) <= 80 and self.can_claim(fixed) else []

    def quote(self, node: ast.expr) -> str | None:
        """The value of an expression as it is said, with a claim that it is so; ``None`` if it is not known or not short."""
        text = self.find(node)
        if text is None or facts.is_cut(text):
            return None
        self.support(node, text)
        if isinstance(node, ast.Name):
            self.mentioned.add(node.id)
        return said(text)

    def support(self, node: ast.expr, text: str) -> None:
        """Claim that an expression has a value, if the language of claims can."""
        literal = facts.read(text)
        if isinstance(node, ast.Constant) or literal is None or not literals.is_literal(literal):
            return
        if len(text) > _MOST_CLAIM or not self.can_claim(node):
            return
        if self.find(node) != text:
            return
        place = ast.unparse(node)
        if not (isinstance(node, ast.Name) and node.id not in self.changing):
            place = f"old({place})"
        self.claims[f"{place} == {ast.unparse(literal) if text.startswith('defaultdict(') else text}"] = None

    def can_claim(self, node: ast.expr) -> bool:
        """Whether an expression lies within the language of claims."""
        if isinstance(node, ast.Call) and (id(node) in self._known or not _is_pure_call(node)):
            return False
        if isinstance(node, _NO_CLAIM) or id(node) in self._known:
            return False
        return all(self.can_claim(child) for child in ast.iter_child_nodes(node) if isinstance(child, ast.expr))


@lru_cache(maxsize=4096)
def _plain(text: str) -> object:
    """The plain value of a text; nobody changes it, so it may be shared."""
    return parse(text)


def _is_pure_call(node: ast.Call) -> bool:
    if any(isinstance(arg, ast.Starred) for arg in node.args):
        return False
    if isinstance(node.func, ast.Name):
        return node.func.id in pure.FUNCTIONS and not node.keywords
    return (
        isinstance(node.func, ast.Attribute)
        and not node.keywords
        and any(node.func.attr in names for names in pure.METHODS.values())
    )
