"""The words of loose prose that say something which a run can contradict, by their sense, and those that say nothing."""

import re
from functools import lru_cache

from sandbox.program import Program


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SENSES: dict[str, frozenset[str]] = {
    "up": _words("rise climb grow increase increment raise lift jump gain surge bump rose grew risen grown"),
    "down": _words("fall drop decrease decrement reduce lower shrink sink decline fell fallen shrank diminish lose lost"),
    "add": _words("add append insert push include collect extend plus attach sum"),
    "subtract": _words("subtract deduct minus difference"),
    "remove": _words("remove delete pop discard withdraw throw"),
    "multiply": _words("multiply product square triple cube"),
    "divide": _words("divide division quarter third tenth split"),
    "quotient": _words("quotient"),
    "double": _words("double"),
    "halve": _words("halve half"),
    "sort": _words("sort sorted ascending descending"),
    "reverse": _words("reverse backwards mirror"),
    "swap": _words("swap exchange"),
    "upper": _words("upper-case upper uppercase capital capitalise capitalize"),
    "lower-case": _words("lower-case lowercase"),
    "largest": _words("larger greater bigger largest maximum max highest biggest greatest"),
    "smallest": _words("smaller lesser smallest minimum min lowest fewest"),
    "skip": _words("skip ignore drop omit reject discard"),
    "stop": _words("stop break exit terminate quit halt"),
    "stay": _words("stay remain keep unchanged untouched still same"),
    "join": _words("glue concatenate"),
    "split": _words("split cut slice"),
    "copy": _words("copy"),
    "compare": _words("comparison"),
}
"""Sense -> the words that have it, in their shortest form; a word may have several."""
COMPARISONS: dict[str, str] = {
    **dict.fromkeys(
        (
            "greater",
            "larger",
            "bigger",
            "higher",
            "longer",
            "older",
            "heavier",
            "taller",
            "warmer",
            "above",
            "beyond",
            "exceed",
            "later",
            "surpass",
        ),
        ">",
    ),
    **dict.fromkeys(
        (
            "less",
            "smaller",
            "lower",
            "fewer",
            "shorter",
            "younger",
            "lighter",
            "cheaper",
            "colder",
            "below",
            "short",
            "earlier",
        ),
        "<",
    ),
    "more": ">",
    **{sign: sign for sign in (">", "<", ">=", "<=", "==", "!=")},
    **dict.fromkeys(("equal", "same", "match", "identical"), "=="),
    **dict.fromkeys(("differ", "different", "unequal"), "!="),
}
"""Words that compare -> the sign of the comparison; some compare only before ``than``."""
BEFORE_THAN = _words("greater larger bigger higher longer later less smaller lower fewer shorter earlier more")
TOO = {**dict.fromkeys(_words("large big high long far much many heavy great"), ">"),
       **dict.fromkeys(_words("small low short little few light near"), "<")}  # fmt: skip
"""Words behind "too" -> how what is too much compares."""
NEGATIONS = _words("not no never nobody nothing none neither nor without n't cannot")
DENIALS = _words("not no never nothing none n't cannot")
"""Those that turn what a clause says into its contrary."""
MADE = _words("""
    makes make made making get gets got total totals totalling together reach reaches now equals remain remains
    obtained read reads spell end ends stand stands return returns returned form forms produce produces result
    are come comes came give gives gave giving yield yields yielding write writes wrote
""")
"""Words before a value that is made there."""
BUILT = _words("make makes making form forms formed produce produces write writes wrote")
"""Those of them that are said of nothing that was given."""
OUTCOME = _words("to into becomes become became leave leaves leaving turns turn leads lead")
"""Words before a value that comes out in the end."""
LINKS = _words("""
    is are was were = := : becomes become became to at as of now equals equal holds hold has contains reaches stays remains from
    starts start begins begin with being
""")
"""Words between a variable and its value."""
MEMBERS = {**dict.fromkeys(_words("among present contained seen"), True),
           **dict.fromkeys(_words("absent missing new unseen"), False)}  # fmt: skip
"""Words for what is in a collection, and what is not."""
STORED = _words("kept collected noted recorded stored written")
"""What is done to things that are put somewhere, said behind them."""
PARTICIPLES = STORED | MEMBERS.keys() | _words("visited known added dropped skipped counted taken")
"""Words that are names of variables as well."""
GOES = {"up": "up", "down": "down"}
"""Words behind a verb of motion -> their sense."""
COMES_OUT = {**dict.fromkeys(_words("met satisfied fulfilled holds true"), True), **dict.fromkeys(_words("fails false"), False)}
"""How a condition comes out."""
CONDITIONS = _words("condition test check comparison")
"""What comes out so."""
CHANGES = _words("change trade switch exchange")
"""Verbs before "places"."""
MOTIONS = _words("go goes went move moves moved come comes came step steps")
OPERATIONS: dict[str, frozenset[str]] = {
    **dict.fromkeys(("sum", "plus"), frozenset({"+"})), "product": frozenset({"×", "^"}),
    **dict.fromkeys(("difference", "minus"), frozenset({"-"})), "quotient": frozenset({"/", "//"}),
    "remainder": frozenset({"%", "-", "×"}),
}  # fmt: skip
"""Words that name an operation -> its signs."""
RESULTS: dict[str, frozenset[str]] = {
    **OPERATIONS,
    "remainder": frozenset({"%"}), "difference": frozenset({"-", "abs"}),
    **dict.fromkeys(_words("maximum largest highest biggest greatest"), frozenset({"max"})),
    **dict.fromkeys(_words("minimum smallest lowest fewest"), frozenset({"min"})),
}  # fmt: skip
"""Words for what an operation comes to -> its signs, or the names of functions."""
BEFORE = _words("from")
BY = _words("by another extra further add adds added adding subtract subtracts plus minus")
ANSWER = _words("answer result return output solution")
TYPES: dict[str, type | tuple[type, ...]] = {
    "integer": int, "string": str, "list": list, "tuple": tuple, "pair": (tuple, list), "dictionary": dict,
    "set": (set, frozenset), "float": float,
}  # fmt: skip
ROUNDS = _words("round iteration pass time step probe repetition turn loop day week month year minute hour stop")
HYPOTHETICAL = _words("would could should might unless otherwise whenever suppose")
ASKS = _words("need call ask invoke require")
"""Verbs between a call and those that it makes."""
ASKING = _words("if whether until")
"""Words behind which nothing is said to be so."""
FREE = _words("""
    the a an this that these those it its they them their he his she her we us our you i me my one ones each every all both any
    some other others another such same own whole only just also too so then now next here there first last final finally
    again once already still yet even well far away much very quite indeed thus hence therefore however instead meanwhile
    and or but because since as while whereas when where which who what how if though although that than
    is are was were be been being has have had do does did can will may must shall get gets got go goes went gone
    of in on at to from by with for into onto out off up over under after before between through during until towards upon along
    within against per about around behind beside beyond across
    in-turn respectively altogether exactly merely simply directly currently initially originally respectively
    come comes came take takes took taken make makes made give gives gave given bring brings brought put puts see seen
    look looks find finds found start starts begin begins began begun begin use uses used call called set sets
    work works worked need needs needed mean means meant lead leads led turn turns turned hold holds held
    number numbers value values item items element elements entry entries character characters letter letters word words list
    lists string strings
    position positions place places index indices sum sums total totals result results answer function program
    loop round rounds step steps iteration iterations pass passes time times case cases way rest thing part parts pair pairs
    key keys digit digits variable argument input output return returns returned condition check checks checked compare compared
    comparison test tests inspect examine visit visited process processed handle handled compute computed calculate calculated
    determine work worked consider considered reach reached remain remains remaining left leaves leave become becomes became
    new old current previous following present whole full empty-handed total overall beginning end middle front back side
    left right up down more further
    count counts amount size length order name names
    stand stands stood lie lies lay sit sits say says known know let note following namely say yes
    ok okay occur occurs e wanted expected required ends
    calculates process processes arrives breakdown step-by-step here's code line method inside itself initial initialized
    executed assigned defined created resulting using obtained afterwards sequence run runs running starting counting parameter
    move moves moved go on goes equals equal gives giving yields yielding makes making get getting become keep keeps kept
    """)
"""Words that say nothing which could be false."""


NO_PLURALS = _words("""
    is was has as this leaves gives makes differs becomes takes brings comes goes equals falls rises exceeds remains stays
    starts ends follows stands lies sits times minus plus always thus does yields returns returned
""")
"""Words that end as plurals do and are none."""


@lru_cache(maxsize=4096)
def stems(word: str) -> frozenset[str]:
    """What a word may be a form of: "halving" of "halve", "dropped" of "drop"."""
    found = {word}
    if word.endswith(("ies", "ied")):
        found.add(word[:-3] + "y")
    for ending in ("s", "es", "ed", "d", "ing"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            bare = word[: -len(ending)]
            found |= {bare, bare + "e"}
            if len(bare) > 2 and bare[-1] == bare[-2]:
                found.add(bare[:-1])
    return frozenset(found)


@lru_cache(maxsize=4096)
def senses(word: str) -> frozenset[str]:
    """The senses of a word that a run can contradict."""
    return frozenset(sense for sense, known in SENSES.items() if stems(word) & known)


_WORD = re.compile(r"[a-z]+")


def words_of(program: Program) -> frozenset[str]:
    """The words of a problem and its program, and those for its names, in all their forms."""
    return _forms(" ".join((program.problem, program.source.replace("_", " "), *program.glosses.values())))


@lru_cache(maxsize=64)
def _forms(text: str) -> frozenset[str]:
    return frozenset(stem for word in _WORD.findall(text.lower()) for stem in stems(word))
