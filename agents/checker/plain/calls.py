"""Rules for calls and answers in plain prose, and for what says nothing that could be false."""

import ast
import re

from agents.checker.answer import same
from agents.checker.plain.happenings import Called, Returns
from agents.checker.plain.line import FUNCTION, NOUN
from agents.checker.plain.noun import Noun, text_of
from agents.checker.plain.reader import Clause, Reader, clause
from agents.checker.plain.spoken import EXPLAIN, THING, call_of, explained
from agents.checker.plain.states import Appears
from agents.verdict import Law


def _called(reader: Reader, match: re.Match[str]) -> bool:
    groups = match.groupdict()
    if groups.get("a"):
        call = call_of(reader, reader.line.noun(match["a"]))
        if call is None:
            return False
        nouns = tuple(Noun((tree,), "", frozenset()) for tree in call[1])
        reader.state(Called((call[0],), nouns), match, event=True)
        reader.topic = reader.last = reader.line.noun(match["a"])
        return True
    arguments = tuple(reader.line.noun(char) for char in re.findall(NOUN, groups.get("args") or ""))
    names = reader.line.functions(match["f"])
    reader.state(Called(names, arguments), match, event=True, sure=not arguments)
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
    if not final.trees or not explained(reader, match, value):
        return False
    if final.is_static and not names and _is_result(reader, final):
        reader.answer = final  # what another function returns is no answer
    sure = final.is_static and ("return" in match[0] or bool(names)) and not _IS.search(match[0])
    reader.state(Returns(names, final), match, law=Law.ANSWER, event=True, sure=sure)
    return True


_IS = re.compile(rf" {FUNCTION}(?: \( \))? (?:is|comes to) ")
"""What may as well be said of a value on the way as of the one that a function gives."""


def _is_result(reader: Reader, noun: Noun) -> bool:
    return same(text_of(noun.trees[0]), reader.moments.scene.trace.returned or "")


def _answer(reader: Reader, match: re.Match[str]) -> bool:
    value = reader.line.noun(match["b"])
    if not value.trees:
        return False
    final = reader.line.noun(match["c"]) if match.groupdict().get("c") else value
    if not explained(reader, match, value):
        return False
    entry = reader.moments.scene.trace.program.entry
    if not final.is_static:
        reader.state(Returns((entry,), final), match, law=Law.ANSWER, event=True, sure=False)
        return True
    reader.answer = final
    reader.state(Returns((entry,), final), match, law=Law.ANSWER, event=True)
    return True


def _nothing(reader: Reader, match: re.Match[str]) -> bool:
    """What says nothing that could be false, but for the values in it: they must appear."""
    for char in re.findall(NOUN, match[0]):
        noun = reader.line.noun(char)
        if noun.written and noun.trees:
            reader.state(Appears(noun), match, sure=False)
    return True


CLAUSES: tuple[Clause, ...] = (
    clause(
        rf"(?:we |it |the code )?(?:call|calls|calling|invoke|invokes) (?P<f>{FUNCTION})(?: \( \))?(?: (?:with"
        rf"|on|for) (?P<args>{NOUN}(?: (?:,|and) {NOUN})*))?",
        _called,
    ),
    clause(
        r"(?:we |it |the code )?(?:have to |need to |must )?(?:call|calls|calling|invoke|invokes|determine"
        r"|work out|find|compute|calculate|evaluate|need|to determine|to work out|to find)? ?<A>",
        _called,
    ),
    clause(r"(?:for |in |over )?(?:the )?(?:range|interval) <A>", _nothing),
    clause(r"<A> is (?:called|invoked|evaluated)", _called),
    clause(rf"(?P<f>{FUNCTION}) is (?:called|invoked)(?: (?:with|on|for) (?P<args>{NOUN}(?: (?:,|and) {NOUN})*))?", _called),
    clause(
        rf"(?P<f>{FUNCTION})(?: \( \))? (?:returns|gives back|hands back|yields|gives|outputs|is|comes to) <B>{EXPLAIN}",
        _returned,
    ),
    clause(
        rf"(?:(?:it|this|this call|the call|that call|the inner call|which|we|the function|the program|the code"
        rf"|and|the method) )?(?:returns?|returning|gives back|yields|hands back|return|outputs?|prints?|will "
        rf"return) <B>{EXPLAIN}",
        _returned,
    ),
    clause(r"<B> is returned", _returned),
    clause(r"<B> is the (?:final )?(?:answer|result|output|return value)", _answer),
    clause(
        rf"(?:(?:so |thus |hence |therefore )?(?:the|our|your|final|its) )?(?:final |correct |overall "
        rf")*(?:answer|result|output|return value|returned value|solution)(?: of the (?:function|program"
        rf"|call))?(?: (?:is|will be|=|comes to|equals|:|therefore|thus|then|so|hence|,))*(?: answer :)? "
        rf"<B>{EXPLAIN}",
        _answer,
    ),
    clause(
        rf"(?:we |the code |the program |it |the function )?(?:then |now |first |next )?(?:loop|loops|iterate"
        rf"|iterates|go|goes|walk|walks|run|runs|looping|iterating|scan|scans|traverse|traverses|look at|take)(?: over| "
        rf"through| along)?(?: (?:each|every|all|the|of))*(?: {THING}s?)?(?: (?:of|in|from))? ?<A>(?: one by "
        rf"one| in order| one after the other| one at a time| in turn)?",
        _nothing,
    ),
    clause(
        r"(?:we |i )?(?:are given|have|start with|begin with|get|receive|are|take) <A>(?: as (?:input|argument|the input))?",
        _nothing,
    ),
)
"""Rules for calls and answers."""
