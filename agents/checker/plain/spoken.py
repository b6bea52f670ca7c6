"""What the rules for clauses share: words for things, and what a match speaks of."""

import ast
import re
from collections.abc import Callable

from agents.checker.plain.line import NOUN
from agents.checker.plain.noun import Noun
from agents.checker.plain.reader import Reader
from agents.checker.plain.relations import relate
from agents.verdict import Law

Handle = Callable[[Reader, re.Match[str]], bool]


THING = (
    r"(?:number|element|item|value|entry|character|letter|word|digit|char|key|one|integer|string|price|score|name|term|row|node|"
    r"pair|person|student|index|symbol|token|step|row|column|coin|weight|point|temperature|amount)"
)


KIND = (
    r"(?:list|string|array|number|integer|variable|dictionary|dict|tuple|counter|accumulator|word|text"
    r"|input|argument|parameter|value|matrix|result|stack|queue)"
)


EXPLAIN = (
    rf"(?:(?P<m>(?: = {NOUN})*?) (?:=|,? ?which (?:is|gives|equals|makes)|,? ?giving|,? ?or|,? ?that is ,?"
    rf"|,? ?i\.e\. ,?|->|is) <C>)?"
)


def pair(reader: Reader, match: re.Match[str], *, owner: bool = False) -> tuple[Noun, Noun] | None:
    """What a match speaks of, and the value that it gives it; ``None`` if one of them is not understood."""
    groups = match.groupdict()
    subject = reader.noun(groups["s"], owner=owner) if groups.get("s") else reader.line.noun(match["a"])
    value = reader.line.noun(match["b"])
    if subject is None or not subject.trees or not value.trees:
        return None
    if not groups.get("s"):
        reader.speak_of(subject)
    return subject, value


def equal(subject: Noun, value: Noun) -> tuple[ast.expr, ...]:
    """The relation that two things are equal, for all that they may mean; a written fraction may be rounded."""
    trees = [ast.Compare(one, [ast.Eq()], [other]) for one in subject.trees for other in value.trees]
    digits = value.label.partition(".")[2] if value.written else ""
    if digits.isdecimal():
        rounded = (ast.Call(ast.Name("round", ast.Load()), [one, ast.Constant(len(digits))], []) for one in subject.trees)
        trees += [ast.Compare(one, [ast.Eq()], [other]) for one in rounded for other in value.trees]
    return tuple(trees)


def explained(reader: Reader, match: re.Match[str], value: Noun) -> bool:
    """The sum that a value is said to come from, and what it comes to: ``0 + 4 = 4``."""
    groups = match.groupdict()
    final = reader.line.noun(groups["c"]) if groups.get("c") else None
    if final is None or not final.trees:
        return final is None
    middle = [reader.line.noun(char) for char in re.findall(NOUN, groups.get("m") or "")]
    for one in (value, *middle):
        if not one.trees:
            return False
        if not relate(reader, match, equal(one, final), [one, final], law=Law.SUPPORT, deciding=False):
            return False
    return True


def is_sure(subject: Noun) -> bool:
    """Whether it is plain which variable is spoken of."""
    return subject.which != "it" and not subject.soft


def call_of(reader: Reader, noun: Noun) -> tuple[str, tuple[ast.expr, ...]] | None:
    """Name and arguments of the call of a function of the program that a noun is."""
    tree = noun.trees[0] if len(noun.trees) == 1 else None
    if isinstance(tree, ast.Call) and isinstance(tree.func, ast.Name) and tree.func.id in reader.moments.scene.functions:
        return tree.func.id, tuple(tree.args)
    return None
