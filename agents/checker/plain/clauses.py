"""Rules for what happens in plain prose: values that are given, rounds, calls, items that come and go."""

import ast
import re
from collections.abc import Callable
from dataclasses import replace

from agents.checker.plain import tests
from agents.checker.plain.line import FUNCTION, NOUN, ORDINAL, Line
from agents.checker.plain.noun import Noun, text_of
from agents.checker.plain.phrases import Rule
from agents.checker.plain.reader import BEFORE_VERB, SUBJECT, Clause, Reader, clause
from agents.checker.plain.relations import ADVERBS, relate, static
from agents.verdict import Law

Handle = Callable[[Reader, re.Match[str]], bool]

_THING = (
    r"(?:number|element|item|value|entry|character|letter|word|digit|char|key|one|integer|string|price|score|name|term|row|node|"
    r"pair|person|student|index|symbol|token|step|row|column|coin|weight|point|temperature|amount)"
)
_KIND = (
    r"(?:list|string|array|number|integer|variable|dictionary|dict|tuple|counter|accumulator|word|text"
    r"|input|argument|parameter|value|matrix|result|stack|queue)"
)


# Words around nouns that add nothing.


def _inner(_line: Line, match: re.Match[str]) -> str:
    return match["a"]


def _only_names(line: Line, match: re.Match[str]) -> str | None:
    return match["a"] if line.noun(match["a"]).names else None


def _only_written(line: Line, match: re.Match[str]) -> str | None:
    return match["a"] if line.noun(match["a"]).written else None


def _equation(line: Line, match: re.Match[str]) -> str | None:
    """A sum with what it comes to, of which something is said: "5 * 2 = 10 is appended", "nums[1] = 5 > 2"."""
    one, other = line.noun(match["a"]), line.noun(match["b"])
    if one.written or not one.trees or not other.written or isinstance(one.trees[0], ast.Compare):
        return None
    line.facts.append((one, other))
    return match["b"] if one.is_static else match["a"]


def _kind(line: Line, match: re.Match[str]) -> str | None:
    """As in "the final list": whatever variable holds one."""
    names = line.of_kind(match["kind"])
    trees = tuple(ast.Name(name, ast.Load()) for name in names[:4])
    return line.add(Noun(trees, match[0].strip(), frozenset(), soft=True, which="it")) if trees else None


def _calling(line: Line, match: re.Match[str]) -> str | None:
    """As in "calling double with 3"."""
    nouns = [line.noun(char) for char in re.findall(NOUN, match["args"])]
    names = line.functions(match["f"])
    if not all(noun.trees for noun in nouns) or not names:
        return None
    tree = ast.Call(ast.Name(names[0], ast.Load()), [noun.trees[0] for noun in nouns], [])
    return line.add(Noun((tree,), line.words(match[0]), frozenset(number for noun in nouns for number in noun.tokens)))


def _divided(kind: type[ast.operator]) -> Handle:
    """As in "dividing 33 by 10 leaves 3": what a quotient leaves."""

    def handler(reader: Reader, match: re.Match[str]) -> bool:
        whole, value = reader.line.noun(match["a"]), reader.line.noun(match["b"])
        tree = whole.trees[0] if len(whole.trees) == 1 else None
        if not isinstance(tree, ast.BinOp) or not isinstance(tree.op, ast.Div | ast.FloorDiv) or not value.trees:
            return False
        noun = replace(whole, trees=(ast.BinOp(tree.left, kind(), tree.right),))
        if not relate(reader, match, _equal(noun, value), [noun, value], law=Law.SUPPORT, deciding=False):
            return False
        reader.last = reader.topic = value
        if match["c"]:
            owner = reader.line.noun(match["c"])
            reader.state(tests.Becomes(owner, value), match, event=True, sure=False)
            reader.speak_of(owner)
        return True

    return handler


def _remainder(reader: Reader, match: re.Match[str]) -> bool:
    whole, rest, by = (reader.line.noun(match[group]) for group in "abc")
    if not whole.trees or not by.trees or not rest.trees:
        return False
    noun = replace(whole, trees=tuple(ast.BinOp(one, ast.Mod(), other) for one in whole.trees for other in by.trees))
    return relate(reader, match, _equal(noun, rest), [noun, by, rest], law=Law.SUPPORT, deciding=False)


def _is_not(reader: Reader, match: re.Match[str]) -> bool:
    """As in ", not 0" behind what something is."""
    value = reader.line.noun(match["b"])
    if reader.topic is None or not reader.topic.trees or not value.trees:
        return False
    trees = tuple(ast.Compare(one, [ast.NotEq()], [other]) for one in reader.topic.trees for other in value.trees)
    return relate(reader, match, trees, [replace(reader.topic, soft=True), value], law=Law.DIRECTION, deciding=True)


def _runs(reader: Reader, match: re.Match[str]) -> bool:
    first, last = reader.line.noun(match["a"]), reader.line.noun(match["b"])
    if not first.trees or not last.trees or not reader.moments.scene.source.loops:
        return False
    reader.state(tests.Runs(first, last), match, sure=False)
    return True


def _empty_first(line: Line, match: re.Match[str]) -> str | None:
    """As in "an empty list result"."""
    value, name = line.noun(match["b"]), line.noun(match["a"])
    if not value.written or "empty" not in value.label or not name.name:
        return None
    line.facts.append((name, value))
    return match["a"]


def _apposed(line: Line, match: re.Match[str]) -> str | None:
    """A variable with its value behind it: "the limit of 5"."""
    name, value = line.noun(match["a"]), line.noun(match["b"])
    if not name.names or not isinstance(name.trees[0], ast.Name) or not value.written:
        return None
    line.facts.append((name, value))
    return match["a"]


_A = rf"(?P<a>{NOUN})"
REWRITES: tuple[Rule, ...] = (
    (
        re.compile(
            rf"(?<= )(?:the |its )?(?:(?:new|current|updated|final|initial|resulting|running|starting|returned|old"
            rf"|previous|latest) )?"
            rf"(?:value|contents?|state) (?:of|in|for|stored in) {_A}"
        ),
        _only_names,
    ),
    (
        re.compile(
            rf"(?<= )(?:the |a |our |this |its |an )(?:(?:new|current|updated|final|initial|running|input|given"
            rf"|empty|resulting) )?"
            rf"(?:{_KIND} )?(?:called |named )?{_A}(?= |$)"
        ),
        _only_names,
    ),
    (
        re.compile(
            rf"(?<= )(?:the |a |our |this |its |an )?(?:new |current |updated |final |given |input )?(?:{_KIND}|{_THING}) "
            rf"(?:called |named )?{_A}(?! (?:\+|-|×|/|%) )"
        ),
        _only_names,
    ),
    (
        re.compile(
            rf"(?<= )(?:the |a |an |this |that )(?:current |value |literal |new )?(?:{_THING}|{_KIND}) {_A}(?! "
            rf"(?:times|items|elements) )"
        ),
        _only_written,
    ),
    (re.compile(rf"(?<= )(?:the |a |an |only ){_A}(?= )"), _only_written),
    (
        re.compile(
            rf"(?<= )(?:calling |the call of |a call of |the call )?(?P<f>{FUNCTION}) (?:of|with|on|for) "
            rf"(?P<args>{NOUN}(?:(?: ,)? (?:and )?{NOUN})*)"
        ),
        _calling,
    ),
    (re.compile(rf"(?<= )the (?:difference|sum|product|result|expression) {_A}(?= (?:is|=|equals|gives))"), _inner),
    (re.compile(rf"(?<= )(?P<b>{NOUN}) (?:called |named |in |for )?{_A}(?= )"), _empty_first),
    (re.compile(rf"(?<= ){_A} = (?P<b>{NOUN})(?= (?:is|gets|to|into|exceeds|>|<|>=|<=|==|!=)(?: |$))"), _equation),
    (
        re.compile(
            r"(?<= )(?:the |our )(?:final |resulting |new |current |updated |whole )?(?P<kind>list|string"
            r"|dictionary|dict|set|tuple|array)"
            r"(?= (?:is|becomes|now|=|:|contains|holds|has|stays|remains)\b)"
        ),
        _kind,
    ),
    (
        re.compile(
            rf"(?<!for ){_A} (?:of |, which is |\( (?:which is |now |= |currently )?)?(?P<b>{NOUN})(?: \))?(?= "
            rf"[.,;:!?)]| (?:and|so|to|from|by|is|was|then)\b|\s*$)"
        ),
        _apposed,
    ),
)
"""Rules that take away what stands around a noun."""


# Values.


def _pair(reader: Reader, match: re.Match[str], *, owner: bool = False) -> tuple[Noun, Noun] | None:
    groups = match.groupdict()
    subject = reader.noun(groups["s"], owner=owner) if groups.get("s") else reader.line.noun(match["a"])
    value = reader.line.noun(match["b"])
    if subject is None or not subject.trees or not value.trees:
        return None
    if not groups.get("s"):
        reader.speak_of(subject)
    return subject, value


def _equal(subject: Noun, value: Noun) -> tuple[ast.expr, ...]:
    return tuple(ast.Compare(one, [ast.Eq()], [other]) for one in subject.trees for other in value.trees)


def _explained(reader: Reader, match: re.Match[str], value: Noun) -> bool:
    """The sum that a value is said to come from, and what it comes to: ``0 + 4 = 4``."""
    groups = match.groupdict()
    final = reader.line.noun(groups["c"]) if groups.get("c") else None
    if final is None or not final.trees:
        return final is None
    middle = [reader.line.noun(char) for char in re.findall(NOUN, groups.get("m") or "")]
    for one in (value, *middle):
        if not one.trees:
            return False
        if not relate(reader, match, _equal(one, final), [one, final], law=Law.SUPPORT, deciding=False):
            return False
    return True


def _becomes(reader: Reader, match: re.Match[str]) -> bool:  # noqa: PLR0911 -- one for each kind of subject
    found = _pair(reader, match, owner=True)
    if found is None or not _explained(reader, match, found[1]):
        return False
    subject, value = found
    final = reader.line.noun(match["c"]) if match.groupdict().get("c") else value
    if subject.is_static and match["verb"].strip() in ("=", ":="):
        return static(reader, match, _equal(subject, final), law=Law.SUPPORT, deciding=False, sure=True)
    reader.last = final
    if factor := _FACTORS.get(match["verb"].split()[-2]) if " " in match["verb"] else None:
        return _scaled(reader, match, factor, final)
    if subject.is_static:
        reader.state(tests.Shifts(subject, final), match, event=True, sure=False)
        return True
    if call := _call(reader, subject):
        reader.state(tests.Returns((call[0],), final, call[1]), match, event=True)
        return True
    if match["verb"].strip() in ("=", ":="):
        name, relations = subject.name, _equal(subject, final)
        test = tests.Settled(name, relations) if name else tests.Holds(relations)
        reader.state(test, match, sure=_is_sure(subject))
        return True
    sign = 1 if _UP.match(match["verb"]) else -1 if _DOWN.match(match["verb"]) else 0
    reader.state(tests.Becomes(subject, final, sign=sign), match, sure=_is_sure(subject), event=True)
    return True


def _scaled(reader: Reader, match: re.Match[str], factor: int, final: Noun) -> bool:
    """As in "16 is halved to 8"."""
    subject = reader.noun(match["s"] or "")
    if subject is None or not subject.trees:
        return False
    op: ast.operator = ast.Mult() if factor > 0 else ast.FloorDiv()
    scaled = tuple(ast.BinOp(tree, op, ast.Constant(2)) for tree in subject.trees)
    if subject.is_static:
        trees = tuple(ast.Compare(one, [ast.Eq()], [two]) for one in scaled for two in final.trees)
        truth = reader.moments.value(trees[0], reader.moments.scene.steps[0].frame, 0) is True
        test = tests.Either((tests.Computes(trees, frozenset(), deciding=False), tests.Shifts(subject, final)))
        reader.state(test, match, truth=truth, seen=f"{text_of(trees[0])} is false")
        return True
    reader.state(tests.Becomes(subject, final, sign=1 if factor > 0 else -1), match, event=True, sure=False)
    return True


_REASON = re.compile(r" (?:because|since|as|when|while) [^,;]*$")
_FOLLOWING = frozenset({"next", "following"})
_FACTORS = {"doubled": 2, "halved": -2}
_UP = re.compile(
    r"(?:rises|grows|increases|goes up|climbs|increments|(?:is|gets|was) (?:[a-z]+ )*(?:increased|incremented|raised))\b"
)
_DOWN = re.compile(
    r"(?:drops|falls|decreases|shrinks|goes down|(?:is|gets|was) (?:[a-z]+ )*(?:decreased|decremented|reduced|lowered))\b"
)


def _is_sure(subject: Noun) -> bool:
    """Whether it is plain which variable is spoken of."""
    return subject.which != "it" and (not subject.soft or subject.name is not None)


def _call(reader: Reader, noun: Noun) -> tuple[str, tuple[ast.expr, ...]] | None:
    """Name and arguments of the call of a function of the program that a noun is."""
    tree = noun.trees[0] if len(noun.trees) == 1 else None
    if isinstance(tree, ast.Call) and isinstance(tree.func, ast.Name) and tree.func.id in reader.moments.scene.functions:
        return tree.func.id, tuple(tree.args)
    return None


def _is(reader: Reader, match: re.Match[str]) -> bool:
    found = _pair(reader, match)
    if found is None or not _explained(reader, match, found[1]):
        return False
    subject, value = found
    final = reader.line.noun(match["c"]) if match.groupdict().get("c") else value
    if call := _call(reader, subject):
        reader.state(tests.Returns((call[0],), final, call[1]), match, event=True)
        return True
    if subject.name and subject.which in _FOLLOWING:
        target = subject.name in reader.moments.targets
        test: tests.Test = tests.InRound(None, final, subject.name) if target else tests.Becomes(subject, final)
        reader.state(test, match, event=True, anchors=target)
        reader.last = final
        return True
    if subject.names & final.names:
        reader.state(tests.Becomes(subject, final), match, event=True, sure=False)
        return True
    known = replace(subject, soft=not _is_sure(subject))
    reader.last = final
    if (
        subject.name
        and any(isinstance(one.test, tests.Becomes | tests.Settled) for one in reader.atoms)
        and not _REASON.search(reader.line.text[: match.start() + 1])
    ):
        reader.state(tests.Settled(subject.name, _equal(subject, final)), match, sure=False)
        return True
    return relate(reader, match, _equal(subject, final), [known, final], law=Law.SUPPORT, deciding=False)


def _from_to(reader: Reader, match: re.Match[str]) -> bool:
    subject = reader.noun(match["s"], owner=True)
    old, new = reader.line.noun(match["b"]), reader.line.noun(match["c"])
    if subject is None or not subject.trees:
        return False
    reader.state(tests.Becomes(subject, new, old), match, event=True, sure=_is_sure(subject))
    return True


def _set_to(reader: Reader, match: re.Match[str]) -> bool:
    """As in "Set A to B" and its like, with the owner in a."""
    return _becomes(reader, match)


def _changed_by(sign: int) -> Handle:
    def handler(reader: Reader, match: re.Match[str]) -> bool:
        groups = match.groupdict()
        subject = reader.noun(groups["s"], owner=True)
        if subject is None or not subject.trees:
            return False
        if groups.get("b"):
            reader.state(tests.Gets(subject, reader.line.noun(groups["b"]), sign), match, event=True, law=Law.DIRECTION)
        else:
            relation = ast.Constant(value=1)
            reader.state(tests.Gets(subject, Noun((relation,), "1", frozenset()), sign), match, event=True, law=Law.DIRECTION)
        if groups.get("c"):
            reader.state(tests.Becomes(subject, reader.line.noun(groups["c"])), match, event=True)
        return True

    return handler


def _moves(sign: int) -> Handle:
    def handler(reader: Reader, match: re.Match[str]) -> bool:
        groups = match.groupdict()
        item = reader.noun(groups["s"]) if groups.get("s") else reader.line.noun(match["a"])
        owner = reader.line.noun(groups["b"]) if groups.get("b") else reader.subject
        if item is None or not item.trees or owner is None or not owner.trees or not owner.names:
            return False
        sure = groups.get("b") is not None and not item.soft
        reader.state(tests.Gets(owner, item, sign), match, event=True, sure=sure)
        reader.speak_of(owner)
        return True

    return handler


def _gained(reader: Reader, match: re.Match[str]) -> bool:
    """As in "10 is appended", to whatever gains it."""
    item = reader.noun(match["s"] or "") if match["s"] else reader.last or reader.topic
    if item is None or not item.trees:
        return False
    reader.state(tests.Gets(None, item, 1), match, event=True, sure=False)
    return True


def _stored(reader: Reader, match: re.Match[str]) -> bool:
    owner = reader.line.noun(match["b"])
    value = reader.line.noun(match["a"]) if match["a"] else reader.last or reader.topic
    if value is None or not value.trees or not owner.names:
        return False
    reader.state(tests.Becomes(owner, value), match, event=True, sure=False)
    reader.speak_of(owner)
    return True


def _length(reader: Reader, match: re.Match[str]) -> bool:
    subject, value = reader.topic, reader.line.noun(match["b"])
    if subject is None or not subject.trees or not value.trees:
        return False
    trees = tuple(ast.Call(ast.Name("len", ast.Load()), [tree], []) for tree in subject.trees)
    noun = Noun(trees, "", frozenset(), soft=True)
    return relate(reader, match, _equal(noun, value), [noun, value], law=Law.SUPPORT, deciding=False)


def _by_two(reader: Reader, match: re.Match[str]) -> bool:
    reader.last = reader.line.noun(match["b"])
    return _scaled(reader, match, _FACTORS[match["how"]], reader.last)


def _gives(reader: Reader, match: re.Match[str]) -> bool:
    """As in "giving 45": what was spoken of has this value, or comes to it."""
    groups = match.groupdict()
    value = reader.line.noun(match["b"])
    if groups.get("a"):
        subject: Noun | None = reader.line.noun(groups["a"])
    else:
        subject = reader.subject
    if not value.trees or subject is None or not subject.trees or not _explained(reader, match, value):
        return False
    final = reader.line.noun(groups["c"]) if groups.get("c") else value
    sure = bool(groups.get("a"))
    held = tests.Holds(_equal(subject, final))
    test: tests.Test = held if sure or not final.is_static else tests.Either((held, tests.Appears(final)))
    reader.state(test, match, sure=sure)
    return True


def _stays(reader: Reader, match: re.Match[str]) -> bool:
    groups = match.groupdict()
    subject = reader.noun(groups["s"], owner=True) if groups.get("s") else None
    if groups.get("s") and (subject is None or not subject.trees):
        return False
    value = reader.line.noun(groups["b"]) if groups.get("b") else None
    law = Law.SUPPORT if value else Law.DIRECTION
    reader.state(tests.Idle(subject, value), match, law=law, sure=value is not None and subject is not None and _is_sure(subject))
    return True


def _named(reader: Reader, match: re.Match[str]) -> bool:
    """As in "total: 45"."""
    return bool(reader.line.noun(match["s"]).names) and _is(reader, match)


def _described(reader: Reader, match: re.Match[str]) -> bool:
    """A value in brackets or between commas behind what has it."""
    return _is(reader, match)


# Rounds.


def _number(reader: Reader, match: re.Match[str]) -> int | None:
    groups = match.groupdict()
    if groups.get("o"):
        return reader.line.ordinal(groups["o"])
    if groups.get("last"):
        return -1
    if groups.get("n"):
        tree = reader.line.noun(groups["n"]).trees[:1]
        return tree[0].value if tree and isinstance(tree[0], ast.Constant) and isinstance(tree[0].value, int) else None
    return None


def _round(reader: Reader, match: re.Match[str]) -> bool:
    number = _number(reader, match)
    if not reader.moments.rounds:
        return False
    if match.groupdict().get("n") and not number:
        return number == 0
    groups = match.groupdict()
    value = reader.line.noun(groups["b"]) if groups.get("b") else None
    name = reader.line.noun(groups["a"]).name if groups.get("a") else None
    if name is not None and name not in reader.moments.targets:
        return False
    if value is None and number is None:
        return True
    if value is not None:
        reader.topic = value
    sure = value is None or name is not None or number is not None
    test = tests.InRound(number, value, name)
    reader.state(test, match, law=Law.DIRECTION, sure=sure, event=value is not None, anchors=True)
    return True


def _element(reader: Reader, match: re.Match[str]) -> bool:
    """As in "the next number is 7": of the loop's variable, or what a line of that round computes with."""
    groups = match.groupdict()
    value = reader.line.noun(match["b"])
    name = reader.line.noun(groups["a"]) if groups.get("a") else None
    if not value.is_static or not reader.moments.rounds or (name is not None and not name.names):
        return False
    reader.topic = value
    number = _number(reader, match)
    sure = number is not None or "next" in match[0]
    names = name.names if name is not None else frozenset[str]()
    reader.state(tests.Element(number, value, names), match, law=Law.DIRECTION, sure=sure, event=True, anchors=True)
    return True


def _loop_over(reader: Reader, match: re.Match[str]) -> bool:
    if not reader.moments.scene.source.loops:
        return False
    reader.state(tests.LoopOver(), match, law=Law.DIRECTION, anchors=True)
    return True


def _decided(truth: bool, *, loops: bool = False) -> Handle:  # noqa: FBT001 -- which way, not an option
    def handler(reader: Reader, match: re.Match[str]) -> bool:
        reader.state(tests.Decides(truth, loops), match, law=Law.DIRECTION)
        return True

    return handler


# Calls and answers.


def _called(reader: Reader, match: re.Match[str]) -> bool:
    groups = match.groupdict()
    if groups.get("a"):
        call = _call(reader, reader.line.noun(match["a"]))
        if call is None:
            return False
        nouns = tuple(Noun((tree,), "", frozenset()) for tree in call[1])
        reader.state(tests.Called((call[0],), nouns), match, event=True)
        return True
    arguments = tuple(reader.line.noun(char) for char in re.findall(NOUN, groups.get("args") or ""))
    names = reader.line.functions(match["f"])
    reader.state(tests.Called(names, arguments), match, event=True, sure=not arguments)
    if arguments:
        trees = tuple(
            ast.Call(ast.Name(name, ast.Load()), [one.trees[0] for one in arguments if one.trees], []) for name in names
        )
        reader.topic = Noun(trees, reader.line.words(match[0]), frozenset())
    return True


def _returned(reader: Reader, match: re.Match[str]) -> bool:
    groups = match.groupdict()
    names = reader.line.functions(groups["f"]) if groups.get("f") else ()
    value = reader.line.noun(match["b"])
    final = reader.line.noun(groups["c"]) if groups.get("c") else value
    if not final.trees or not _explained(reader, match, value):
        return False
    if final.is_static and not names:
        reader.answer = final
    reader.state(tests.Returns(names, final), match, law=Law.ANSWER, event=True)
    return True


def _answer(reader: Reader, match: re.Match[str]) -> bool:
    value = reader.line.noun(match["b"])
    if not value.trees:
        return False
    final = reader.line.noun(match["c"]) if match.groupdict().get("c") else value
    if not _explained(reader, match, value):
        return False
    entry = reader.moments.scene.trace.program.entry
    if not final.is_static:
        reader.state(tests.Returns((entry,), final), match, law=Law.ANSWER, event=True, sure=False)
        return True
    reader.answer = final
    reader.state(tests.Returns((entry,), final), match, law=Law.ANSWER, event=True)
    return True


def _bare(reader: Reader, match: re.Match[str]) -> bool:
    """A variable by itself says nothing; a value or an expression is one of what was spoken of, or appears there."""
    noun = reader.line.noun(match["a"])
    if noun.name is not None and noun.which != "it":
        reader.speak_of(noun)
        return True
    other = (reader.topic if noun.written else reader.last) or reader.subject
    if not noun.trees or other is None or isinstance(noun.trees[0], ast.Compare):
        return False
    appears = (tests.Appears(noun),) if noun.written else ()
    reader.state(tests.Either((tests.Holds(_equal(other, noun)), *appears)), match, sure=False)
    reader.last = noun
    return True


def _appears(reader: Reader, match: re.Match[str]) -> bool:
    noun = reader.line.noun(match["a"])
    if not noun.trees:
        return False
    if noun.is_static or isinstance(noun.trees[0], ast.BinOp | ast.Call):
        reader.state(tests.Appears(noun), match, sure=False)
    return True


def _summary(reader: Reader, match: re.Match[str]) -> bool:
    """As in "The remaining 3 prices are handled in the same way": as many rounds remain, and then the loop is over."""
    tree = reader.line.noun(match["n"]).trees[:1] if match["n"] else [ast.Constant(1)]
    number = tree[0].value if tree and isinstance(tree[0], ast.Constant) else None
    if type(number) is not int or number < 1 or not reader.moments.rounds:
        return False
    reader.state(tests.Remains(number), match, sure=False, here=True)
    reader.state(tests.LoopOver(), match, law=Law.DIRECTION, anchors=True, sure=False)
    return True


def _nothing(_reader: Reader, _match: re.Match[str]) -> bool:
    return True


_SET = (
    r"(?:set|reset|initiali[sz]ed|assigned|updated|changed|made|increased|decreased|reduced|raised|lowered"
    r"|incremented|decremented|"
    r"defined|created|given|computed|calculated|bound|stored|replaced|overwritten|started|doubled|halved|bumped|brought|turned)"
)
_BECOMES = (
    rf"(?:becomes?|turns? into|(?:rises|grows|increases|goes up|climbs|drops|falls|decreases|shrinks|goes "
    rf"down|changes|goes|moves|"
    rf"advances|jumps|increments|switches|updates|evaluates|is updated) to|gets (?:the value (?:of )?)?"
    rf"|takes (?:on )?(?:the value )?(?:of )?|ends? up (?:as|at|with|being)|"
    rf"(?:is|are|gets|was|were) {ADVERBS}{_SET} (?:back )?(?:to|as|with|at|by|the value|from)(?: the value| be)?(?: of)?|reaches|"
    rf"is (?:now )?assigned(?: the value)?(?: of)?|gets (?:set|updated|reset) to|is replaced (?:by|with)"
    rf"|comes (?:out )?(?:to|at)|starts? (?:out |off )?(?:at|as|with|from|being)|"
    rf"begins? (?:at|as|with)|will be|has become|=|:=|<-)"
)
_IS = (
    r"(?:is|are|equals?|holds?|has the value(?: of)?|contains|has|was|were|amounts? to|consists of|stands "
    r"at|makes|gives|yields|is now|now is|now equals|now holds|now contains|is equal to|evaluates to"
    r"|comes to|results in|produces|returns|is currently|is worth|==)"
)
_EXPLAIN = (
    rf"(?:(?P<m>(?: = {NOUN})*?) (?:=|,? ?which (?:is|gives|equals|makes)|,? ?giving|,? ?or|,? ?that is ,?"
    rf"|,? ?i\.e\. ,?|->|is) <C>)?"
)
_GIVING = (
    r"(?:giving|gives|yields|produces|making|leaving|yielding|resulting in|producing|bringing|getting"
    r"|obtaining|to get|to give|to make|to obtain|to reach|which gives|which makes|which brings|which "
    r"leaves|which yields|which equals|which results in|"
    r"that gives|that makes|this gives|this makes|this brings|this leaves|this yields|this results in"
    r"|this sets|it gives|we get|we have|we obtain|and get|and we get|"
    r"so that|we now have|which updates|updating|setting|this updates|which sets|this makes|and we have"
    r"|for a total of|for a)(?: us)?"
)
_ROUND = r"(?:iteration|round|pass|loop|repetition|cycle|run|turn|step)"
_OF_ALL = (
    r"(?: (?:of|in|from|through) (?:the )?(?:loop|list|string|array|input|while loop|for loop|inner loop"
    r"|outer loop|sequence|\S))?"
)

CLAUSES: tuple[Clause, ...] = (
    clause(rf"<S> {ADVERBS}(?P<verb>{_BECOMES}) {ADVERBS}<B>{_EXPLAIN}", _becomes),
    clause(
        rf"(?P<verb>set|sets|setting|initiali[sz]e|initiali[sz]es|initiali[sz]ing|update|updates|updating|reset"
        rf"|resets|define|defines|let|make|change|changes|increase|increases|decrease|reduce|raise|assign|start"
        rf"|create|creates|starts|beginning|starting|begin|begins)(?: with)? <A> (?:to|as|with|=|at|be|by "
        rf"setting it to|equal to|:=|from)(?: be)? <B>{_EXPLAIN}",
        _becomes,
    ),
    clause(r"(?P<verb>assign|assigns|assigning|store|stores|storing|put|puts|save|saves) <B> (?:to|in|into|as) <A>", _becomes),
    clause(rf"<S> {ADVERBS}{_IS} {ADVERBS}<B>{_EXPLAIN}", _is),
    clause(rf"(?P<s>{NOUN}) : <B>{_EXPLAIN}", _named),
    clause(r"<S> -> <B>", _is),
    clause(rf"(?P<s>{NOUN}) ,? ?(?P<b>{NOUN}) ,(?= (?:is|was|has|leaves|equals|exceeds))", _described),
    clause(r"<S> (?:\(|,) (?:which is |now |currently |= |i\.e\. |that is )?<B> (?:\)|,)", _described),
    clause(
        r"<S> (?:goes|changes|increases|decreases|is (?:updated|changed|increased|decreased|reduced"
        r"|incremented)|moves|rises|drops|falls|jumps|grows|shrinks)(?: up| down)? from <B> to <C>",
        _from_to,
    ),
    clause(
        rf"<S> {ADVERBS}(?:increases|grows|rises|goes up|(?:is|gets) (?:then |now )?(?:increased|incremented"
        rf"|raised|bumped)) by <B>(?: to <C>)?",
        _changed_by(1),
    ),
    clause(
        rf"<S> {ADVERBS}(?:decreases|shrinks|drops|falls|goes down|(?:is|gets) (?:then |now )?(?:decreased"
        rf"|decremented|reduced|lowered)) by <B>(?: to <C>)?",
        _changed_by(-1),
    ),
    clause(r"<S> (?:is|gets) (?:then |now )?incremented(?: to <C>)?", _changed_by(1)),
    clause(r"<S> (?:is|gets) (?:then |now )?decremented(?: to <C>)?", _changed_by(-1)),
    clause(r"(?:increment|increase|increments|increases|incrementing|increasing) <S>(?: by <B>)?(?: to <C>)?", _changed_by(1)),
    clause(r"(?:decrement|decrease|decrements|decreases|decrementing|decreasing) <S>(?: by <B>)?(?: to <C>)?", _changed_by(-1)),
    clause(r"<S> (?:\+ =) <B>", _changed_by(1)),
    clause(r"<S> (?:- =) <B>", _changed_by(-1)),
    clause(
        rf"(?:add|adds|adding|append|appends|appending|push|pushes|pushing|put|insert|inserts|include|put"
        rf"|adds) (?P<s>{NOUN}|it|this) (?:to|onto|into|in|on) (?:the (?:end|back) of )?<B>",
        _moves(1),
    ),
    clause(
        rf"(?P<s>{NOUN}|it|this) (?:is|gets|was) (?:then |now |also )?(?:added|appended|pushed|put|inserted"
        rf"|included) (?:to|onto|into|in|on) (?:the (?:end|back) of )?<B>",
        _moves(1),
    ),
    clause(
        rf"(?:subtract|subtracts|remove|removes|pop|pops|take|takes|subtracting|removing|popping) (?P<s>{NOUN}"
        rf"|it|this) (?:from|out of|off) <B>",
        _moves(-1),
    ),
    clause(
        rf"(?P<s>{NOUN}|it|this) (?:is|gets|was) (?:then |now )?(?:subtracted|removed|popped|taken|dropped) "
        rf"(?:from|out of|off) <B>",
        _moves(-1),
    ),
    clause(
        rf"{_GIVING} (?:a |the )?(?:new |running |current |final )?(?:total |result |value |sum |string |list "
        rf"|count )?(?:of |to |= |is )?<B>{_EXPLAIN}",
        _gives,
    ),
    clause(rf"{_GIVING} <A> (?:to|of|as|at|=|is|equal to|equals|becomes|:|a value of|now|is now) {ADVERBS}<B>{_EXPLAIN}", _gives),
    clause(r"<S> (?:remains|stays)(?: at| as)? <B>", _stays),
    clause(r"<S> (?:is still|still is|still equals|still has|keeps the value|is left at|is left as|continues to be) <B>", _stays),
    clause(r"<S> (?:remains|stays|is left|is) (?:unchanged|the same|as it is|as is)(?: (?:at|,) <B>)?", _stays),
    clause(r"<S> (?:does not change|is not changed|is not updated|keeps its value)", _stays),
    clause(r"leaving <S> (?:unchanged|the same)(?: at <B>)?", _stays),
    clause(
        r"(?:nothing (?:happens|changes|is added|is done)|(?:we |it |the code )?(?:skip|skips|ignore|ignores"
        r"|do nothing|does nothing|move on|moves on)(?: it| this| this one)?|(?:(?:it|this|which|\S) )?(?:is"
        r"|gets) (?:skipped|ignored|passed over|left out|not counted|not added))",
        _stays,
    ),
    clause(
        rf"(?:in|on|during|for|at|after) (?:the|our|this) (?:(?P<o>{ORDINAL})|(?P<last>last|final)) "
        rf"{_ROUND}{_OF_ALL}(?: (?:\(|,|:) <B>(?: \))?)?",
        _round,
    ),
    clause(
        rf"(?:the )?(?:(?P<o>{ORDINAL})|(?P<last>last|final)) {_ROUND}{_OF_ALL}(?: (?:\(|,|:|is|with|has) "
        rf"(?:<A> (?:=|is) )?<B>(?: \))?)?",
        _round,
    ),
    clause(
        rf"(?:in |on |during |for )?{_ROUND} (?:number )?#? ?(?P<n>{NOUN})(?: (?:\(|,|:|with) (?:<A> (?:=|is) )?<B>(?: \))?)?",
        _round,
    ),
    clause(
        r"(?:for|with|when|take|taking|consider|considering|process|processing|at|visit|visiting|handle|look "
        r"at|looking at|on|see|reach|read) <A>(?: (?:=|is|as|equal to|being|:))? <B>",
        _round,
    ),
    clause(
        rf"(?:for|after processing|after|take|taking|consider|considering|process|processing|visit|visiting"
        rf"|handle|look at|looking at|reach|read) (?:the )?(?:(?:(?P<o>{ORDINAL})|next|(?P<last>last|final)"
        rf"|following|current) )?(?:{_THING} )?(?:,|:|which is|is|of)? ?<B>",
        _element,
    ),
    clause(
        rf"(?:the |its |our )?(?:(?P<o>{ORDINAL})|next|(?P<last>last|final)|following|current) "
        rf"{_THING}{_OF_ALL}(?: ,| :)? (?:is|=|we see is|has the value|being|:)? ?<B>",
        _element,
        bound=BEFORE_VERB,
    ),
    clause(
        rf"(?:the |its )?(?:(?P<o>{ORDINAL})|next|(?P<last>last|final)|following|current) <A>(?: ,| :)? (?:is|="
        rf"|has the value|being|:)? ?<B>",
        _element,
        bound=BEFORE_VERB,
    ),
    clause(r"(?:then|next|and|finally|lastly) ,? ?(?:comes |is |we have |we see )?<B>", _element),
    clause(r"(?:then |next |finally |lastly )?,? ?(?:comes|we reach|we see) <B>", _element),
    clause(
        r"(?:the|this|our) (?:for |while |outer |inner )?(?:loop|iteration|scan|search|repetition) (?:is over"
        r"|ends|is done|stops|finishes|is finished|terminates|exits|is complete|completes|has ended|has "
        r"finished|breaks|is exited)(?: here| now)?",
        _loop_over,
    ),
    clause(
        r"(?:after|once|when|at the end of|with|as) (?:the|this|our|all) (?:for |while |outer |inner "
        r")?(?:loops?|iterations?|rounds|elements|items|numbers|scan)(?: (?:ends|is done|finishes|is over"
        r"|completes|is complete|terminates|have been processed|are done|are processed|has ended|has finished"
        r"|has been completed))?",
        _loop_over,
    ),
    clause(
        r"(?:we |it )?(?:exit|exits|leave|leaves|break out of|breaks out of|end|stop|stops) (?:the|this) "
        r"(?:for |while |outer |inner )?loop",
        _loop_over,
    ),
    clause(
        r"(?:there are |there is |here )?no (?:more|further|other) (?:rounds? follows?|iterations? follows?)"
        r"|(?:there are |there is )?no (?:more|further|other) (?:elements|items|numbers|characters|values"
        r"|iterations|rounds|letters|words|\S+)(?: left| remain)?",
        _loop_over,
    ),
    clause(
        r"(?:the |this )?(?:condition|test|check|comparison|if statement|if condition) (?:is (?:therefore "
        r"|thus |again |also |now )?(?:true|met|satisfied|fulfilled)|holds|succeeds|passes|evaluates to true"
        r"|is true)",
        _decided(truth=True),
    ),
    clause(
        r"(?:the |this )?(?:condition|test|check|comparison|if statement|if condition) (?:is (?:therefore "
        r"|thus |again |also |now )?(?:false|not met|not satisfied|no longer true|not true)|does not hold|no "
        r"longer holds|fails|evaluates to false)",
        _decided(truth=False),
    ),
    clause(
        r"(?:we |it |the program |the code )?(?:enter|enters|go into|goes into|take|takes|execute|executes) "
        r"the (?:if|loop|body|while loop|if block|if branch|loop body|first branch)(?: block| body| branch)?",
        _decided(truth=True),
    ),
    clause(
        r"(?:we |it |the program |the code )?(?:enter|enters|go to|goes to|take|takes|execute|executes) the "
        r"else(?: block| body| branch)?",
        _decided(truth=False),
    ),
    clause(r"(?:the|this) (?:while )?loop (?:continues|goes on|runs again|repeats)", _decided(truth=True, loops=True)),
    clause(
        rf"(?:we |it |the code )?(?:call|calls|calling|invoke|invokes) (?P<f>{FUNCTION})(?: \( \))?(?: (?:with"
        rf"|on|for) (?P<args>{NOUN}(?: (?:,|and) {NOUN})*))?",
        _called,
    ),
    clause(r"<A>", _bare),
    clause(
        rf"(?:append|appends|add|adds|push|pushes|insert|include) (?P<s>{NOUN}|it|this)(?: unchanged| directly"
        rf"| as is)?(?: (?:to|into|in|onto|on) (?:the |our )?(?:end of the )?(?:list|result|output|string|stack"
        rf"|queue|set|total|sum|answer))?",
        _gained,
    ),
    clause(
        rf"(?:(?P<s>{NOUN}|it|this) )?(?:is|gets)? ?(?:then |now |also )?(?:added|appended|pushed|inserted"
        rf"|included)(?: unchanged| directly| as is)?(?: (?:to|into|in|onto|on) (?:the |our )?(?:end of the "
        rf")?(?:list|result|output|string|stack|queue|set|total|sum|answer))?",
        _gained,
    ),
    clause(r"(?:it|this|which|that|<A>) is (?:then )?(?:stored|saved|assigned|kept|put) (?:in|to|as|into) <B>", _stored),
    clause(r"(?:the|its|whose) (?:length|size) (?:is|of|equals|being) <B>", _length),
    clause(
        rf"(?:(?P<s>{SUBJECT}) )?(?:is )?(?:also )?(?P<how>doubled|halved)(?: to| giving| which gives| and "
        rf"becomes|,? ?giving| yielding) <B>",
        _by_two,
    ),
    clause(
        r"(?:we |it |the code )?(?:have to |need to |must )?(?:call|calls|calling|invoke|invokes|determine"
        r"|work out|find|compute|calculate|evaluate|need|to determine|to work out|to find)? ?<A>",
        _called,
    ),
    clause(r"<A> (?:and|,) dropping the remainder ,? ?(?:leaves|gives|is) <B>(?: as <C>)?", _divided(ast.FloorDiv)),
    clause(r"<A> leaves (?:a remainder of |the remainder )?<B>(?: as <C>)?", _divided(ast.Mod)),
    clause(
        rf"<A> leaves (?:a |the )?remainder (?:of )?<B>(?: ,)?(?: not {NOUN} ,)? (?:when|if|on being) (?:it is )?divided by <C>",
        _remainder,
    ),
    clause(
        rf"(?:for |in )?(?:the )?(?:remaining|other|last|rest of the)(?: (?P<n>{NOUN}))?(?: (?:[a-z]+|{NOUN})){{1,4}}?"
        r"(?: (?:are|is|get|gets) (?:handled|processed|added|treated|counted|done|taken|dealt with|checked|worked through)"
        r" (?:likewise|similarly|(?:in )?the same way|in this way|accordingly|one by one))?",
        _summary,
    ),
    clause(
        rf"(?:the same (?:is done|happens|is repeated|goes on|thing happens)|this (?:goes on|continues|is "
        rf"repeated)(?: in the same way)?|(?:we )?repeat this)"
        rf"(?: for)? (?:the remaining |another )?(?P<n>{NOUN})(?: more)? (?:times|rounds|iterations|numbers|elements|items)",
        _summary,
    ),
    clause(r"not <B>", _is_not),
    clause(
        r"(?:go through|take|run through|goes through|for|over|loop over|iterate over)?(?: all)? ?(?:the "
        r")?(?:whole |integers |natural )?(?:numbers|integers|values)? ?from <A> (?:up |down )?to <B>(?: one "
        r"after the other| one by one| in order| in turn)?",
        _runs,
    ),
    clause(r"(?:for |in |over )?(?:the )?(?:range|interval) <A>", _nothing),
    clause(
        r"(?:we |it |the code |the function )?(?:create|creates|make|makes|start with|starts with|start|build"
        r"|builds|compute|computes|calculate|calculates|needs|need|requires|evaluate|evaluates|is) <A>",
        _appears,
    ),
    clause(r"<A> is (?:called|invoked|evaluated)", _called),
    clause(rf"(?P<f>{FUNCTION}) is (?:called|invoked)(?: (?:with|on|for) (?P<args>{NOUN}(?: (?:,|and) {NOUN})*))?", _called),
    clause(rf"(?P<f>{FUNCTION})(?: \( \))? (?:returns|gives back|hands back|yields|gives|outputs) <B>{_EXPLAIN}", _returned),
    clause(
        rf"(?:(?:it|this|this call|the call|that call|the inner call|which|we|the function|the program|the code"
        rf"|and|the method) )?(?:returns?|returning|gives back|yields|hands back|return|outputs?|prints?|will "
        rf"return) <B>{_EXPLAIN}",
        _returned,
    ),
    clause(r"<B> is (?:returned|the (?:final )?(?:answer|result|output|return value))", _answer),
    clause(
        rf"(?:(?:so |thus |hence |therefore )?(?:the|our|your|final|its) )?(?:final |correct |overall "
        rf")*(?:answer|result|output|return value|returned value|solution)(?: of the (?:function|program"
        rf"|call))?(?: (?:is|will be|=|comes to|equals|:|therefore|thus|then|so|hence|,))*(?: answer :)? "
        rf"<B>{_EXPLAIN}",
        _answer,
    ),
    clause(
        rf"(?:we |the code |the program |it |the function )?(?:then |now |first |next )?(?:loop|loops|iterate"
        rf"|iterates|go|goes|walk|walks|run|runs|looping|iterating|scan|scans|traverse|traverses)(?: over| "
        rf"through| along)?(?: (?:each|every|all|the|of))*(?: {_THING}s?)?(?: (?:of|in|from))? ?<A>(?: one by "
        rf"one| in order| one after the other| in turn)?",
        _nothing,
    ),
    clause(
        r"(?:we |i )?(?:are given|have|start with|begin with|get|receive|are|take) <A>(?: as (?:input|argument|the input))?",
        _nothing,
    ),
)
"""Rules for what happens."""
