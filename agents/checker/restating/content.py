"""The content of prose: in order, what a sentence says that its restatement has to say too."""

import ast
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from agents.checker.plain.vocabulary import stems
from agents.checker.reading.numerals import CARDINALS, ORDINALS
from agents.checker.restating import code
from agents.checker.restating import vocabulary as words
from agents.checker.restating.token import COMPARE, FROM, NAME, NOT, ORDINAL, ORIGIN, SENSE, UNKNOWN, VALUE, Token
from agents.checker.scene import Scene, literal
from sandbox.guest import literals


@dataclass(frozen=True, slots=True)
class Own:
    """The words of a program.

    Attributes:
        names: variables and fields, as they are written.
        functions: functions of the program.
        spelled: words, or several of them, that stand for names: glosses, and names without their underscores.
        strings: of the execution; words that are nothing else may be such a string.
    """

    names: frozenset[str]
    functions: frozenset[str]
    spelled: tuple[tuple[str, str], ...]
    strings: frozenset[str]

    @staticmethod
    def of(scene: Scene, strings: frozenset[str]) -> "Own":
        """Those of a trace's program, in whose execution these strings occur."""
        program = scene.trace.program
        tree = ast.parse(program.source)
        names = set(scene.names) | {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        functions = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.ClassDef)}
        names -= {
            node.func.attr for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        }
        names -= functions | {"self", "cls"}
        spelled = {name.strip("_").replace("_", " "): name for name in names if "_" in name.strip("_")}
        glosses = {phrase.lower().removeprefix("the "): name for name, phrase in program.glosses.items()}
        spelled |= {phrase: name for phrase, name in glosses.items() if phrase != name}
        ordered = sorted(spelled.items(), key=lambda one: -len(one[0]))
        return Own(frozenset(names), frozenset(functions), tuple(ordered), strings)


_PARTS = re.compile(
    r"\x01(?P<spelled>\d+)\x02"
    r"|`(?P<code>[^`\n]+)`"
    r"|(?P<string>(?<![\w])'[^'\n]*'(?!\w)|\"[^\"\n]*\")"
    r"|(?P<expression>[A-Za-z_]\w*(?:\[[^\[\]]*\]|\([^()]*\))+)"
    r"|(?P<display>[\[{(][^\n]*?[\]})](?![\]})]))"
    r"|(?P<number>(?:(?<![\w)\]])[-−])?\d+(?:,\d{3})*(?:\.\d+)?(?P<percent> ?%(?! ?\d))?)"
    r"|(?P<sign><=|>=|==|!=|->|//|\*\*|[-+−*×·/÷%^<>=≤≥≠→])"
    r"|(?P<word>[A-Za-z_](?:[\w]|['’-](?=\w))*)"
)
_SIGNS = {"−": "-", "×": "*", "·": "*", "÷": "/", "^": "**", "≤": "<=", "≥": ">=", "≠": "!="}
_MARKS = re.compile(r"(`[^`\n]*`)|\*\*(?=\S)|(?<=\S)\*\*|^\s*(?:[-*•]\s+|#+\s+)?(?:\d{1,2}[.)]\s+)?", re.MULTILINE)


def said(sentence: str, own: Own) -> list[Token]:
    """What a sentence says, in order."""
    text = _MARKS.sub(lambda match: match[1] or "", sentence)
    for phrase in words.PHRASES:
        text = re.sub(rf"(?<![\w'-]){phrase}(?![\w'-])", " ", text, flags=re.IGNORECASE)
    for phrase, sign in words.SAID_AS.items():
        text = re.sub(rf"(?<![\w'-]){phrase}(?![\w'-])", f" {sign} ", text, flags=re.IGNORECASE)
    modified = "|".join(sorted(re.escape(name) for name in own.names if len(name) > 1)) or "(?!)"
    for number, (phrase, _) in enumerate(own.spelled):
        pattern = rf"(?<![\w'`]){_loosely(phrase)}s?(?![\w'`])(?P<more> (?:{modified})\b)?"
        mark = f" \x01{number}\x02 "
        text = re.sub(pattern, partial(_marked, mark), text, flags=re.IGNORECASE)
    found: list[Token] = []
    for token in _said(text, own):
        if len(token.what) > 1 and token.kind == VALUE and found and found[-1].kind == VALUE and found[-1].what & token.what:
            continue  # "0.1, which is 10 %"
        found.append(token)
    return code.negated(_turned(found))


def _marked(mark: str, match: re.Match[str]) -> str:
    """A name's mark, or the name behind that it only describes."""
    return match["more"] or mark


def _loosely(phrase: str) -> str:
    """A pattern for a phrase, also with articles in it."""
    return " (?:the )?".join(map(re.escape, phrase.split()))


def _turned(tokens: Sequence[Token]) -> list[Token]:
    """The tokens, with "subtract a from b" and "a is subtracted from b" as "b minus a"."""
    found: list[Token] = []
    for token in tokens:
        if found and len(found) > 2 and found[-1].kind == FROM and token.kind in (VALUE, NAME):
            one, other = found[-3:-1]
            taken = other if one.kind == SENSE else one
            sense = one if one.kind == SENSE else other
            if sense.kind == SENSE and "subtract" in sense.what and taken.kind in (VALUE, NAME):
                found[-3:] = [token, sense, taken]
                continue
        if found and found[-1].kind == FROM and token.kind == VALUE and (len(found) < 2 or found[-2].kind != COMPARE):
            token = Token(ORIGIN, token.what)  # noqa: PLW2901 -- "rises from 3" says what was, and not what comes
        found.append(token)
    return [token for token in found if token.kind != FROM]


def _said(text: str, own: Own) -> Iterator[Token]:  # noqa: C901 -- a case per kind of word
    at = 0
    while match := _PARTS.search(text, at):
        at = match.end()
        match match.lastgroup:
            case "spelled":
                phrase, name = own.spelled[int(match["spelled"])]
                for word in phrase.split():
                    if also := _senses(stems(word)):
                        yield Token(SENSE, also, soft=True)
                yield Token(NAME, frozenset({name}))
            case "code" | "expression":
                yield from _code(match[0].strip("`"), own)
            case "string":
                yield Token(VALUE, frozenset({literals.text(match[0][1:-1])}))
            case "display":
                tree = literal(match[0])
                if tree is None or not literals.is_literal(tree) or isinstance(tree, ast.Constant):
                    at = match.start() + 1
                    continue
                yield code.said(tree)
            case "number" | "percent":
                yield from _number(match)
            case "sign":
                yield from _sign(_SIGNS.get(match[0], match[0]))
            case _:
                yield from _word(match[0], text[: match.start()], text[match.end() :], own)


def _number(match: re.Match[str]) -> Iterator[Token]:
    text = match["number"].replace("−", "-").replace(",", "").rstrip(" %")
    if not match["percent"]:
        yield Token(VALUE, frozenset({literals.text(ast.literal_eval(text))} if not re.match(r"-?0\d", text) else {text}))
        return
    yield Token(VALUE, frozenset({text, literals.text(float(text) / 100)}))


def _sign(sign: str) -> Iterator[Token]:
    if sign in words.SIGNS:
        yield Token(SENSE, frozenset({words.SIGNS[sign]}))
    elif sign in words.COMPARISONS:
        yield Token(COMPARE, frozenset({sign}))
    elif sign in ("=", "=="):
        yield Token(SENSE, frozenset({"equal"}), soft=True)
    else:
        yield Token(SENSE, frozenset({"become"}), soft=True)


_WHOLES = {"half": ("divide", "2"), "double": ("multiply", "2"), "halve": ("divide", "2"), "twice": ("multiply", "2")}


def _word(word: str, before: str, rest: str, own: Own) -> Iterator[Token]:
    lower = word.lower()
    if lower == "from":
        yield Token(FROM, frozenset(), soft=True)
        return
    if word in own.functions:
        return  # whose doings are told
    if word in own.names and (len(word) > 1 or word not in "aI" or re.match(r" ?(?:=|is\b)", rest)) and lower not in _LINKS:
        if also := _senses(stems(lower)):
            yield Token(SENSE, also, soft=True)
        yield Token(NAME, frozenset({word}), soft=lower in _GENERAL and _says_what_follows(before, rest, own))
    elif lower in CARDINALS and not (lower == "one" and not _counts(rest)):
        yield Token(VALUE, frozenset({str(CARDINALS[lower])}))
    elif lower in ORDINALS or lower in ("last", "final"):
        if lower in ("first", "last", "final") and not _DETERMINED.search(before):
            return  # it comes first: the order of telling says so
        yield Token(ORDINAL, frozenset({str(ORDINALS.get(lower, "last"))}))
    elif lower in words.CHARACTERS:
        yield Token(VALUE, frozenset({literals.text(words.CHARACTERS[lower])}))
    elif len(word) == 1 and (lower not in "ai" or (word == "a" and re.match(r"\s*(?:[,.;:)]|and\b|$)", rest))):
        yield Token(VALUE, frozenset({literals.text(word)}))
    else:
        yield from _plain(lower, before, rest, own)


def _before_a_name(rest: str, own: Own) -> bool:
    behind = re.match(r" `?([A-Za-z_]\w*)", rest)
    return rest.startswith(" \x01") or (behind is not None and behind[1] in own.names)


_GENERAL = frozenset({"number", "value", "result"})


def _says_what_follows(before: str, rest: str, own: Own) -> bool:
    """Whether a word for any quantity stands for one beside it: "the value of x", "the number 7", "the missing number"."""
    last = re.search(r"([A-Za-z_]\w*)`? $", before)
    return re.match(r" of\b| `?[\d'-]", rest) is not None or (last is not None and last[1] in own.names)


_DETERMINED = re.compile(r"\b(?:the|its|their|his|her|our|this|that|a|every|each|of|very)\s*$", re.IGNORECASE)
_COUNTED = re.compile(rf"(?:\d|\b(?:{'|'.join(CARDINALS)}))\s*$", re.IGNORECASE)
"""What stands before a word for what is counted."""
_LINKS = frozenset({"on", "off", "in", "is", "to", "of", "by", "at", "and", "or", "not"})


def _counts(rest: str) -> bool:
    """Whether ``one`` is a number: before a word of which there may be several, or at an end."""
    return re.match(r"\s*(?:[.,;:)]|$|[a-z]+\b)", rest) is not None and not re.match(r" (?:of|is|that|which|and)\b", rest)


def _plain(word: str, before: str, rest: str, own: Own) -> Iterator[Token]:  # noqa: C901 -- a case per kind of word
    word = word.removesuffix("'s").removesuffix("’s")
    forms = stems(word)
    if word.endswith(("n't", "n’t")) or forms & words.NOT:
        yield Token(NOT, frozenset())
        return
    if word == "nothing":
        yield Token(NOT, frozenset())
        return
    sign = next((words.COMPARISONS[form] for form in sorted(forms) if form in words.COMPARISONS), None)
    than = re.match(r"(?: or equal to| \w+)? than\b", rest) is not None
    if (
        sign
        and (than or not forms & words.BEFORE_THAN)
        and not (word in ("below", "above") and re.match(r"\s*[.,;:)]|\s*$", rest))
    ):
        if than and " or equal to" in rest[:30]:
            sign += "="
        yield Token(COMPARE, frozenset({sign}))
        return
    if word in ("over", "under") and re.match(r"\s+[\d`]", rest):
        yield Token(COMPARE, frozenset({">" if word == "over" else "<"}))
        return
    if whole := next((words_of for form, words_of in _WHOLES.items() if form in forms), None):
        yield Token(SENSE, frozenset({whole[0]}))
        yield Token(VALUE, frozenset({whole[1]}))
        return
    senses = _senses(forms)
    names = frozenset(name for name in own.names if any(len(part) > 1 and stems(part) & forms for part in _parts(name)))
    typed = frozenset(f"type {kind}" for form, kind in words.TYPES.items() if form in forms and word != "set")
    if typed:
        yield Token(SENSE, typed)
    elif names:
        yield Token(NAME, names)
    elif forms & words.UNITS and _COUNTED.search(before):
        yield Token(SENSE, frozenset({"length"}))
    elif senses:
        yield Token(SENSE, senses, soft=word == "total" and _before_a_name(rest, own))
    elif soft := frozenset(sense for sense, known in words.SOFT.items() if forms & known):
        yield Token(SENSE, soft, soft=True)
    elif not forms & words.NEUTRAL:
        yield Token(VALUE, frozenset({literals.text(word)})) if word in own.strings else Token(UNKNOWN, frozenset({word}))


def _senses(forms: frozenset[str]) -> frozenset[str]:
    return frozenset(sense for sense, known in words.SENSES.items() if forms & known)


def _parts(name: str) -> list[str]:
    return [name.lower(), *name.lower().split("_")]


def _code(text: str, own: Own) -> list[Token]:
    """What code says."""
    tree = code.parsed(text)
    parts = _EQUATED.split(text) if tree is None or isinstance(tree, ast.Assign) else [text]
    if len(parts) > 1 and all(isinstance(code.parsed(part), ast.expr) for part in parts):
        found = [[*_code(part, own), Token(SENSE, frozenset({"equal"}), soft=True)] for part in parts]
        return [token for several in found for token in several]
    if tree is None:
        return [Token(SENSE, frozenset({"equal"}), soft=True)] if text == "==" else [Token(UNKNOWN, frozenset({text}))]
    return list(code.linear(tree, own.functions))


_EQUATED = re.compile(r" = ")
