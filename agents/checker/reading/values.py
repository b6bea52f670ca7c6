"""Rules for what things are and become: "the total is 45", "goes from 3 to 5", "3 + 4 = 7", "the total, 45,"."""

import ast
import re

from msgspec import structs

from agents.checker.outlook import Outlook
from agents.checker.reading.clauses import (
    ADVERBS,
    BE,
    BEHIND_VALUE,
    equal,
    instead,
    is_part,
    is_within,
    on,
    seen,
    standing,
)
from agents.checker.reading.rules import Clause, Rule
from agents.checker.reading.sentence import FUNCTION, TERM, Sentence
from agents.checker.reading.term import Sort, Term, distinct, holds, strictly
from agents.checker.reading.times import at_an_end, present
from agents.verdict import Law
from sandbox.guest import literals
from sandbox.guest.plain import Opaque, Record
from sandbox.trace import Event

_A, _B = f"(?P<a>{TERM})", f"(?P<b>{TERM})"
_BECOME = (
    r"(?:becomes?|(?:is|are) now|(?:is|are) then|now becomes|"
    r"(?:is|are) (?:set|reset|updated|changed|raised|lowered|reduced|increased|decreased|made|doubled|halved|cut|"
    r"brought) (?:back )?to|"
    r"turns? into|ends? (?:up )?(?:as|at|with|up as|up at)|comes? (?:out )?(?:to|at)|"
    r"(?:rises|grows|increases|go(?:es)? up|climbs|drops|falls|decreases|shrinks|go(?:es)? down|changes|goes|moves|advances|"
    r"jumps|returns) to|"
    r"(?:gets|takes|takes on|has now) (?:the value )?(?:of )?|now (?:is|holds|equals|has the value|contains|has)|"
    r"reaches|is assigned|"
    r"is left (?:at|with|as)|is replaced by|is reset to|goes back to|gives now|turns to)"
)
_STAY = (
    r"(?:remains?(?: at)?|stays?(?: at)?|keeps (?:on )?being|(?:is|are) still|still is|still holds|keeps the value|"
    r"(?:is|are) left at|"
    r"continues to be)"
)
_HOLD = (
    r"(?:is|are|equals?|holds?|has the value|have the value|(?:is|are) equal to|starts? (?:out |off )?(?:at|as|"
    r"from)|begins? (?:at|as)|"
    r"was|were|consists of|evaluates to|comes out as|amounts? to|makes?|gives?|yields?|contains exactly|is worth|"
    r"has|measures|"
    r"(?:is|are) already|(?:is|are) given as|stands at)"
)
_LEAVING = r"(?:leaving|which leaves|that leaves|making it|which makes it|so that it is|giving|which gives|that gives)"


# Values behind what has them.


def _apposition(sentence: Sentence, match: re.Match[str]) -> str | None:
    term, value = sentence.term(match["a"]), sentence.term(match["b"])
    if term.written or not value.written:
        return None
    truth = equal(term, value)
    if truth is None or (not truth and (is_part(sentence, match) or match.groupdict().get("loose") is not None)):
        return None
    signs = frozenset[str]() if term.code else _signs(term.label)
    shown, remedy = ("", None) if truth else (seen(term), instead(term, value))
    sentence.judge(Law.SUPPORT, match[0], truth, shown, binds=value.mentions, signs=signs, remedy=remedy)
    narrowed = Term(
        term.sort, term.label, value.values if truth else term.values, term.names, term.mentions, code=term.code, uses=term.uses
    )
    return sentence.add(narrowed) + (match.groupdict().get("tail") or "")


def _described(sentence: Sentence, match: re.Match[str]) -> str | None:
    """A value, and behind it what it is: "8, the larger of a and b"."""
    value, term = sentence.term(match["a"]), sentence.term(match["b"])
    if not value.written or term.written or term.sort is not Sort.COMPUTED or term.code:
        return None
    truth = equal(term, value)
    if truth is None:
        return None
    sentence.judge(Law.SUPPORT, match[0], truth, seen(term), binds=value.mentions if truth else ())
    return match["a"]


_VERB = r"(?:is|are|was|leaves|equals|does|exceeds|divided|has|plus|minus|times|starts|ends|consists|contains|by|and)"
APPOSITIONS: tuple[Rule, ...] = (
    (re.compile(rf"{_A} \( (?:now |here |which is |still |then |= )?{_B} \)"), _apposition),
    (re.compile(rf"{_A} , (?:now |here |still )?{_B}(?P<tail>)(?: ,)?(?= {_VERB}\b)"), _apposition),
    (
        re.compile(rf"(?<!{TERM} , )(?<!{TERM} and ){_A} , (?:now |here |still )?{_B}(?P<tail> [.;,])(?! (?:and )?{TERM})"),
        _apposition,
    ),
    (re.compile(rf"{_A}(?P<loose>) , (?:now |here |still )?{_B}(?P<tail> )(?=\s|$|and)"), _apposition),
    (re.compile(rf"{_A} (?P<tail>): {_B}(?= [.;,]|\s*$)"), _apposition),
    (re.compile(rf"{_A} (?P<tail>){_B}(?= [.;,]| and |\s*$)"), _apposition),
    (re.compile(rf"{_A} , {_B}(?= [.;,]|\s*$)"), _described),
)
"""Rules that judge an apposition and take it out of the line."""


# Equations.


def _equation(sentence: Sentence, match: re.Match[str]) -> str | None:
    left, right = standing(sentence, sentence.term(match["a"]), match.start()), sentence.term(match["b"])
    truth = holds(strictly, [left, right]) if left.sort is not Sort.NAME else equal(left, right)
    binds = right.mentions if truth and left.sort is not Sort.VALUE else frozenset[int]()
    equates = left.mentions | right.mentions if Sort.COMPUTED in (left.sort, right.sort) else frozenset[int]()
    if truth and "/" in _signs(left.label) and _drops_remainders(sentence):
        truth = not any(isinstance(value, float) for value in right.values)
    signs = _signs(left.label + right.label)
    shown, remedy = ("", None) if truth else (seen(left), instead(left, right))
    sentence.judge(Law.SUPPORT, match[0], truth, shown, binds=binds, equates=equates, signs=signs, remedy=remedy)
    return (
        match["b"]
        if left.sort is not Sort.NAME
        else sentence.add(Term(left.sort, left.label, right.values, left.names, uses=left.uses))
    )


def _leads(sentence: Sentence, match: re.Match[str]) -> str | None:
    """An arrow behind arithmetic stands for what it comes to."""
    return _equation(sentence, match) if sentence.term(match["a"]).sort is Sort.COMPUTED else None


def _at_once(sentence: Sentence, match: re.Match[str]) -> str | None:
    """Two variables and their values, each in its place: said singly."""
    names, values = [sentence.term(match[group]) for group in "ab"], [sentence.term(match[group]) for group in ("one", "other")]
    if any(term.sort is not Sort.NAME for term in names) or not all(term.written for term in values):
        return None
    return f"{match['a']} is {match['one']} and {match['b']} is {match['other']}"


_SIGN = re.compile(r" ([×/%^+-]|//|mod|modulo) ")


def _drops_remainders(sentence: Sentence) -> bool:
    """Whether all divisions of the covered lines give whole numbers."""
    found = {type(node.op) for line in sentence.outlook.lines for node in line.nodes if isinstance(node, ast.BinOp)}
    return ast.FloorDiv in found and ast.Div not in found


_WORDED = re.compile(r" (plus|minus|times|multiplied by) ")
_OF_WORDS = {"plus": "+", "minus": "-", "times": "×", "multiplied by": "×"}


def _signs(label: str) -> frozenset[str]:
    worded = {_OF_WORDS[word] for word in _WORDED.findall(label)}
    return frozenset("%" if sign.startswith("mod") else sign for sign in _SIGN.findall(label)) | worded


_RELATIVE = rf"(?={BE}|leaves|equals|gives|makes|becomes|does|has|exceeds|starts|ends|consists|contains)"
REWRITES: tuple[Rule, ...] = (
    (re.compile(rf"{_A} , {_B} = (?P<one>{TERM}) , (?P<other>{TERM})(?= [.;,]|\s*$)"), _at_once),
    (re.compile(rf"{_A} (?:=|==) {_B}(?! (?:[-+×/%^]|//|mod|modulo) )"), _equation),
    (re.compile(rf"{_A}(?: ,)? (?:which|that) {_RELATIVE}"), lambda _, match: f"{match['a']} , {match['a']} "),
    (re.compile(rf"{_A} : (?={TERM}(?: [.;,]|\s*$))"), lambda _, match: f"{match['a']} is "),
    (re.compile(rf"(?<=[a-z]) , {_A} , (?=is (?:not )?[a-z]+ than )"), lambda _, match: f" {match['a']} "),
    (re.compile(rf"{_A} -> {_B}"), _leads),
)
"""Rules that judge equations, and give a clause with "which" its subject."""


# Clauses.


def _hold(sentence: Sentence, match: re.Match[str]) -> None:
    term, value = sentence.term(match["a"]), sentence.term(match["b"])
    receivers = sentence.outlook.receivers(value.label) if value.code and term.names else set()
    if receivers and not receivers & set(term.names):
        seen_there = f"{value.label} is assigned to {' and '.join(sorted(receivers))}"
        sentence.judge(Law.SUPPORT, match[0], truth=False, seen=seen_there)
        return
    called = set(re.findall(r"(\w+)\(", value.label)) if value.code and term.names else set()
    calls = (call for line in sentence.outlook.lines for call in line.calls) if called else ()
    written = {name for call in calls for name in re.findall(r"\w+", ast.unparse(call.func))}
    if called - written and any(sentence.outlook.assigns(name) for name in term.names):
        shown = f"it is given a value by {', '.join(sorted(written)) or 'no call'}"
        sentence.judge(Law.SUPPORT, match[0], truth=False, seen=shown)
        return
    _conclude(sentence, match, at_an_end(sentence, match) or present(sentence, term, match.start()), value)


_BECOMING = re.compile(r"becom|now|set to|leav|turns|comes")


def _left(sentence: Sentence, term: Term) -> Term:
    """A variable with the values that the covered steps leave it with."""
    values = distinct(value for name in term.names for value in sentence.outlook.final(name))
    return structs.replace(term, values=values) if values else term


def _later(term: Term) -> Term:
    """An expression with the values that it had once something in it had changed."""
    return structs.replace(term, values=term.values[1:]) if term.code and len(term.values) > 1 else term


def _become(sentence: Sentence, match: re.Match[str]) -> None:
    term, value = _later(sentence.term(match["a"])), sentence.term(match["b"])
    look = sentence.outlook
    values = _in_the_end(look, term)
    idle = bool(term.names) and not any(look.changed(name) or look.assigns(name) for name in term.names)
    if term.sort is Sort.COMPUTED and not term.code and len(term.values) == 1 and any(look.changed(name) for name in term.uses):
        # an item that kept its value while others changed
        idle = not any(literals.text(term.values[0]) in look.news(name) for name in term.uses)
    later = Term(term.sort, term.label, () if idle else values, term.names, known=term.known or idle, code=term.code)
    _conclude(sentence, match, later, value)


def _left_at(sentence: Sentence, match: re.Match[str]) -> None:
    """What the steps leave a variable at, whether they change it or not."""
    term, value = _later(sentence.term(match["a"])), sentence.term(match["b"])
    values = _in_the_end(sentence.outlook, term)
    _conclude(sentence, match, Term(term.sort, term.label, values, term.names, known=term.known, code=term.code), value)


def _in_the_end(look: Outlook, term: Term) -> tuple[object, ...]:
    """What a term is once the covered steps are done."""
    if not term.names:
        return term.values
    given = look.final if any(not span.single for span in look.telling.spans) else look.after
    return distinct(one for name in term.names for one in given(name))


def _stay(sentence: Sentence, match: re.Match[str]) -> None:
    term, value = sentence.term(match["a"]), sentence.term(match["b"])
    look = sentence.outlook
    moved = bool(term.names) and all(len(distinct(look.values(name))) > 1 or not look.may_change(name) for name in term.names)
    kept = Term(term.sort, term.label, () if moved else term.values, term.names, known=term.known or moved)
    _conclude(sentence, match, kept, value)


def _conclude(sentence: Sentence, match: re.Match[str], term: Term, value: Term) -> None:
    truth = equal(term, value)
    if term.names and term.names == value.names:
        truth = False
    if truth is False and (is_within(sentence, match) or term.sort is Sort.PRONOUN):
        return
    if truth is False and (term.soft or value.soft) and re.match(r" [a-z]", sentence.line[match.end() :]):
        return
    law = Law.DIRECTION if value.written and isinstance(value.values[0], bool) else Law.SUPPORT
    binds = value.mentions if truth and term.sort in (Sort.NAME, Sort.COMPUTED) else frozenset[int]()
    said_of = sentence.term(match["a"])
    if truth and "divided by" in said_of.label and any(isinstance(one, float) for one in value.values):
        truth = not (value.written and _drops_remainders(sentence))
    signs = frozenset[str]().union(*(_signs(one.label) for one in (term, value) if one.sort is Sort.COMPUTED and not one.code))
    shown, remedy = ("", None) if truth else (seen(said_of), instead(term, value))
    sentence.judge(law, match[0], truth, shown, binds=binds, signs=signs, remedy=remedy)


def _from_to(sentence: Sentence, match: re.Match[str]) -> None:
    term, old, new = (sentence.term(match[group]) for group in "abc")
    truth = None
    if term.names:
        pairs = [values for name in term.names if len(values := sentence.outlook.values(name)) > 1]
        truth = (
            any(strictly(values[0], old.values[0]) and strictly(values[-1], new.values[0]) for values in pairs)
            if pairs
            else False
        )
    sentence.judge(Law.SUPPORT, match[0], truth, seen(term), binds=old.mentions | new.mentions if truth else ())


def _in_turn(sentence: Sentence, match: re.Match[str]) -> None:
    """Two things are two others, the first the first and the second the second."""
    pairs = [(sentence.term(match[one]), sentence.term(match[other])) for one, other in (("a", "one"), ("b", "other"))]
    if not all(sum(term.written for term in pair) == 1 for pair in pairs):
        return
    for left, right in pairs:
        term, value = (right, left) if left.written else (left, right)
        truth = equal(present(sentence, term, match.start()), value)
        sentence.judge(Law.SUPPORT, match[0], truth, seen(term), binds=value.mentions if truth else ())


def _left_as(sentence: Sentence, match: re.Match[str]) -> None:
    """What an action leaves: of the variables spoken of before, one that changed has the value."""
    value = sentence.term(match["b"])
    before = [sentence.term(char) for char in re.findall(TERM, sentence.line[: match.start()])]
    names = dict.fromkeys(name for term in before for name in term.names if sentence.outlook.changed(name))
    if not names or not value.written:
        return
    found = distinct(one for name in names for one in sentence.outlook.after(name))
    truth = equal(Term(Sort.NAME, "", found), value)
    what = " and ".join(
        f"{name} is {seen(Term(Sort.NAME, name, tuple(sentence.outlook.after(name))))}" for name in list(names)[:2]
    )
    sentence.judge(Law.SUPPORT, match[0], truth, what, binds=value.mentions if truth else ())


def _called(sentence: Sentence, match: re.Match[str]) -> None:
    """What is called is a function."""
    term = sentence.term(match["a"])
    functions = sentence.outlook.scene.functions
    if term.names and not set(term.names) & functions.keys():
        sentence.judge(Law.SUPPORT, match[0], truth=False, seen=f"{term.label} is no function that is called")


def _is_called(sentence: Sentence, match: re.Match[str]) -> None:
    """A function is called: the covered steps enter it, or wait for it."""
    function, look = sentence.function(match["f"]), sentence.outlook
    entered = {step.function.rpartition(".")[2] for step in look.steps if step.event is Event.CALL}
    written = {
        node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "") for line in look.lines for node in line.nodes
    }
    truth = bool({*function.names} & (entered | written))
    sentence.judge(Law.SUPPORT, match[0], truth, f"entered here: {', '.join(sorted(entered)) or 'nothing'}")


def _is_function(sentence: Sentence, match: re.Match[str]) -> None:
    """A function is no value; under its gloss it stands for what it returns."""
    if sentence.function(match["f"]).text not in sentence.outlook.scene.functions:
        _returns(sentence, match)
    elif sentence.term(match["b"]).written:
        sentence.judge(Law.SUPPORT, match[0], truth=False, seen="it is a function")


def _returns(sentence: Sentence, match: re.Match[str]) -> None:
    names, value = sentence.function(match["f"]).names, sentence.term(match["b"])
    found = distinct(sentence.outlook.handed_out(names))
    if found and value.written:
        term = Term(Sort.NAME, sentence.function(match["f"]).text, found)
        truth = equal(term, value)
        sentence.judge(Law.SUPPORT, match[0], truth, seen(term), binds=value.mentions if truth else ())


_TYPES: dict[str, tuple[type, ...]] = {
    "list": (list,),
    "tuple": (tuple,),
    "pair": (tuple, list),
    "set": (set, frozenset),
    "dictionary": (dict,),
    "string": (str,),
    "text": (str,),
    "integer": (int,),
}


def _typed(sentence: Sentence, match: re.Match[str]) -> None:
    """Something is a list, a string and so on."""
    term, kinds = sentence.term(match["a"]), _TYPES[match["kind"]]
    truth = any(isinstance(value, kinds) for value in term.values) if term.values else None
    if truth is False and (is_within(sentence, match) or any(isinstance(value, Record | Opaque) for value in term.values)):
        return
    sentence.judge(Law.SUPPORT, match[0], truth, seen(term))


def _sized(sentence: Sentence, match: re.Match[str]) -> None:
    """Something is a list of so many items."""
    term, size = sentence.term(match["a"]), sentence.term(match["b"])
    kinds = _TYPES.get(match["kind"])
    if _BECOMING.search(match[0]):
        term = _left(sentence, _later(term))
    term = present(sentence, term, match.start())

    def fits(value: object, number: object) -> bool:
        if kinds is None:
            return strictly(len(value), number)  # type: ignore[arg-type]
        return isinstance(value, kinds) and strictly(len(value), number)  # type: ignore[arg-type]

    truth = holds(fits, [term, size])
    if truth is None and term.names:
        truth = (
            any(sentence.outlook.sizes(name) & {value for value in size.values if isinstance(value, int)} for name in term.names)
            or None
        )
    if truth is False and is_within(sentence, match):
        return
    sentence.judge(Law.SUPPORT, match[0], truth, seen(term), binds=size.mentions if truth else ())


_KIND = r"(?P<kind>list|tuple|pair|set|dictionary|string|text|deque|collection|counter|array|matrix)"
_COPULA = rf"(?:{_HOLD}|{_BECOME}|{_STAY}|leaving)"

CLAUSES: tuple[Clause, ...] = (
    on(rf"<A> {ADVERBS}{_BECOME} {ADVERBS}(?:equal to )?<B>{BEHIND_VALUE}", _become),
    on(rf"(?:leaves|leaving) <A> (?:at|as) <B>{BEHIND_VALUE}", _left_at),
    on(rf"(?:brings|bringing) <A> (?:up |down )?to <B>{BEHIND_VALUE}", _left_at),
    on(rf"<A> {ADVERBS}{_STAY} {ADVERBS}(?:equal to )?<B>{BEHIND_VALUE}", _stay),
    on(rf"<A> {ADVERBS}{_HOLD} {ADVERBS}<B>{BEHIND_VALUE}", _hold),
    on(r"<A> (?:[a-z]+ )?[a-z]+ from <B> (?:up |down )?to <C>", _from_to),
    on(r"<C> replaces <B> (?:in|as) <A>", _from_to),
    on(rf"<B> is (?:now |then )?held by <A>{BEHIND_VALUE}", _become),
    on(rf"<A> and <B> (?:are|become) (?P<one>{TERM}) and (?P<other>{TERM})", _in_turn),
    on(rf"<A> {ADVERBS}{_COPULA} {ADVERBS}(?:an? |the )?(?:long |large )?{_KIND} (?:of|with) <B> [a-z]+", _sized),
    on(rf"leav(?:es|ing) <A> (?:as|with) (?:an? |the )?(?:long |large )?{_KIND} (?:of|with) <B> [a-z]+", _sized),
    on(rf"<A> (?:is|are|becomes) (?:an?|the) (?P<kind>{'|'.join(_TYPES)})\b(?! (?:of|with|that|in|from|to|for)\b)", _typed),
    on(r"(?:calls?|calling|call of) <A>(?! [a-z])", _called),
    on(rf"(?P<f>{FUNCTION}) is called", _is_called),
    on(r"<A> is called", _called),
    on(rf"(?P<f>{FUNCTION}) (?:is|becomes|equals) <B>{BEHIND_VALUE}", _is_function),
    on(rf"(?P<f>{FUNCTION}) {ADVERBS}(?:returns|gives back|hands back|yields|comes back with) <B>{BEHIND_VALUE}", _returns),
    on(rf"(?<!{TERM} ){_LEAVING} {ADVERBS}<B>{BEHIND_VALUE}", _left_as),
)
"""Rules that judge clauses."""
