"""Rules for loops and decisions in plain prose: rounds by number or by element, ends, summaries, branches."""

import ast
import re
from dataclasses import replace

from agents.checker.plain.happenings import Decides, Element, InRound, LoopOver, Remains, Rounds, Runs, RunsNone
from agents.checker.plain.line import NOUN, ORDINAL
from agents.checker.plain.noun import Noun, text_of
from agents.checker.plain.reader import BEFORE_ACTION, BEFORE_VERB, Clause, Reader, clause
from agents.checker.plain.spoken import THING, Handle
from agents.checker.plain.states import Appears, Either
from agents.checker.reckoning import readable
from agents.verdict import Law
from sandbox.guest import literals


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
    sure = (value is None or name is not None or number is not None) and " step" not in match[0]
    test = InRound(number, value, name)
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
    sure = "next" in match[0] or (number is not None and not (name is None and _is_item(reader, number, value)))
    names = name.names if name is not None else frozenset[str]()
    element = Element(number, value, names)
    if sure:
        reader.state(element, match, law=Law.DIRECTION, event=True, anchors=True)
    else:
        reader.state(Either((element, Appears(value))), match, law=Law.DIRECTION, sure=False)
    return True


def _is_item(reader: Reader, number: int, value: Noun) -> bool:
    """Whether some list has a value at this place (-1 for the last): "the last number is 7" may be said of the list."""
    lists = (readable(text) for changes in reader.moments.changes.values() for _, _, text in changes if text[:1] in "[(")
    at = number if number < 0 else number - 1
    said = text_of(value.trees[0])
    return any(len(one) > at and one and literals.text(one[at]) == said for one in lists if isinstance(one, list | tuple))


def _some_element(reader: Reader, match: re.Match[str]) -> bool:
    """As in "the second '('": not the second round, but the second of its kind."""
    value = reader.line.noun(match["b"])
    if not value.written or not value.is_static or not reader.moments.rounds:
        return False
    reader.topic = value
    reader.state(Element(None, value), match, law=Law.DIRECTION, sure=False, anchors=True)
    return True


def _several(reader: Reader, match: re.Match[str]) -> bool:
    """As in "the next 3 prices are handled likewise"."""
    tree = reader.line.noun(match["n"]).trees[:1]
    number = tree[0].value if tree and isinstance(tree[0], ast.Constant) else None
    if type(number) is not int or number < 1:
        return False
    reader.state(None, match, sure=False, ahead=number, anchors=True)
    return True


def _times(reader: Reader, match: re.Match[str]) -> bool:
    """As in "the loop runs 4 times"."""
    tree = reader.line.noun(match["b"]).trees[:1]
    number = tree[0].value if tree and isinstance(tree[0], ast.Constant) else None
    if type(number) is not int:
        return False
    reader.state(Rounds(number), match, sure=False)
    return True


def _loop_over(reader: Reader, match: re.Match[str]) -> bool:
    if not reader.moments.scene.source.loops:
        return False
    reader.state(LoopOver(), match, law=Law.DIRECTION, anchors=True)
    return True


def _decided(truth: bool, *, loops: bool = False) -> Handle:  # noqa: FBT001 -- which way, not an option
    def handler(reader: Reader, match: re.Match[str]) -> bool:
        reader.state(Decides(truth, loops), match, law=Law.DIRECTION)
        return True

    return handler


def _summary(reader: Reader, match: re.Match[str]) -> bool:
    """As in "The remaining 3 prices are handled in the same way": as many rounds remain, and then the loop is over."""
    tree = reader.line.noun(match["n"]).trees[:1] if match["n"] else [ast.Constant(1)]
    number = tree[0].value if tree and isinstance(tree[0], ast.Constant) else None
    if type(number) is not int or number < 1 or not reader.moments.rounds:
        return False
    reader.state(Remains(number), match, sure=False, here=True)
    reader.state(LoopOver(), match, law=Law.DIRECTION, anchors=True, sure=False)
    return True


def _runs(reader: Reader, match: re.Match[str]) -> bool:
    first, last = reader.line.noun(match["a"]), reader.line.noun(match["b"])
    if not first.trees or not last.trees or not reader.moments.scene.source.loops:
        return False
    if match["open"]:
        last = replace(last, trees=tuple(ast.BinOp(tree, ast.Sub(), ast.Constant(1)) for tree in last.trees))
    reader.state(Runs(first, last), match, sure=False)
    return True


def _runs_none(reader: Reader, match: re.Match[str]) -> bool:
    """As in "there is nothing to go through in the numbers from 4 up to, but not including, 4"."""
    first, stop = reader.line.noun(match["a"]), reader.line.noun(match["b"])
    if not first.trees or not stop.trees or not reader.moments.scene.source.loops:
        return False
    reader.state(RunsNone(first, stop), match, sure=False)
    return True


_ROUND = r"(?:iteration|round|pass|loop|repetition|cycle|run|turn|step)"


_OF_ALL = (
    r"(?: (?:of|in|from|through) (?:the )?(?:loop|list|string|array|input|while loop|for loop|inner loop"
    r"|outer loop|sequence|\S))?"
)


CLAUSES: tuple[Clause, ...] = (
    clause(
        rf"(?:in|on|during|for|at|after) (?:the|our|this) (?:(?P<o>{ORDINAL})|(?P<last>last|final)) "
        rf"{_ROUND}{_OF_ALL}(?: (?:\(|:) <B>(?: \))?)?",
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
        rf"|following|current) )?(?:{THING} )?(?:,|:|which is|is|of)? ?<B>",
        _element,
    ),
    clause(
        rf"(?:the |its |our )?(?:(?P<o>{ORDINAL})|next|(?P<last>last|final)|following|current) "
        rf"{THING}{_OF_ALL}(?: ,| :)? (?:is|=|we see is|has the value|being|:)? ?<B>",
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
        r"(?:the |this )?(?:for |while )?loop (?:runs|iterates|executes|repeats|goes round|is executed|will "
        r"run)(?: a total of| exactly)? <B> times",
        _times,
    ),
    clause(r"(?:there are |this takes |with |in )?<B> (?:iterations|rounds|passes)(?: in total| of the loop)?", _times),
    clause(
        rf"(?:the )?(?:next|following) (?P<n>{NOUN})(?: (?:[a-z]+|{NOUN})){{1,4}}? (?:are|is|get) (?:handled"
        rf"|processed|added|treated|"
        r"counted|done|dealt with)(?: likewise| similarly|(?: in)? the same way| by the same rules?)?",
        _several,
    ),
    clause(r"(?:at|for|on|with) (?:index|position) <B>", _element),
    clause(rf"(?:the |this |that |an? )(?:{ORDINAL} |next |last |final |other )?<B>", _some_element, bound=BEFORE_ACTION),
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
        rf"(?:for |in )?(?:the )?(?:remaining|other|last|rest of the)(?: (?P<n>{NOUN}))?(?: (?:[a-z]+|{NOUN})){{1,4}}?"
        r"(?: (?:are|is|get|gets) (?:handled|processed|added|treated|counted|done|taken|dealt with|checked|worked through)"
        r" (?:likewise|similarly|(?:in )?the same way|by the same rules?|in this way|accordingly|one by one))?",
        _summary,
    ),
    clause(
        rf"(?:the same (?:is done|happens|is repeated|goes on|thing happens)|this (?:goes on|continues|is "
        rf"repeated)(?: in the same way| likewise| similarly| by the same rules?)?|(?:we )?repeat this)"
        rf"(?: for)? (?:another )?(?P<n>{NOUN})(?: more)? (?:times|rounds|iterations|numbers|elements|items)",
        _several,
    ),
    clause(
        r"(?:go through|take|run through|goes through|for|over|loop over|iterate over)?(?: all)? ?(?:the "
        r")?(?:whole |integers |natural )?(?:numbers|integers|values)? ?from <A> (?:(?:up |down )?to|(?P<open>up to , "
        r"but not including ,)) <B>(?: one after the other| one by one| in order| in turn)?",
        _runs,
    ),
    clause(
        r"there is nothing to go through in (?:the )?numbers from <A> up to , but not including , <B>",
        _runs_none,
    ),
)
"""Rules for loops and decisions."""
