"""Rules for values in plain prose: what things become, are, and stay."""

import ast
import re
from dataclasses import replace

from agents.checker.plain import distances
from agents.checker.plain.changes import Becomes, Shifts
from agents.checker.plain.happenings import Element, InRound, Returns
from agents.checker.plain.line import NOUN, NOUN_CHAR
from agents.checker.plain.noun import Noun, number_of, text_of
from agents.checker.plain.reader import SUBJECT, Clause, Reader, clause
from agents.checker.plain.relations import ADVERBS, relate, static
from agents.checker.plain.spoken import EXPLAIN, THING, Handle, call_of, equal, explained, is_sure, pair
from agents.checker.plain.states import Appears, Computes, Either, Holds, Idle, Preferably, Settled, Test
from agents.verdict import Law


def _becomes(reader: Reader, match: re.Match[str]) -> bool:  # noqa: PLR0911 -- one for each kind of subject
    found = pair(reader, match, owner=True)
    if found is None or not explained(reader, match, found[1]):
        return False
    subject, value = found
    final = reader.line.noun(match["c"]) if match.groupdict().get("c") else value
    if subject.is_static and match["verb"].strip() in ("=", ":="):
        return static(reader, match, equal(subject, final), law=Law.SUPPORT, deciding=False, sure=True)
    reader.last = final
    if factor := _FACTORS.get(match["verb"].split()[-2]) if " " in match["verb"] else None:
        return _scaled(reader, match, factor, final)
    if subject.is_static:
        reader.state(Shifts(subject, final), match, event=True, sure=False)
        return True
    if final.is_static and (call := call_of(reader, subject)):
        reader.state(Returns((call[0],), final, call[1]), match, event=True)
        return True
    if match["verb"].strip() in ("=", ":="):
        name, relations = subject.name, equal(subject, final)
        test = Settled(name, relations) if name else Holds(relations)
        reader.state(test, match, sure=is_sure(subject))
        return True
    sign = 1 if _UP.match(match["verb"]) else -1 if _DOWN.match(match["verb"]) else 0
    reader.state(Becomes(subject, final, sign=sign), match, sure=is_sure(subject), event=True)
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
        test = Preferably((Shifts(subject, final), Computes(trees, frozenset(), deciding=False)))
        reader.state(test, match, truth=truth, seen=f"{text_of(trees[0])} is false")
        return True
    reader.state(Becomes(subject, final, sign=1 if factor > 0 else -1), match, event=True, sure=False)
    return True


_RESULT = re.compile(r" (?:so|therefore|thus|hence|then|now)(?: ,)? $")
_REASON = re.compile(r" (?:because|since|as|when|while) [^,;]*$")


_FOLLOWING = frozenset({"next", "following"})


_FACTORS = {"doubled": 2, "halved": -2}


_UP = re.compile(
    r"(?:rises?|grows?|increases?|goes? up|climbs?|increments?|(?:is|gets|was) (?:[a-z]+ )*(?:increased|incremented|raised))\b"
)


_DOWN = re.compile(
    r"(?:drops?|falls?|decreases?|shrinks?|goes? down|(?:is|gets|was) (?:[a-z]+ )*(?:decreased|decremented|reduced|lowered))\b"
)


def _is(reader: Reader, match: re.Match[str]) -> bool:
    found = pair(reader, match)
    if found is None or not explained(reader, match, found[1]):
        return False
    subject, value = found
    final = reader.line.noun(match["c"]) if match.groupdict().get("c") else value
    if final.is_static and (call := call_of(reader, subject)):
        reader.state(Returns((call[0],), final, call[1]), match, event=True)
        return True
    if subject.name and subject.which in _FOLLOWING:
        target = subject.name in reader.moments.targets
        test: Test = InRound(None, final, subject.name, start=True) if target else Becomes(subject, final)
        reader.state(test, match, event=True, anchors=target)
        reader.last = final
        return True
    if subject.names & final.names:
        reader.state(Becomes(subject, final), match, event=True, sure=False)
        return True
    known = replace(subject, soft=not is_sure(subject))
    reader.last = final
    before = reader.line.text[: match.start() + 1]
    told = any(isinstance(one.test, Becomes | Settled | InRound | Element) for one in reader.atoms)
    number = number_of(subject)
    if subject.name in reader.moments.targets and number is not None:
        reader.state(InRound(number, final, subject.name), match, law=Law.DIRECTION, sure=False, anchors=number > 1)
    if subject.name and (told or _RESULT.search(before)) and not _REASON.search(before):
        reader.state(Settled(subject.name, equal(subject, final)), match, sure=False)
        return True
    return relate(reader, match, equal(subject, final), [known, final], law=Law.SUPPORT, deciding=False)


def _from_to(reader: Reader, match: re.Match[str]) -> bool:
    subject = reader.noun(match["s"], owner=True)
    old, new = reader.line.noun(match["b"]), reader.line.noun(match["c"])
    if subject is None or not subject.trees:
        return False
    reader.state(Becomes(subject, new, old), match, event=True, sure=is_sure(subject))
    return True


def _length(reader: Reader, match: re.Match[str]) -> bool:
    subject, value = reader.topic, reader.line.noun(match["b"])
    if subject is None or not subject.trees or not value.trees:
        return False
    trees = tuple(ast.Call(ast.Name("len", ast.Load()), [tree], []) for tree in subject.trees)
    noun = Noun(trees, "", frozenset(), soft=True)
    return relate(reader, match, equal(noun, value), [noun, value], law=Law.SUPPORT, deciding=False)


def _sized(reader: Reader, match: re.Match[str]) -> bool:
    """As in "the list has 4 items"."""
    groups = match.groupdict()
    subject = (
        reader.noun(groups["s"]) if groups.get("s") else reader.line.noun(groups["a"]) if groups.get("a") else reader.subject
    )
    value = reader.line.noun(match["b"])
    if subject is None or not subject.trees or not value.trees:
        return False
    noun = Noun(tuple(ast.Call(ast.Name("len", ast.Load()), [tree], []) for tree in subject.trees), "", frozenset(), soft=True)
    return relate(reader, match, equal(noun, value), [noun, value], law=Law.SUPPORT, deciding=False)


def _likewise(reader: Reader, match: re.Match[str]) -> bool:
    """As in "i starts at 0 and j at 3"."""
    subject, value = reader.line.noun(match["a"]), reader.line.noun(match["b"])
    if not subject.name or not value.trees or not any(isinstance(one.test, Becomes) for one in reader.atoms):
        return False
    reader.state(Becomes(subject, value), match, event=True, sure=False)
    return True


_JUDGES = re.compile(
    r" (?:not|no|never|even|odd|true|false|first|second|third|last|next|only|both|than|if|same|sum|product|difference"
    r"|quotient|answer) "
)


def _unnamed(reader: Reader, match: re.Match[str]) -> bool:
    """A thing of no known name has a value: that appears there."""
    value = reader.line.noun(match["b"])
    others = [reader.line.noun(char) for char in re.findall(NOUN, match[0])[:-1]]
    if not value.is_static or _JUDGES.search(match[0]) or not all(noun.names for noun in others):
        return False
    reader.last = reader.topic = value
    reader.state(Appears(value), match, sure=False)
    return True


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
    if not value.trees or subject is None or not subject.trees or not explained(reader, match, value):
        return False
    final = reader.line.noun(groups["c"]) if groups.get("c") else value
    sure = bool(groups.get("a"))
    held = Holds(equal(subject, final))
    test: Test = held if sure or not final.is_static else Either((held, Appears(final)))
    reader.state(test, match, sure=sure)
    return True


def _stays(reader: Reader, match: re.Match[str]) -> bool:
    groups = match.groupdict()
    subject = reader.noun(groups["s"], owner=True) if groups.get("s") else None
    if groups.get("s") and (subject is None or not subject.trees):
        return False
    value = reader.line.noun(groups["b"]) if groups.get("b") else None
    law = Law.SUPPORT if value else Law.DIRECTION
    reader.state(Idle(subject, value), match, law=law, sure=value is not None and subject is not None and is_sure(subject))
    return True


def _named(reader: Reader, match: re.Match[str]) -> bool:
    """As in "total: 45"."""
    return bool(reader.line.noun(match["s"]).names) and _is(reader, match)


def _described(reader: Reader, match: re.Match[str]) -> bool:
    """A value in brackets or between commas behind what has it."""
    if NOUN_CHAR.fullmatch(match["s"]) and reader.line.noun(match["s"]).written:
        return False
    return _is(reader, match)


def _divided(kind: type[ast.operator]) -> Handle:
    """As in "dividing 33 by 10 leaves 3": what a quotient leaves."""

    def handler(reader: Reader, match: re.Match[str]) -> bool:
        whole, value = reader.line.noun(match["a"]), reader.line.noun(match["b"])
        tree = whole.trees[0] if len(whole.trees) == 1 else None
        if not isinstance(tree, ast.BinOp) or not isinstance(tree.op, ast.Div | ast.FloorDiv) or not value.trees:
            return False
        noun = replace(whole, trees=(ast.BinOp(tree.left, kind(), tree.right),))
        if not relate(reader, match, equal(noun, value), [noun, value], law=Law.SUPPORT, deciding=False):
            return False
        reader.last = reader.topic = value
        if match["c"]:
            owner = reader.line.noun(match["c"])
            reader.state(Becomes(owner, value), match, event=True, sure=False)
            reader.speak_of(owner)
        return True

    return handler


def _remainder(reader: Reader, match: re.Match[str]) -> bool:
    whole, rest, by = reader.noun(match["s"]), reader.line.noun(match["b"]), reader.line.noun(match["c"])
    if whole is None or not whole.trees or not by.trees or not rest.trees:
        return False
    noun = replace(whole, trees=tuple(ast.BinOp(one, ast.Mod(), other) for one in whole.trees for other in by.trees))
    return relate(reader, match, equal(noun, rest), [noun, by, rest], law=Law.SUPPORT, deciding=False)


def _is_not(reader: Reader, match: re.Match[str]) -> bool:
    """As in ", not 0" behind what something is."""
    value = reader.line.noun(match["b"])
    if reader.topic is None or not reader.topic.trees or not value.trees:
        return False
    trees = tuple(ast.Compare(one, [ast.NotEq()], [other]) for one in reader.topic.trees for other in value.trees)
    return relate(reader, match, trees, [replace(reader.topic, soft=True), value], law=Law.DIRECTION, deciding=True)


def _bare(reader: Reader, match: re.Match[str]) -> bool:
    """A variable by itself says nothing; a value or an expression is one of what was spoken of, or appears there."""
    noun = reader.line.noun(match["a"])
    if noun.name is not None and noun.which != "it":
        reader.speak_of(noun)
        return True
    other = (reader.topic if noun.written else reader.last) or reader.subject
    if not noun.trees or other is None or isinstance(noun.trees[0], ast.Compare):
        return False
    appears = (Appears(noun),) if noun.written else ()
    reader.state(Either((Holds(equal(other, noun)), *appears)), match, sure=False)
    reader.last = noun
    if noun.written:
        reader.topic = noun
    return True


def _appears(reader: Reader, match: re.Match[str]) -> bool:
    noun = reader.line.noun(match["a"])
    if not noun.trees:
        return False
    if noun.is_static or isinstance(noun.trees[0], ast.BinOp | ast.Call):
        reader.state(Appears(noun), match, sure=False)
    return True


_SET = (
    r"(?:set|reset|initiali[sz]ed|assigned|updated|changed|made|increased|decreased|reduced|raised|lowered"
    r"|incremented|decremented|"
    r"defined|created|given|computed|calculated|bound|stored|replaced|overwritten|started|doubled|halved|bumped|brought|turned)"
)


_BECOMES = (
    rf"(?:becomes?|became|turns? into|(?:rises?|grows?|increases?|goes? up|climbs?|drops?|falls?|decreases?|shrinks?|goes? "
    rf"down|changes?|goes|moves?|"
    rf"advances|moves up|moves down|jumps|increments|switches|updates|evaluates|is updated) to"
    rf"|gets (?:the value (?:of )?)?"
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


_GIVING = (
    r"(?:giving|gives|yields|produces|making|leaving|yielding|resulting in|producing|bringing|getting"
    r"|obtaining|to get|to give|to make|to obtain|to reach|which gives|which makes|which brings|which "
    r"leaves|which yields|which equals|which results in|"
    r"that gives|that makes|this gives|this makes|this brings|this leaves|this yields|this results in"
    r"|this sets|it gives|we get|we have|we obtain|and get|and we get|"
    r"so that|we now have|which updates|updating|setting|this updates|which sets|this makes|and we have"
    r"|for a total of|for a)(?: us)?"
)


CLAUSES: tuple[Clause, ...] = (
    clause(rf"<S> {ADVERBS}(?P<verb>{_BECOMES}) {ADVERBS}<B>{EXPLAIN}", _becomes),
    clause(
        rf"(?P<verb>set|sets|setting|initiali[sz]e|initiali[sz]es|initiali[sz]ing|update|updates|updating|reset"
        rf"|resets|define|defines|let|make|change|changes|increase|increases|decrease|reduce|raise|assign|start"
        rf"|create|creates|starts|beginning|starting|begin|begins)(?: with)? <A> (?:to|as|with|=|at|be|by "
        rf"setting it to|equal to|:=|from)(?: be)? <B>{EXPLAIN}",
        _becomes,
    ),
    clause(rf"(?:that|this|which|it) (?P<verb>makes) <A> <B>{EXPLAIN}", _becomes),
    clause(r"(?P<verb>assign|assigns|assigning|store|stores|storing|put|puts|save|saves) <B> (?:to|in|into|as) <A>", _becomes),
    clause(rf"<S> {ADVERBS}{_IS} {ADVERBS}<B>{EXPLAIN}", _is),
    clause(rf"<S> {ADVERBS}{_IS} {ADVERBS}<B> ,(?P<m> {NOUN}(?: = {NOUN})*?) = <C>", _is),
    clause(rf"(?P<s>{NOUN}) : <B>{EXPLAIN}", _named),
    clause(r"<S> -> <B>", _is),
    clause(r"<A> (?:at|to|as) <B>", _likewise),
    clause(r"<S> (?:is|lies|stands|occurs|appears) at (?:position|index|place) <B>", _is),
    clause(rf"<S> (?:needs|requires|computes|depends on|expands to|means) <B>{EXPLAIN}", _is),
    clause(r"(?:<S> )?(?:which )?(?:rounds|is rounded|rounded|rounding)(?: up| down| off)?(?: (?:gives|to))? <B>", _unnamed),
    clause(r"<S>(?: :| =| goes)? <B> -> <C>", _from_to),
    clause(
        rf"<S> (?:has|contains|consists of|is|with|includes) (?:a total of |exactly |a length of |of length "
        rf"|length )?<B>(?: {THING}s?| characters| entries| long| digits)",
        _sized,
    ),
    clause(rf"there (?:are|is) (?:a total of |exactly )?<B> (?:{THING}s?|characters|entries)(?: in <A>)?", _sized),
    clause(rf"(?P<s>{NOUN}) ,? ?(?P<b>{NOUN}) ,(?= (?:is|was|has|leaves|equals|exceeds))", _described),
    clause(r"<S> (?:\(|,) (?:which is |now |currently |= |i\.e\. |that is )?<B> (?:\)|,)", _described),
    clause(
        r"<S> (?:goes|changes|increases|decreases|is (?:updated|changed|increased|decreased|reduced"
        r"|incremented)|moves|rises|drops|falls|jumps|grows|shrinks)(?: up| down)? from <B> to <C>",
        _from_to,
    ),
    clause(
        rf"{_GIVING} (?:a |the )?(?:new |running |current |final )?(?:total |result |value |sum |string |list "
        rf"|count )?(?:of |to |= |is )?<B>{EXPLAIN}",
        _gives,
    ),
    clause(rf"{_GIVING} <A> (?:to|of|as|at|=|is|equal to|equals|becomes|:|a value of|now|is now) {ADVERBS}<B>{EXPLAIN}", _gives),
    clause(r"<S> (?:remains?|stays?)(?: at| as)? <B>", _stays),
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
    clause(r"<A>", _bare),
    clause(r"(?:the|its|whose) (?:length|size) (?:is|of|equals|being) <B>", _length),
    clause(
        rf"(?:(?P<s>{SUBJECT}) )?(?:is )?(?:also )?(?P<how>doubled|halved)(?: to| giving| which gives| and "
        rf"becomes|,? ?giving| yielding) <B>",
        _by_two,
    ),
    clause(r"<A> (?:and|,) dropping (?:the )?remainder ,? ?(?:leaves|gives|is) <B>(?: as <C>)?", _divided(ast.FloorDiv)),
    clause(r"<A> leaves (?:a remainder of |the remainder )?<B>(?: as <C>)?", _divided(ast.Mod)),
    clause(
        rf"<S> leaves (?:a |the )?remainder (?:of )?<B>(?: ,)?(?: not {NOUN} ,)? (?:when|if|on being) (?:it is )?divided by <C>",
        _remainder,
    ),
    clause(r"not <B>", _is_not),
    clause(
        r"(?:we |it |the code |the function )?(?:create|creates|make|makes|start with|starts with|start|build"
        r"|builds|compute|computes|calculate|calculates|needs|need|requires|evaluate|evaluates|is) <A>",
        _appears,
    ),
    clause(
        rf"(?:the |its |this |that |our )(?:[a-z]+ ){{1,4}}(?:{NOUN} )?(?:[a-z]+ ){{0,2}}(?:is|was|are|equals"
        rf"|comes to|=|:|becomes|goes up to"
        r"|rises to|goes down to|drops to) <B>",
        _unnamed,
    ),
    *distances.CLAUSES,
)
"""Rules for values."""
