"""Rules for what stands around nouns: words that add nothing, and values behind what has them."""

import ast
import re

from agents.checker.plain.line import FUNCTION, NOUN, Line
from agents.checker.plain.noun import Noun
from agents.checker.plain.phrases import Rule
from agents.checker.plain.spoken import KIND, THING


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


def _reckoned(line: Line, match: re.Match[str]) -> str | None:
    """As in "is the larger of 5 and 12, 12": something that is worked out, with what it comes to."""
    one = line.noun(match["a"])
    return _equation(line, match) if one.trees and isinstance(one.trees[0], ast.BinOp | ast.Call) else None


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
    if not name.names or not value.written or name.label.endswith(" digit") or _PART.search(line.text[: match.start()]):
        return None
    line.facts.append((name, value))
    return match["a"]


def _handed(line: Line, match: re.Match[str]) -> str | None:
    """As in "returns the value 46", where the program has a variable of that name: what is returned is no value of it."""
    named = line.noun(match["a"]).label.lower() in ("value", "result", "output")
    return f"{match['word']} {match['b']}" if named and line.noun(match["b"]).written else None


def _items(line: Line, match: re.Match[str]) -> str | None:
    """As in "the heights are 19, 15 and 28": all that a list has, one after the other; of a text, what it reads."""
    name, nouns = line.noun(match["a"]), [line.noun(char) for char in re.findall(NOUN, match["items"])]
    trees = [noun.trees[0] for noun in nouns if noun.written and noun.trees]
    if name.name is None or len(trees) < len(nouns) or not all(isinstance(tree, ast.Constant | ast.UnaryOp) for tree in trees):
        return None
    if len(trees) == 1 and isinstance(trees[0], ast.Constant) and isinstance(trees[0].value, str):
        return None  # it is so already
    if name.name in line.of_kind("list"):
        whole: ast.expr = ast.List(trees, ast.Load())
    elif name.name in line.of_kind("tuple"):
        whole = ast.Tuple(trees, ast.Load())
    elif name.name in line.of_kind("string") and len(trees) == 1 and isinstance(trees[0], ast.Constant):
        whole = ast.Constant(str(trees[0].value))
    else:
        return None
    tokens = frozenset(number for noun in nouns for number in noun.tokens)
    return f"{match['a']} {match['be']} {line.add(Noun((whole,), line.words(match['items']), tokens, written=True))}"


_VERBS = "is|was|are|were|has|leaves|equals|exceeds|does|divides|goes"
_PART = re.compile(r" (?:of|in) (?:the )?$")
"""Words before a variable that is part of what has the value behind it: "the item at position 0 of the prices, 32"."""
_A = rf"(?P<a>{NOUN})"


REWRITES: tuple[Rule, ...] = (
    (re.compile(rf"(?<= )(?P<word>returns?) the {_A} (?P<b>{NOUN})(?= [.,]|\s*$)"), _handed),
    (
        re.compile(
            rf"(?<= )(?<!absolute )(?:the |its )?(?:(?:new|current|updated|final|initial|resulting|running|starting|returned|old"
            rf"|previous|latest) )?"
            rf"(?:value|contents?|state) (?:of|in|for|stored in) {_A}"
        ),
        _only_names,
    ),
    (
        re.compile(
            rf"(?<= )(?:the |a |our |this |its |an )(?:(?:new|current|updated|final|initial|running|input|given"
            rf"|empty|resulting) )?"
            rf"(?:{KIND} )?(?:called |named )?{_A}(?= |$)"
        ),
        _only_names,
    ),
    (
        re.compile(
            rf"(?<= )(?:the |a |our |this |its |an )?(?:new |current |updated |final |given |input )?(?:{KIND}|{THING}) "
            rf"(?:called |named )?{_A}(?! (?:\+|-|×|/|%) )"
        ),
        _only_names,
    ),
    (
        re.compile(
            rf"(?<= )(?:the |a |an |this |that )(?:current |value |literal |new |reversed |original |resulting "
            rf"|given |whole )?(?:{THING}|{KIND}) {_A}(?! "
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
    (re.compile(rf"(?:(?<= than )|(?<= equal to )|(?<= least )|(?<= most )){_A} = (?P<b>{NOUN})(?= )"), _equation),
    (re.compile(rf"(?<= ){_A} = (?P<b>{NOUN})(?= (?:is|gets|to|into|with|exceeds|>|<|>=|<=|==|!=)(?: |$))"), _equation),
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
            rf"[.,;:!?)]| (?:and|so|to|from|by|then|{_VERBS})\b|\s*$)"
        ),
        _apposed,
    ),
    (re.compile(rf"(?<!for ){_A} , (?P<b>{NOUN}) ,(?= (?:{_VERBS})\b)"), _apposed),
    (re.compile(rf"(?:(?<= than )|(?<= equal to )|(?<= least )|(?<= most )){_A} , (?P<b>{NOUN})(?= [.,;:!?]|\s*$)"), _apposed),
    (re.compile(rf"(?:(?<= is )|(?<= are )|(?<= comes to )){_A} , (?P<b>{NOUN})(?= [.,;:!?]|\s*$)"), _reckoned),
    (re.compile(rf"(?<=^ ){_A} (?P<be>are|were) (?P<items>{NOUN}(?: , {NOUN})*(?: ,? ?and {NOUN})?)(?= [.;:]|\s*$)"), _items),
)
