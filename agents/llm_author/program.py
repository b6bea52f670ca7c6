"""From what a model wrote to a draft, or to what is the matter with it. Nothing of it is executed here."""

import ast
import hashlib
import re
import warnings
from collections.abc import Iterator

from agents.author import Draft
from agents.complaint import Spoiled
from agents.inputs import BadInput, arguments, read_input
from agents.llm_author.form import Posed, Written
from agents.llm_author.givens import with_givens
from agents.llm_author.stated import unlike
from agents.prompt import unfilled
from sandbox.program import Call, Origin, Program

_MOST_LINES = 60
_FEWEST_INPUTS = 3
_MOST_INPUTS = 8
_SHORTEST = 20
_PHRASE = re.compile(r"[^\n{}\[\]`]{2,80}")
_NUMBER = re.compile(r"(?<![\w.{])\d+(?:,\d{3})*(?:\.\d+)?(?![\w}])")
_CALL = re.compile(r"\A\s*[A-Za-z_]\w*\s*\((.*)\)\s*\Z", re.DOTALL)


def draft_of(written: Written, origin: Origin, said: str, least_steps: int) -> Draft | Spoiled:
    """The draft that was written.

    Args:
        written: as it was read.
        origin: provenance of the program.
        said: the model's words, for mending.
        least_steps: see ``agents.author.Draft``.
    """
    program = program_of(written, origin, said, alone=True)
    if isinstance(program, Spoiled):
        return program
    names = parameters_of(program)
    calls = list(dict.fromkeys(_calls(written.inputs, program, names)))
    if len(calls) < _FEWEST_INPUTS:
        form = ", ".join(f"{one} = ..." for one in names)
        return Spoiled(
            "few_inputs", said, f'Only {len(calls)} of the inputs can be used. Give five different ones, each as "{form}".'
        )
    if wrong := unlike(program.problem, program.source, calls):
        return Spoiled("bad_problem", said, wrong)
    return Draft(program, tuple(calls[:_MOST_INPUTS]), said=said, least_steps=least_steps)


def program_of(written: Posed, origin: Origin, said: str, *, alone: bool) -> Program | Spoiled:
    """The program that was written.

    Args:
        written: as it was read.
        origin: its provenance.
        said: the model's words, for mending.
        alone: whether nothing but functions may stand in it.
    """
    source = unfenced(written.source) + "\n"
    entry = _entry(source, alone=alone)
    if isinstance(entry, str):
        return Spoiled("bad_program", said, entry)
    most = _MOST_LINES if alone else 2 * _MOST_LINES
    if source.count("\n") > most:
        return Spoiled("too_long", said, f"The program has {source.count(chr(10))} lines; {most} are the most.")
    glosses = _glosses(written, entry)
    problem = with_givens(written.problem.strip(), {name: glosses[name] for name in _names(entry)})
    program = Program(_one_statement_a_line(source), entry.name, problem, glosses, origin)
    if wrong := _unposed(written, program, entry):
        return Spoiled("bad_problem", said, wrong)
    return program


def parameters_of(program: Program) -> list[str]:
    """Names of the entry's parameters."""
    functions = [node for node in ast.parse(program.source).body if isinstance(node, ast.FunctionDef)]
    return next([one.arg for one in node.args.args] for node in reversed(functions) if node.name == program.entry)


def unfenced(source: str) -> str:
    """Code without the fence that some models put around it."""
    return source.strip().removeprefix("```python").strip("`").strip()


def posed(written: Written) -> Written:
    """A problem that was written for one of its inputs, with the parameters in the places of their values.

    Only where that leaves no doubt: no parameter stands in it yet, and each one's value is written in it once, and is no other's.
    """
    source = unfenced(written.source) + "\n"
    entry, problem = _entry(source, alone=True), written.problem
    if isinstance(entry, str) or any(f"{{{name}}}" in problem for name in _names(entry)):
        return written
    for call in _calls(written.inputs, Program(source, entry.name), _names(entry)):
        places = [[match for match in _NUMBER.finditer(problem) if _same(match[0], text)] for text in call.args]
        if all(len(found) == 1 for found in places) and len({found[0].start() for found in places}) == len(places):
            pairs = zip((found[0] for found in places), _names(entry), strict=True)
            for match, name in sorted(pairs, key=_from_the_end):
                problem = f"{problem[: match.start()]}{{{name}}}{problem[match.end() :]}"
            return written.model_copy(update={"problem": problem})
    return written


def likeness_of(source: str) -> str:
    """Digest that is equal for programs that differ in nothing but the names of their variables."""
    names: dict[str, str] = {}
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.arg):
            node.arg, node.annotation = names.setdefault(node.arg, f"v{len(names)}"), None
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and (isinstance(node.ctx, ast.Store) or node.id in names):
            node.id = names.setdefault(node.id, f"v{len(names)}")
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id in names:
            node.id = names[node.id]
    return hashlib.sha256(ast.dump(tree).encode()).hexdigest()


def _entry(source: str, *, alone: bool) -> ast.FunctionDef | str:
    """The function that a call enters, or what is the matter with it."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        return f'"source" is not Python: {str(error)[:200]}.'
    functions = [node for node in tree.body if isinstance(node, ast.FunctionDef)]
    entry = next((one for one in functions if one.name == "solve"), functions[-1] if functions else None)
    if entry is None:
        return '"source" defines no function solve.'
    if alone and len(functions) < len(tree.body):
        return '"source" must hold functions only, but has other statements beside them.'
    return _unfit(entry) or entry


def _unfit(entry: ast.FunctionDef) -> str:
    """What is wrong with the function, if anything is."""
    args = entry.args
    if not args.args:
        numbers = sorted({node.value for node in ast.walk(entry) if isinstance(node, ast.Constant) and type(node.value) is int})
        such = f" ({', '.join(map(str, numbers[:_MOST_INPUTS]))})" if numbers else ""
        return f"The function has no parameters. Make one of each number that the problem gives{such}, with its type."
    if args.posonlyargs or args.kwonlyargs or args.vararg or args.kwarg or args.defaults:
        return "The function needs plain parameters, without defaults."
    if untyped := [one.arg for one in args.args if one.annotation is None]:
        return f"The parameter {untyped[0]} has no type."
    if not any(isinstance(node, ast.Return) and node.value is not None for node in ast.walk(entry)):
        return "The function returns nothing."
    return ""


def _one_statement_a_line(source: str) -> str:
    tree = ast.parse(source)
    starts = [node.lineno for node in ast.walk(tree) if isinstance(node, ast.stmt)]
    return source if len(starts) == len(set(starts)) else ast.unparse(tree) + "\n"


def _glosses(written: Posed, entry: ast.FunctionDef) -> dict[str, str]:
    """A phrase for each variable; for those that were forgotten, their names in words."""
    said = {one.name: one.phrase.strip().rstrip(".") for one in written.glosses}
    found: dict[str, str] = {}
    for name in _variables(entry):
        phrase = said.get(name, "")
        phrase = phrase[:1].lower() + phrase[1:] if phrase[:2] != phrase[:2].upper() else phrase
        usable = _PHRASE.fullmatch(phrase) is not None and phrase not in found.values()
        found[name] = phrase if usable else f"the {name.replace('_', ' ').strip().lower()}"
    return found


def _variables(entry: ast.FunctionDef) -> list[str]:
    stored = [node.id for node in ast.walk(entry) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)]
    return list(dict.fromkeys([*(one.arg for one in entry.args.args), *stored]))


def _names(entry: ast.FunctionDef) -> list[str]:
    return [one.arg for one in entry.args.args]


def _from_the_end(place: tuple[re.Match[str], str]) -> int:
    return -place[0].start()


def _same(written: str, text: str) -> bool:
    return _NUMBER.fullmatch(text) is not None and float(written.replace(",", "")) == float(text)


def _unposed(written: Posed, program: Program, entry: ast.FunctionDef) -> str:
    """What is wrong with the problem in words, if anything is."""
    if len(written.problem.strip()) < _SHORTEST:
        return '"problem" is empty or too short.'
    call = Call(tuple("0" for _ in entry.args.args))
    if surplus := unfilled(program, call):
        return f'"problem" has {{{surplus[0]}}} in it, but the function has no such parameter.'
    return ""


def _calls(inputs: list[str], program: Program, names: list[str]) -> Iterator[Call]:
    for text in inputs:
        inside = _CALL.match(text)
        try:
            call = read_input(inside[1] if inside else text.strip().strip("{}"))
        except BadInput:
            continue
        given = arguments(program, call)
        if set(given) == set(names):
            yield Call(tuple(given[name] for name in names))
