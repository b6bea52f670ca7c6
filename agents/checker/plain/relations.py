"""Rules for relations in plain prose: "7 is greater than 5", "the total is 45", "4 is even"."""

import ast
import copy
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from math import isqrt

from agents.checker.plain.line import NOUN
from agents.checker.plain.noun import Noun, text_of
from agents.checker.plain.reader import Clause, Reader, clause
from agents.checker.plain.states import Computes, Either, Holds, Test
from agents.checker.reading.clauses import short
from agents.verdict import Law

ADVERBS = (
    r"(?:(?:now|then|thus|therefore|so|also|again|still|already|indeed|just|exactly|only|in turn|clearly|currently|too|both|"
    r"finally|first|next|always|hence|in fact|at once|immediately|all|actually|simply|initially|obviously|definitely|strictly|"
    r"equal to|itself) ){0,4}"
)
NOT = r"(?P<not>not |no longer |never )?"
BE = rf"(?:is|are|was|were|remains|stays|being) {ADVERBS}{NOT}{ADVERBS}"
DOES = r"(?:(?P<not>does not |do not |did not )|does )?"
_CHECK = (
    r"(?:(?:we |i |it |the code |the program |the loop |the function )?(?:now |then |first |next |must "
    r"|need to )?(?:checks?|check|tests?|asks?|see|verify|compare|"
    r"checking|evaluates?|determine)(?: now)? (?:if|whether|that|the condition|:)|is|whether|if|the "
    r"(?:condition|test|check|comparison)"
    r"(?: of the (?:loop|while loop|if statement))?(?: is)?|condition|the (?:loop|while) condition|does)"
)
Build = Callable[[ast.expr, ast.expr], ast.expr]


def compare(kind: type[ast.cmpop]) -> Build:
    """A comparison of two expressions."""
    return lambda left, right: ast.Compare(left, [kind()], [right])


def negation(tree: ast.expr) -> ast.expr:
    """The contrary."""
    return ast.UnaryOp(ast.Not(), tree)


def relate(
    reader: Reader, match: re.Match[str], trees: tuple[ast.expr, ...], nouns: list[Noun], *, law: Law, deciding: bool
) -> bool:
    """State a relation that may have several meanings."""
    if not trees:
        return False
    soft = any(noun.soft for noun in nouns)
    if all(noun.is_static for noun in nouns):
        return static(reader, match, trees, law=law, deciding=deciding, sure=not soft)
    test = Holds(trees, deciding)
    if deciding and _is_denied(reader, nouns, trees[0]) and test.places(reader.moments):
        return False
    reader.state(test, match, law=law, sure=not soft)
    return True


def _is_denied(reader: Reader, nouns: Sequence[Noun], tree: ast.expr) -> bool:
    """Whether a relation is false of the values that stand behind its variables: "the day (2) is divisible by 3"."""
    facts = [(name.name, value.trees[0]) for name, value in reader.line.facts for noun in nouns if name.tokens == noun.tokens]
    known = {name: value for name, value in facts if name}
    written = _Written(known).visit(copy.deepcopy(tree))
    return bool(known) and reader.moments.value(written, reader.moments.scene.steps[0].frame, 0) is False


class _Written(ast.NodeTransformer):
    """Puts values in the place of variables."""

    def __init__(self, values: Mapping[str, ast.expr]) -> None:
        self._values = values

    def visit_Name(self, node: ast.Name) -> ast.expr:
        return self._values.get(node.id, node)


def static(reader: Reader, match: re.Match[str], trees: tuple[ast.expr, ...], *, law: Law, deciding: bool, sure: bool) -> bool:
    """State a relation between written values."""
    if all(_is_unlike(tree) for tree in trees):
        return False
    frame = reader.moments.scene.steps[0].frame
    found = [value for tree in trees if isinstance(value := reader.moments.value(tree, frame, 0), bool)]
    if not found:
        return False
    value = any(found)
    seen = _seen(reader, trees[0], frame)
    reader.state(Computes.of(trees, deciding=deciding), match, law=law, sure=sure, truth=value, seen=seen)
    return True


def _is_unlike(tree: ast.expr) -> bool:
    """Whether a text is said to equal a number, as in "'house' has 5": that means something else."""
    if not isinstance(tree, ast.Compare) or not isinstance(tree.ops[0], ast.Eq):
        return False
    sides = (tree.left, tree.comparators[0])
    if not all(isinstance(side, ast.Constant) for side in sides):
        return False
    return len({isinstance(side.value, str) for side in sides if isinstance(side, ast.Constant)}) == 2


def _seen(reader: Reader, tree: ast.expr, frame: int) -> str:
    if isinstance(tree, ast.Compare):
        value = reader.moments.value(tree.left, frame, 0)
        return (
            f"{text_of(tree.left)} is {short(value)}" if not isinstance(tree.left, ast.Constant) else f"{text_of(tree)} is false"
        )
    return f"{text_of(tree)} is false"


def _trees(reader: Reader, match: re.Match[str], build: Build) -> tuple[tuple[ast.expr, ...], list[Noun]] | None:
    groups = match.groupdict()
    one = reader.noun(groups["s"] or "")
    other = reader.line.noun(groups["b"])
    if one is None or not one.trees or not other.trees:
        return None
    trees = tuple(build(left, right) for left in one.trees for right in other.trees)
    if groups.get("not"):
        trees = tuple(map(negation, trees))
    return trees, [one, other]


def _relation(build: Build) -> Callable[[Reader, re.Match[str]], bool]:
    def handler(reader: Reader, match: re.Match[str]) -> bool:
        found = _trees(reader, match, build)
        if found is None:
            return False
        trees = _turned(reader, match, found[0])
        if trees is None:
            return False
        if match.groupdict().get("q") and not (match.groupdict().get("truth") or match.groupdict().get("word")):
            return _ask(reader, match, trees)
        return relate(reader, match, trees, found[1], law=Law.DIRECTION, deciding=True)

    return handler


def _predicate(build: Callable[[ast.expr], ast.expr]) -> Callable[[Reader, re.Match[str]], bool]:
    def handler(reader: Reader, match: re.Match[str]) -> bool:
        noun = reader.noun(match["s"] or "")
        if noun is None or not noun.trees:
            return False
        trees = tuple(build(tree) for tree in noun.trees)
        if match.groupdict().get("not"):
            trees = tuple(map(negation, trees))
        turned = _turned(reader, match, trees)
        if turned is None:
            return False
        if match.groupdict().get("q") and not (match.groupdict().get("truth") or match.groupdict().get("word")):
            return _ask(reader, match, turned)
        return relate(reader, match, turned, [noun], law=Law.DIRECTION, deciding=True)

    return handler


def _ask(reader: Reader, match: re.Match[str], trees: tuple[ast.expr, ...]) -> bool:
    """Take up a question: the answer may follow; whatever it is, the program must ask so there."""
    reader.asked = trees
    names = {node.id for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Name)} & reader.moments.changes.keys()
    if names:
        test: Test = Either((Holds(trees, deciding=True), Holds(tuple(map(negation, trees)), deciding=True)))
    else:
        test = Computes.of(trees, deciding=True)
    reader.state(test, match, law=Law.DIRECTION, sure=False)
    return True


def _turned(reader: Reader, match: re.Match[str], trees: tuple[ast.expr, ...]) -> tuple[ast.expr, ...] | None:
    """The relation, or its contrary if it is said to be false; ``None`` if what is said of it is no truth value."""
    word = match.groupdict().get("truth") or match.groupdict().get("word")
    if word is None:
        return trees
    truth = _TRUTHS.get(word)
    if truth is None:
        tree = reader.line.noun(word).trees[:1]
        truth = tree[0].value if tree and isinstance(tree[0], ast.Constant) and isinstance(tree[0].value, bool) else None
    return None if truth is None else trees if truth else tuple(map(negation, trees))


_TRUTHS = {"true": True, "false": False, "holds": True, "yes": True, "no": False, "fails": False}


def _parity(rest: int) -> Callable[[ast.expr], ast.expr]:
    return lambda tree: ast.Compare(ast.BinOp(tree, ast.Mod(), ast.Constant(2)), [ast.Eq()], [ast.Constant(rest)])


def _against(kind: type[ast.cmpop], value: object) -> Callable[[ast.expr], ast.expr]:
    return lambda tree: ast.Compare(tree, [kind()], [ast.Constant(value)])  # type: ignore[arg-type]


def _size(kind: type[ast.cmpop]) -> Callable[[ast.expr], ast.expr]:
    return lambda tree: ast.Compare(ast.Call(ast.Name("len", ast.Load()), [tree], []), [kind()], [ast.Constant(0)])


def _asks(name: str) -> Callable[[ast.expr], ast.expr]:
    return lambda tree: ast.Call(ast.Attribute(tree, name, ast.Load()), [], [])


def _divides(tree: ast.expr, by: ast.expr) -> ast.expr:
    return ast.Compare(ast.BinOp(tree, ast.Mod(), by), [ast.Eq()], [ast.Constant(0)])


def _vowel(tree: ast.expr) -> ast.expr:
    return ast.Compare(ast.Call(ast.Attribute(tree, "lower", ast.Load()), [], []), [ast.In()], [ast.Constant("aeiou")])


def _method(name: str) -> Build:
    return lambda tree, part: ast.Call(ast.Attribute(tree, name, ast.Load()), [part], [])


_MORE = r"(?:greater|larger|bigger|higher|more|longer|later)"
_LESS = r"(?:less|smaller|lower|fewer|shorter|earlier)"
_PAIRS: tuple[tuple[str, Build], ...] = (
    (rf"<S> {BE}{_MORE} than or equal(?:s)? (?:to )?<B>", compare(ast.GtE)),
    (rf"<S> {BE}{_LESS} than or equal(?:s)? (?:to )?<B>", compare(ast.LtE)),
    (rf"<S> {BE}(?:{_MORE} than|above|over|beyond) <B>", compare(ast.Gt)),
    (rf"<S> {BE}(?:{_LESS} than|below|under) <B>", compare(ast.Lt)),
    (rf"<S> {BE}(?:at least|no {_LESS} than) <B>", compare(ast.GtE)),
    (rf"<S> {BE}(?:at most|no {_MORE} than|within|up to) <B>", compare(ast.LtE)),
    (rf"<S> {DOES}(?:exceeds?|surpass(?:es)?|beats?) <B>", compare(ast.Gt)),
    (r"<S> > <B>", compare(ast.Gt)),
    (r"<S> < <B>", compare(ast.Lt)),
    (r"<S> >= <B>", compare(ast.GtE)),
    (r"<S> <= <B>", compare(ast.LtE)),
    (r"<S> != <B>", compare(ast.NotEq)),
    (rf"<S> {BE}(?:equal to|the same as|identical to) <B>", compare(ast.Eq)),
    (r"<S> (?P<not>does not|do not|did not) (?:equal|match) <B>", compare(ast.Eq)),
    (rf"<S> (?:differs from|{BE}different from|is unequal to) <B>", compare(ast.NotEq)),
    (rf"<S> {DOES}match(?:es)? <B>", compare(ast.Eq)),
    (r"<S> == <B>", compare(ast.Eq)),
    (r"<S> (?:is|are|was|were) (?P<not>not|no longer) <B>", compare(ast.Eq)),
    (rf"<S> {BE}(?:evenly )?(?:divisible by|a multiple of) <B>", _divides),
    (r"<S> is divided evenly by <B>", _divides),
    (rf"<B> {DOES}(?:evenly )?divides? <S>(?: evenly)?", _divides),
    (r"<S> leaves no remainder (?:when|on being) (?:it is )?divided by <B>", _divides),
    (
        (
            rf"<S> {BE}(?:in|among|one of|contained in|a key (?:of|in)|an item of|part of|present in|found in|a "
            rf"member of|inside) (?:the )?<B>"
        ),
        compare(ast.In),
    ),
    (rf"<B> {DOES}(?:contains?|includes?) <S>", compare(ast.In)),
    (r"<S> not in <B>", compare(ast.NotIn)),
    (r"<S> in <B>", compare(ast.In)),
    (rf"<S> {DOES}(?:starts?|begins?) with <B>", _method("startswith")),
    (rf"<S> {DOES}ends? with <B>", _method("endswith")),
)
_SINGLE: tuple[tuple[str, Callable[[ast.expr], ast.expr]], ...] = (
    (rf"<S> {BE}(?:an )?even(?: number)?", _parity(0)),
    (rf"<S> {BE}(?:an )?odd(?: number)?", _parity(1)),
    (rf"<S> {BE}(?:a )?(?:space|whitespace|blank)(?: character)?", _asks("isspace")),
    (rf"<S> {BE}positive", _against(ast.Gt, 0)),
    (rf"<S> {BE}negative", _against(ast.Lt, 0)),
    (rf"<S> {BE}zero", _against(ast.Eq, 0)),
    (rf"<S> {BE}true", _against(ast.Eq, True)),  # noqa: FBT003
    (rf"<S> {BE}false", _against(ast.Eq, False)),  # noqa: FBT003
    (rf"<S> {BE}non[- ]?zero", _against(ast.NotEq, 0)),
    (rf"<S> {BE}empty", _size(ast.Eq)),
    (rf"<S> {BE}(?:non-empty|nonempty)", _size(ast.Gt)),
    (rf"<S> {BE}(?:in )?(?:an )?upper ?case(?: letter)?", _asks("isupper")),
    (rf"<S> {BE}(?:in )?(?:a )?lower ?case(?: letter)?", _asks("islower")),
    (rf"<S> {BE}(?:a digit|numeric|a number)", _asks("isdigit")),
    (rf"<S> {BE}(?:a letter|alphabetic|an alphabetic character)", _asks("isalpha")),
    (rf"<S> {BE}alphanumeric", _asks("isalnum")),
    (rf"<S> {BE}(?:a )?vowels?", _vowel),
)


def _answered(wanted: bool) -> Callable[[Reader, re.Match[str]], bool]:  # noqa: FBT001 -- which answer, not an option
    def handler(reader: Reader, match: re.Match[str]) -> bool:
        if not reader.asked:
            return False
        trees = reader.asked if wanted else tuple(map(negation, reader.asked))
        reader.asked = ()
        names = {
            node.id for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Name)
        } & reader.moments.changes.keys()
        if not names:
            return static(reader, match, trees, law=Law.DIRECTION, deciding=True, sure=True)
        reader.state(Holds(trees, deciding=True), match, law=Law.DIRECTION)
        return True

    return handler


def _of_both(kind: type[ast.cmpop]) -> Callable[[Reader, re.Match[str]], bool]:
    def handler(reader: Reader, match: re.Match[str]) -> bool:
        if len(reader.recent) < 2 or not all(noun.trees for noun in reader.recent[-2:]):
            return False
        one, other = reader.recent[-2:]
        trees = tuple(compare(kind)(left, right) for left in one.trees for right in other.trees)
        return relate(reader, match, trees, [replace(one, soft=True), other], law=Law.DIRECTION, deciding=True)

    return handler


def _compared(reader: Reader, match: re.Match[str]) -> bool:
    one, other = reader.line.noun(match["a"]), reader.line.noun(match["b"])
    if not one.trees or not other.trees:
        return False
    reader.speak_of(one)
    reader.speak_of(other)
    trees = tuple(compare(ast.Eq)(left, right) for left in one.trees for right in other.trees)
    return _ask(reader, match, trees)


def _prime(reader: Reader, match: re.Match[str]) -> bool:
    """As in "53 is prime": of a number that is written, perhaps behind its variable, it is known."""
    noun = reader.noun(match["s"] or "")
    noun = next((value for name, value in reader.line.facts if noun is not None and name.name and name.name == noun.name), noun)
    number = noun.trees[0].value if noun is not None and noun.trees and isinstance(noun.trees[0], ast.Constant) else None
    if type(number) is not int or noun is None or number > _LARGEST_PRIME:
        return False
    is_prime = number > 1 and all(number % factor for factor in range(2, isqrt(number) + 1))
    truth = None if match["q"] else is_prime is not bool(match["not"])
    reader.state(
        Computes(noun.trees, frozenset(), deciding=False),
        match,
        law=Law.DIRECTION,
        truth=truth,
        seen=f"{number} is{'' if is_prime else ' not'} prime",
    )
    return True


_LARGEST_PRIME = 10**8


_YES = (
    r"(?:yes|true|(?:it|this|that|which) (?:is|does|holds|is true|is the case)|(?:it|this|that|which)? "
    r"?(?:is|evaluates to|comes out|comes out as|gives) ?true|"
    r"holds|is met|is satisfied|is fulfilled|succeeds|passes)"
)
_NO = (
    r"(?:no|false|(?:it|this|that|which) (?:is not|does not|does not hold|is false|is not the case)|(?:it|this|that|which)? ?"
    r"(?:is|evaluates to|comes out|comes out as|gives) ?(?:not true|false)|does not hold|fails|is not met|is not satisfied)"
)
_SAID = (
    r"(?: (?:\(|is|evaluates to|gives|returns|->|:|=|which is|is evaluated as|comes out)(?: also| therefore| again)? "
    rf"(?P<truth>true|false|holds|yes|no|fails|{NOUN})(?: \))?| , (?:which is |so this is )?(?P<word>true|false))?"
)
_ANY = rf"(?:(?P<q>{_CHECK}) )?{{}}{_SAID}"


def _elided(pattern: str) -> str:
    """A pattern whose subject may be missing."""
    return pattern.replace("<S> ", "(?:<S> )?", 1)


CLAUSES: tuple[Clause, ...] = (
    *(clause(_ANY.format(_elided(pattern)), _relation(build)) for pattern, build in _PAIRS),
    *(clause(_ANY.format(_elided(pattern)), _predicate(build)) for pattern, build in _SINGLE),
    *(
        clause(_elided(rf"<S> (?P<not>not )?{word}"), _predicate(build))
        for word, build in (("even", _parity(0)), ("odd", _parity(1)))
    ),
    *(
        clause(rf"(?P<q>is|does|are) <S> {pattern}", _relation(build))
        for pattern, build in (
            (r"(?:greater|larger|more|bigger|higher) than <B>", compare(ast.Gt)),
            (r"(?:less|smaller|lower) than <B>", compare(ast.Lt)),
            (r"equal to <B>", compare(ast.Eq)),
            (r"in <B>", compare(ast.In)),
            (r"divisible by <B>", _divides),
        )
    ),
    *(
        clause(rf"(?P<q>is) <S> {pattern}", _predicate(build))
        for pattern, build in (
            ("even", _parity(0)),
            ("odd", _parity(1)),
            ("positive", _against(ast.Gt, 0)),
            ("negative", _against(ast.Lt, 0)),
        )
    ),
    clause(rf"they (?:both )?(?:are )?{ADVERBS}(?:match|equal|the same|identical|agree)", _of_both(ast.Eq)),
    clause(
        rf"they (?:are )?{ADVERBS}(?:do not match|not equal|not the same|differ|different|unequal|disagree)", _of_both(ast.NotEq)
    ),
    clause(rf"(?:(?P<q>{_CHECK}|(?:[a-z]+ ){{1,6}}whether) )?<S> {BE}(?:a )?prime(?: number)?", _prime),
    clause(
        r"(?:we |the code |the program |it )?(?:now |then )?(?:compare|compares|comparing) <A> (?:with|to|and"
        r"|against) <B>",
        _compared,
    ),
    clause(_YES, _answered(wanted=True)),
    clause(_NO, _answered(wanted=False)),
)
"""Rules for what things are like."""
