"""The form of an input: how many values, by what names they are passed, and of what kinds they are."""

import ast
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sandbox.guest.explorer.kinds import UNKNOWN, Kind, of_annotation, of_examples, of_text, of_use, of_value
from sandbox.guest.explorer.values import Constants

Example = tuple[tuple[object, ...], Mapping[str, object]]
"""Arguments by position and by name."""
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


@dataclass(frozen=True, slots=True)
class Form:
    """How an entry is called.

    Attributes:
        passing: for each value the name that it is passed by; ``None`` if it is passed by position.
        kinds: of the values.
        seeds: values of the examples that have this form.
    """

    passing: tuple[str | None, ...]
    kinds: tuple[Kind, ...]
    seeds: tuple[tuple[object, ...], ...] = ()


def form_of(tree: ast.Module, entry: str, examples: Sequence[Example], types: Mapping[str, str]) -> Form:
    """How an entry is called: as the first example does, or else as its parameters say.

    Args:
        tree: the program.
        entry: name of a function at its top.
        examples: calls that others made.
        types: texts of annotations by parameter, which count more than what the program says.
    """
    found = [node for node in tree.body if isinstance(node, _FUNCTIONS) and node.name == entry]
    if not found:
        return Form((), ())
    function = found[-1]
    if not examples:
        return _of_parameters(function, types)
    args, kwargs = examples[0]
    alike = [one for one in examples if len(one[0]) == len(args) and one[1].keys() == kwargs.keys()]
    seeds = tuple((*one[0], *(one[1][name] for name in kwargs)) for one in alike)
    names = [one.arg for one in (*function.args.posonlyargs, *function.args.args)]
    passing = (*(None for _ in args), *kwargs)
    called = [*names, *[""] * len(args)][: len(args)] + list(kwargs)
    kinds = tuple(_kind(function, name, [seed[at] for seed in seeds], types) for at, name in enumerate(called))
    return Form(passing, kinds, seeds)


def constants_of(tree: ast.Module) -> Constants:
    """What a program's text names."""
    found = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)]
    numbers = [one for one in found if type(one) is int and abs(one) < 10**12]
    floats = [one for one in found if type(one) is float and abs(one) < 1e12]
    documented = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    texts = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documented
    ]
    texts += [_split_into(node) for node in ast.walk(tree) if isinstance(node, ast.MatchSequence)]
    lengths = [len(text) for text in texts if 1 < len(text) < 30]
    return Constants(tuple(dict.fromkeys([*numbers, *lengths])), tuple(dict.fromkeys(floats)), tuple(dict.fromkeys(texts)))


def _split_into(pattern: ast.MatchSequence) -> str:
    """A text whose words a pattern takes."""
    values = [one.value if isinstance(one, ast.MatchValue) else None for one in pattern.patterns]
    return " ".join(str(one.value) if isinstance(one, ast.Constant) else "3" for one in values)


def _of_parameters(function: ast.FunctionDef | ast.AsyncFunctionDef, types: Mapping[str, str]) -> Form:
    spec = function.args
    positional = [*spec.posonlyargs, *spec.args]
    defaults = dict(zip([one.arg for one in positional][len(positional) - len(spec.defaults) :], spec.defaults, strict=True))
    needed = [one for one, default in zip(spec.kwonlyargs, spec.kw_defaults, strict=True) if default is None]
    passing: list[str | None] = [None for _ in positional]
    kinds = []
    for one in positional:
        default = defaults.get(one.arg)
        kind = _kind(function, one.arg, [], types)
        if default is not None and kind is UNKNOWN and isinstance(default, ast.Constant):
            kind = of_value(default.value)
        kinds.append(kind)
    return Form((*passing, *(one.arg for one in needed)), (*kinds, *(_kind(function, one.arg, [], types) for one in needed)))


def _kind(
    function: ast.FunctionDef | ast.AsyncFunctionDef, name: str, examples: Sequence[object], types: Mapping[str, str]
) -> Kind:
    given = of_text(types[name]) if name in types else None
    if given is not None:
        return given
    spec = function.args
    annotation = next((one.annotation for one in (*spec.posonlyargs, *spec.args, *spec.kwonlyargs) if one.arg == name), None)
    told = of_annotation(annotation)
    if examples:
        shown = of_examples(examples)
        optional = told is not None and told.name == "union" and Kind("none") in told.parts and shown.name != "union"
        return Kind("union", (shown, Kind("none"))) if optional else shown
    return told or of_use(name, function)
