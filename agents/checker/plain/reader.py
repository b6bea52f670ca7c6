"""The reader of one sentence of plain prose: rules are tried from left to right, and what none of them takes is left unread."""

import ast
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from agents.checker.plain import phrases, vocabulary
from agents.checker.plain.atom import Atom
from agents.checker.plain.changes import Becomes, Gets
from agents.checker.plain.happenings import InRound
from agents.checker.plain.line import NOUN, NOUN_CHAR, ORDINAL, Line
from agents.checker.plain.moments import Moments
from agents.checker.plain.noun import Noun, number_of, text_of
from agents.checker.plain.states import Appears, Apposed, Computes, Either, Holds, Preferably, Settled, Test, Together
from agents.checker.reading.tokens import Token
from agents.verdict import Law

Handler = Callable[["Reader", re.Match[str]], bool | None]
Clause = tuple[re.Pattern[str], Handler]
Matches = Callable[[str, int], Iterable[tuple[re.Match[str], Handler]]]
"""What the rules for clauses find at a place of a line."""

SUBJECT = rf"(?:{NOUN}|it|this|that|which|they|he|the value|its value|the new value)"
VALUE = NOUN
_CONJUNCTION = (
    r"(?:and|so|but|because|since|as|which|where|while|then|thus|therefore|hence|making|giving|leaving|resulting|yielding|due|"
    r"bringing|we|when|with|now|again|here|too|however|yet|whereas|meaning|after|before|until|instead|already|also|for|for this|"
    r"respectively|initially|currently|at this point|at the start|at [\uf000-\uf3ff]|to start|in this case"
    r"|in the beginning|at the end|to begin with|to start with|one by one|"
    r"in total|in the \S+ (?:iteration|round|pass|step)|to get|to obtain|that|directly|immediately"
    r"|accordingly|once more|unchanged|"
    r"in python|at that point|by now|exactly|as expected|as required|if|or)"
)
BOUND = rf"(?= (?:at {ORDINAL}|[.,;:!?()–—-]|->|{_CONJUNCTION}\b)|\s*$)"
BEFORE_VERB = rf"(?:{BOUND}|(?= (?:is|was|are|has|also|exceeds|leaves|equals|does|>|<|>=|<=|==|!=|in|not)\b))"
BEFORE_ACTION = rf"(?:{BEFORE_VERB}|(?= (?:raises|lowers|brings|takes|increases|decreases|reduces|moves|changes|pushes|sets)\b))"
_FILL = re.compile(
    r" (?:[.,;:!?()–—*]|->|-(?= )|(?:it is |are |is )?given(?: that)?|after which|by the end|know(?: "
    r"that)?|to start with|to begin with|that|so|then|next|now|thus|therefore|hence|also|again|finally"
    r"|lastly|and|but|since|because|as|while|"
    r"when|where|here|we|i|you|note(?: that)?|notice that|observe that|see(?: that)?|get|have|find(?: that)?|obtain|of course|"
    r"well|okay|ok|however|indeed|meaning(?: that)?|this means(?: that)?|which means(?: that)?|that "
    r"means(?: that)?|this is|in turn|"
    r"at this point|at the start|to start|to begin with|at [\uf000-\uf3ff]|initially|in this case"
    r"|[\uf000-\uf3ff] of all|as a result|consequently|"
    r"accordingly|in the beginning|at that point|by now|already|currently|still|let us|start(?: by)?|starts|begin(?: by)?|"
    r"once(?! more| again)|"
    r"for this|instead|meanwhile|moving on|afterwards?|after that|after this|before that|too|yet|exactly|it follows that|"
    r"we know(?: that)?|we can see(?: that)?|we see(?: that)?|given(?: that)?|the fact that|due to|because of|that is|i\.e\.|"
    r"in other words|overall|all in all|in the end|at the end|eventually|ultimately|after all|let's see|this time|once more|"
    r"once again|directly|immediately|as expected|go on|continue|proceed|the code|the program|the function|python|in python|"
    r"we now|i now|can|will|us|do|does|step|note)(?= )"
)
_DECISION = 0.6
_FIRST = re.compile(r" [\uf000-\uf3ff](?= (?:,|we|it|the|i)\b| ,)")
_HEDGE = re.compile(
    r"\b(?:would|could|should|might|may|must|suppose|assume|imagine|hypothetical|unless|otherwise|if|whenever|every|each|any|"
    r"until|either|neither|nor|always|usually|never)\b"
)
_PRONOUNS = frozenset({"it", "this", "that", "which", "they", "he", "the value", "its value", "the new value"})


def _listed(test: Test | None) -> tuple[str | None, tuple[ast.expr, ...]]:
    """A variable with its value after what is told."""
    if isinstance(test, Becomes) and test.target.name and test.value.is_static:
        return test.target.name, tuple(ast.Compare(test.target.trees[0], [ast.Eq()], [value]) for value in test.value.trees)
    if isinstance(test, Settled):
        return test.subject, test.relations
    return None, ()


class Reader:
    """Reads one sentence.

    Attributes:
        line: the sentence.
        moments: the trace that it speaks of.
        atoms: what it states.
        stray: written values that no rule took, with how much they say.
        unread: how much it says that was not understood.
        strange: how many words were left unread of which it is not known that they say nothing.
        subject: the variable that was spoken of last, also in the sentence before.
        topic: what was spoken of last, be it a variable or a value.
        last: the value that was said last.
        recent: what was spoken of in this sentence, in order.
        asked: the relation that was asked for last and not yet answered.
    """

    def __init__(
        self,
        tokens: Sequence[Token],
        moments: Moments,
        subject: Noun | None = None,
        topic: Noun | None = None,
        *,
        coded: bool = False,
    ) -> None:
        self.line = Line(tokens, moments.kinds, coded=coded)
        self.moments = moments
        self.atoms: list[Atom] = []
        self.unread = 0.0
        self.strange = 0
        self.stray: list[tuple[Noun, float]] = []
        self.subject = subject
        self.topic = topic or subject
        self.asked: tuple[ast.expr, ...] = ()
        self.answer: Noun | None = None
        self.last: Noun | None = None
        self.recent: list[Noun] = []

    def read(self, rewrites: Sequence[phrases.Rule], clauses: Matches) -> None:
        """Read the sentence."""
        for pattern, rule in rewrites:
            self.line.replace(pattern, rule)
        phrases.reduce(self.line)
        for pattern, rule in rewrites:
            self.line.replace(pattern, rule)
        phrases.reduce(self.line)
        at, text, lost = 0, self.line.text, False
        while at < len(text.rstrip()):
            if (not lost or _RECOVERS.match(text, at)) and (end := self._clause(clauses, at)):
                lost = False
                at = end
                continue
            if filler := _FILL.match(text, at) or (_FIRST.match(text, at) if not lost else None):
                lost = lost and filler[0].strip() not in _SEPARATORS
                at = filler.end()
                continue
            stop = text.find(" ", at + 1)
            piece = text[at : stop if stop > 0 else len(text)]
            self._leave(piece)
            self.strange += self._is_strange(piece.strip(), text[:at])
            lost = True
            at += max(1, len(piece))

        self._settle()
        for name, value in self.line.facts:
            self._fact(name, value)
        self._together()
        self._numbered()

    def _numbered(self) -> None:
        """As in "the first price": of loops' variables the round has that number."""
        for noun in self.line.nouns:
            number = number_of(noun)
            if number is not None:
                test = InRound(number, name=noun.name) if noun.name in self.moments.targets else None
                self.atoms.insert(0, Atom(test, noun.label, 0.0, Law.DIRECTION, sure=False, anchors=number > 1))

    def _together(self) -> None:
        """Values of several variables that one sentence lists hold at one time."""
        listed: dict[str, tuple[ast.expr, ...]] = {}
        for atom in self.atoms:
            name, relations = _listed(atom.test)
            if name and name not in listed:
                listed[name] = relations
            elif name:
                return
        if len(listed) > 1:
            self.atoms.append(Atom(Together(tuple(listed.values())), " and ".join(listed), 0.0, sure=False))

    def _leave(self, piece: str) -> None:
        """Leave a word unread; a value may still be one that appears there, if nothing around it judges."""
        weight = self.line.weight(piece)
        noun = self.line.noun(piece.strip()) if NOUN_CHAR.fullmatch(piece.strip()) else None
        if noun is not None and noun.is_static:
            self.stray.append((noun, weight))
        else:
            self.unread += weight

    def _is_strange(self, word: str, before: str) -> bool:
        """Whether a word is none of those that say nothing, nor one of the problem, nor a unit behind a value."""
        if not word.isalpha() or word in vocabulary.FREE or NOUN_CHAR.fullmatch(before[-1:]):
            return False
        return not vocabulary.stems(word) & self.moments.words

    def _settle(self) -> None:
        """Count the values of a sentence without unread words for decisions as read, if they appear there."""
        judged = self.unread >= _DECISION
        for noun, weight in self.stray:
            if judged:
                self.unread += weight
            else:
                self.atoms.append(Atom(Appears(noun), noun.label, weight, sure=False))

    def _fact(self, one: Noun, other: Noun) -> None:
        relations = tuple(ast.Compare(left, [ast.Eq()], [right]) for left in one.trees for right in other.trees)
        weight = self.line.weight(" ".join(map(self.line.add, (one, other))))
        said = f"{one.label}, {other.label}"
        if not one.is_static:
            gathered = any(isinstance(tree, ast.Tuple | ast.List) for tree in other.trees)  # which may be made of several things
            beside = Holds(relations) if gathered else Apposed(relations)
            test: Test = Settled(one.name, relations) if one.name and self._has_changed(one) else beside
            test = Either((test, Appears(other))) if one.soft else test
            self.atoms.append(Atom(test, said, weight, sure=False))
            return
        truth = self.moments.value(relations[0], self.moments.scene.steps[0].frame, 0)
        test = Computes.of(relations, deciding=False)
        self.atoms.append(Atom(test, said, weight, truth=truth is True, seen=f"{text_of(relations[0])} is false"))

    def _has_changed(self, noun: Noun) -> bool:
        """Whether words before a variable tell a change of it, or of something that is not named."""
        first = min(noun.tokens, default=0)
        again = any(noun.name in other.names and min(other.tokens, default=first) < first for other in self.line.nouns)
        for atom in self.atoms:
            test = atom.test.tests[0] if isinstance(atom.test, Either | Preferably) else atom.test
            target = test.target if isinstance(test, Becomes) else test.owner if isinstance(test, Gets) else None
            if target is not None:
                changed = noun.name in target.names and min(target.tokens, default=-1) < first
            else:
                changed = again and test.subject == noun.name if isinstance(test, Settled) else atom.event
            if changed:
                return True
        return False

    @property
    def written(self) -> list[str]:
        """The values that the sentence writes, as text."""
        nouns = [noun for noun in self.line.nouns if noun.trees and (noun.written or isinstance(noun.trees[0], ast.UnaryOp))]
        return [text_of(noun.trees[0]) for noun in nouns]

    def _clause(self, clauses: Matches, at: int) -> int:
        """The end of the longest clause that begins here and is understood; 0 if there is none."""
        for match, handler in sorted(clauses(self.line.text, at), key=lambda one: -len(one[0][0])):
            known = len(self.atoms)
            if handler(self, match) is False:
                del self.atoms[known:]
                continue
            self._spread(known, match[0])
            return match.end()
        return 0

    def _spread(self, known: int, part: str) -> None:
        """Share out how much words say over what they state."""
        new = self.atoms[known:]
        weight = self.line.weight(part)
        self.atoms[known:] = [replace(one, weight=weight / len(new)) for one in new]

    def noun(self, words: str, *, owner: bool = False) -> Noun | None:
        """What a subject stands for; ``None`` for a pronoun that stands for nothing.

        Args:
            words: a noun's character, a pronoun, or nothing.
            owner: whether only a variable can be meant.
        """
        words = words.strip()
        if words in _PRONOUNS or not words:
            known = self.subject if owner else self.recent[-1] if words == "which" and self.recent else self.topic
            return known and replace(known, soft=True, which="it")
        noun = self.line.noun(words)
        self.speak_of(noun)
        return noun

    def speak_of(self, noun: Noun) -> None:
        """Take up what is spoken of."""
        self.topic = noun
        self.recent.append(noun)
        if noun.names:
            self.subject = noun

    def state(  # noqa: PLR0913 -- as many as a statement has sides
        self,
        test: Test | None,
        match: re.Match[str],
        *,
        law: Law = Law.SUPPORT,
        sure: bool = True,
        event: bool = False,
        anchors: bool = False,
        here: bool = False,
        ahead: int = 0,
        truth: bool | None = None,
        seen: str = "",
    ) -> None:
        """Record what words state."""
        said = self.line.words(match[0])
        hedged = self.unread > 0 or _HEDGE.search(self.line.text[: match.start() + 1].rpartition(" , ")[2]) is not None
        self.atoms.append(Atom(test, said, 0.0, law, sure and not hedged, event, anchors, here, ahead, truth, seen))


_RECOVERS = re.compile(
    r" (?:gives|giving|which|making|yields|produces|leaving|yields|yielding|produces|resulting in|to get"
    r"|we get|this gives|bringing)\b"
)
_SEPARATORS = frozenset(".,;:!?()—–") | {
    "so",
    "but",
    "because",
    "since",
    "which",
    "then",
    "therefore",
    "thus",
    "hence",
    "->",
}


def clause(pattern: str, handler: Handler, *, bound: str = BOUND) -> Clause:
    """A rule; ``<S>`` stands for a subject, ``<A>`` to ``<C>`` for nouns."""
    pattern = pattern.replace("<S>", f"(?P<s>{SUBJECT})")
    for name in "ABC":
        pattern = pattern.replace(f"<{name}>", f"(?P<{name.lower()}>{NOUN})")
    return re.compile(f" (?:{pattern}){bound}"), handler
