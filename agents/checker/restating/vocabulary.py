"""The words of prose that a restatement has to account for, and those that say nothing which an execution could contradict.

A word that stands in none of these lists, and is no word of the program or of its problem, is not understood.
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SENSES: dict[str, frozenset[str]] = {
    "become": _words("become became turn change update set reset assign"),
    "up": _words("rise rose risen grow grew grown increase increment lift raise climb jump up"),
    "down": _words("fall fell fallen drop decrease decrement reduce lower shrink shrank sink decline down cap"),
    "add": _words(
        "add append insert push include plus sum total together attach extend addition collect put write written push note noted"
    ),
    "subtract": _words("subtract deduct minus subtraction difference"),
    "remove": _words("remove delete pop discard"),
    "multiply": _words("multiply product multiplication"),
    "square": _words("square"),
    "cube": _words("cube"),
    "divide": _words("divide division quotient"),
    "remainder": _words("remainder modulo mod"),
    "divisible": _words("divisible"),
    "power": _words("power exponentiate"),
    "sort": _words("sort sorted ascending descending"),
    "reverse": _words("reverse backwards mirror inverted"),
    "swap": _words("swap exchange"),
    "upper": _words("upper-case uppercase upper-cased capital capitalise capitalize"),
    "lower-case": _words("lower-case lowercase lower-cased"),
    "largest": _words("largest maximum max highest biggest greatest"),
    "smallest": _words("smallest minimum min lowest least"),
    "skip": _words("skip ignore pass-over untouched omit"),
    "stop": _words("stop break exit terminate quit halt finish"),
    "stay": _words("stay keep kept unchanged unaltered"),
    "glue": _words("glue concatenate join"),
    "split": _words("split slice cut splitting"),
    "rotate": _words("rotate shift wrap"),
    "copy": _words("copy duplicate clone"),
    "average": _words("average mean median"),
    "round-off": _words("rounded truncate"),
    "rounds": _words("round iteration pass"),
    "filter": _words("filter select"),
    "absolute": _words("absolute apart"),
    "until": _words("until"),
    "return": _words("return returned answer output"),
    "all": _words("all every each whenever always any anything everything both throughout entire whole whichever"),
    "only": _words("only just sole solely alone nothing-but"),
    "rest": _words("remaining rest other others else"),
    "before": _words("before earlier previously preceding previous"),
    "after": _words("after"),
    "condition": _words("if whether"),
    "length": _words("length long size"),
    "start": _words("start begin initial initially originally beginning initialize"),
    "final": _words("end ended final"),
    "given": _words("input argument parameter"),
    "even": _words("even"),
    "odd": _words("odd"),
    "empty": _words("empty"),
    "positive": _words("positive"),
    "negative": _words("negative"),
    "true": _words("true holds satisfied met truthy"),
    "false": _words("false fails falsy"),
    "hedge": _words(
        "would could should might may maybe perhaps unless otherwise instead almost about approximately nearly roughly except"
        " suppose assume imagine likely probably supposedly hardly barely many few several"
    ),
}
"""Sense -> the words that have it, in their shortest form."""
SOFT: dict[str, frozenset[str]] = {
    "multiply": _words("times"),
    "return": _words("result"),
    "equal": _words("equal equals same match identical"),
    "remainder": _words("leave leaves leaving"),
}
"""Sense -> words that may have it, and need not."""
UNITS = _words("letter character digit item element entry word part key pair")
"""What is counted where it follows a number; elsewhere these say nothing."""
TYPES = {
    "integer": "int", "string": "str", "list": "list", "array": "list", "dictionary": "dict", "tuple": "tuple", "set": "set",
    "float": "float", "boolean": "bool",
}  # fmt: skip
"""Words that say what type a value has."""
NOT = _words("not no never nobody nothing none neither nor without n't cannot")
COMPARISONS: dict[str, str] = {
    **dict.fromkeys(_words("greater larger bigger higher longer more older later above exceed surpass beyond better"), ">"),
    **dict.fromkeys(_words("less smaller lower fewer shorter below earlier"), "<"),
    **dict.fromkeys(_words("differ different unequal"), "!="),
    **{sign: sign for sign in (">", "<", ">=", "<=", "!=")},
    **dict.fromkeys(_words("contain among present"), "in"),
    **dict.fromkeys(_words("absent missing"), "not in"),
}
"""Words and signs that compare -> the comparison."""
BEFORE_THAN = _words("greater larger bigger higher longer more older later less smaller lower fewer shorter earlier better")
"""Those that compare only before ``than``; otherwise they are read as other words are."""
NEGATED = {
    ">": "<=", "<": ">=", ">=": "<", "<=": ">", "==": "!=", "!=": "==", "in": "not in", "not in": "in",
}  # fmt: skip
SIGNS = {"+": "add", "-": "subtract", "*": "multiply", "/": "divide", "//": "divide", "%": "remainder", "**": "power"}
"""Sign of arithmetic -> its sense."""
CALLS = {
    "len": "length", "sum": "add", "max": "largest", "min": "smallest", "sorted": "sort", "abs": "absolute", "upper": "upper",
    "lower": "lower-case", "join": "glue", "split": "split", "append": "add", "insert": "add", "pop": "remove",
    "round": "round-off", "reversed": "reverse",
}  # fmt: skip
"""Function or method -> the sense of calling it."""
CONVERSIONS = _words("bool str int float list tuple set")
"""Functions that leave a value what it is, in other clothes."""
CHARACTERS = {"hyphen": "-", "hyphens": "-", "dash": "-", "comma": ",", "space": " "}
NEUTRAL = _words("""
    the a an this that these those it its they them their he his she her we us our you i me my then so now next here there
    thus hence therefore however also as too and or but because since while where which who what how though although very
    again still is are was were be been being has have had having does do did doing will must shall can get gets got goes went
    gone of in on at to by with for out during within against per respectively simply namely than when take takes took taken
    taking make makes made making give gives gave given giving bring brings brought bringing see look find finds found use
    uses used using call calls called need needs needed mean means follow follows followed following perform performs show
    shows known shown lead leads leave leaves leaving stand stands hold holds reach reaches number numbers value values item
    items element elements entry entries character characters letter letters word words digit digits pair pairs key keys
    function program code loop loops step steps case variable variables result results resulting line lines compute computed
    computes calculate calculates calculated calculation determine determined determines yield yields produce produces
    produced obtain obtains obtained come comes came step-by-step breakdown process processes arrive arrives back into convert
    converts converted early finally defined occur occurs happen happens happened execute executed compare compared check
    checks checked
    """)
"""Words that say nothing which could be false."""
SAID_AS = {
    "at least": ">=",
    "at most": "<=",
    "short of": "<",
    "or more": ">=",
    "no less than": ">=",
    "no more than": "<=",
    "greater than or equal to": ">=",
    "less than or equal to": "<=",
    "divided by": "divide",
    "no longer": "not",
    "passed over": "skipped",
    "is over": "stops",
    "the final result": "the result",
    "nothing but": "only",
}
"""Phrases -> the word or sign that says the same."""
PHRASES = (
    "first of all",
    "in this case",
    "that is",
    "the following steps occur",
    "the following steps",
    "the first step",
    "the next step",
    "step by step",
    "as follows",
    "at this point",
    "in turn",
    "goes the same way",
    "as well",
    "inside the function",
    "inside the loop",
)
"""Phrases that say nothing which could be false, whatever their words say elsewhere."""
