"""A function with exactly what it needs of its file, and of the files beside it, as a program of its own."""

import ast
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache

from agents.corpus.module import Defined, Module, Part, is_known
from agents.corpus.needs import need_of
from agents.corpus.row import BadRow, one_statement_a_line
from sandbox.packages import carried

Find = Callable[[Module, str, int], Module | None]
"""Finds the file of a module by its dotted name and the dots before it, as an import in another file says them."""
_MOST_LINES = 600


class LeftOut(BadRow):
    """No program can be made of a function.

    Attributes:
        reason: a short snake_case word that is counted.
        detail: for people, one line.
    """

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.detail = detail


def program_of(module: Module, entry: str, find: Find) -> str:
    """The source of a program with the function ``entry`` of a file, and what it needs, in the order of the text.

    Docstrings are left away, for they may hold answers.

    Raises:
        LeftOut: it needs what a program cannot have.
    """
    search = _Search(find)
    search.take(module, entry)
    search.check()
    source = search.text()
    if source.count("\n") > _MOST_LINES:
        raise LeftOut("too_long", f"with what it needs it has {source.count(chr(10))} lines; {_MOST_LINES} are the most")
    return source


@dataclass
class _Search:
    """What has been found to be needed.

    Attributes:
        find: finds other files.
        parts: of each file that it is taken of; the files that others need something of come first, the function's own last.
        renamed: new name -> file and name there, for what is imported under another name.
        spaces: name -> file, for files that are imported as a whole.
        fields: what is used of these, by name.
    """

    find: Find
    parts: dict[Module, set[Part]] = field(default_factory=dict)
    renamed: dict[str, tuple[Module, str]] = field(default_factory=dict)
    spaces: dict[str, Module] = field(default_factory=dict)
    fields: dict[str, set[str]] = field(default_factory=dict)
    _done: set[tuple[str, str]] = field(default_factory=set)

    def take(self, module: Module, name: str) -> None:
        """Take what a name of a file stands for, and all that this needs."""
        taken = self.parts.setdefault(module, set())
        waiting = [name]
        while waiting:
            one = waiting.pop()
            if (module.path, one) in self._done:
                continue
            self._done.add((module.path, one))
            for part in _behind(module, one):
                if not part.alias or self._is_carried(module, part):
                    taken.add(part)
                waiting += sorted(part.needs)
        for one in sorted(self.spaces.keys() & {name for part in taken for name in part.needs}):
            self._take_fields(one, [part.node for part in taken if one in part.needs])
        self.parts[module] = self.parts.pop(module)  # whatever it needs of others has come before it now

    def _is_carried(self, module: Module, part: Part) -> bool:
        """Whether an import can stay; what comes from a file beside is taken from there instead.

        Raises:
            LeftOut: it can be had in neither way.
        """
        node, alias = part.node, part.alias
        assert alias is not None, "only imports come here"
        level, source = (node.level, node.module or "") if isinstance(node, ast.ImportFrom) else (0, alias.name)
        if not level and is_carried(source):
            return True
        other = self.find(module, source, level)
        if isinstance(node, ast.ImportFrom) and other and alias.name in other.binding:
            if alias.asname and self.renamed.setdefault(alias.asname, (other, alias.name)) != (other, alias.name):
                raise _clash(alias.asname, module)
            self.take(other, alias.name)
            return False
        whole = self.find(module, f"{source}.{alias.name}".lstrip("."), level) if isinstance(node, ast.ImportFrom) else other
        name = alias.asname or alias.name
        if whole is None or "." in name:
            reason = "needs_sibling" if level or other else "needs_package"
            raise LeftOut(reason, f"it imports {ast.unparse(_narrowed(node, [alias])).removeprefix('import ')}")
        if self.spaces.setdefault(name, whole) is not whole:
            raise _clash(name, module)
        return False

    def _take_fields(self, name: str, nodes: list[ast.stmt]) -> None:
        """Take what statements use of a file that is imported as a whole.

        Raises:
            LeftOut: they use it otherwise than by naming something in it.
        """
        whole, fields = self.spaces[name], self.fields.setdefault(name, set())
        found = [inner for node in nodes for inner in ast.walk(node)]
        bare = sum(isinstance(one, ast.Name) and one.id == name for one in found)
        used = [one.attr for one in found if isinstance(one, ast.Attribute) and _is_name(one.value, name)]
        if len(used) < bare:
            raise LeftOut("needs_sibling", f"it uses {name} as a whole")
        for one in sorted(set(used) - fields):
            if one not in whole.binding:
                raise LeftOut("needs_sibling", f"{one} is not defined in {whole.path}")
            fields.add(one)
            self.take(whole, one)

    def check(self) -> None:
        """Make sure that the parts get along, and need nothing of the world.

        Raises:
            LeftOut: they do not.
        """
        bound = {new: (module.path, old) for new, (module, old) in self.renamed.items()}
        bound |= {name: (whole.path, "") for name, whole in self.spaces.items()}
        for module, parts in self.parts.items():
            aliases = _aliases(parts)
            for name in sorted({name for part in parts for name in part.binds}):
                meant = ("", aliases[name]) if name in aliases else (module.path, name)
                if bound.setdefault(name, meant) != meant:
                    raise _clash(name, module)
            nodes = [part.node for part in sorted(parts, key=lambda one: one.place) if not part.alias]
            reason, what = need_of(nodes, aliases)
            if reason:
                raise LeftOut(reason, f"it uses {what}")
            for node in nodes:
                _check_inner_imports(node, module, self.find)

    def text(self) -> str:
        """The parts as one source."""
        heads = dict.fromkeys(one for module, parts in self.parts.items() for one in _head(module, parts))
        spaces = [f"{name} = SimpleNamespace({_fields(names)})" for name, names in sorted(self.fields.items()) if names]
        heads |= {"from types import SimpleNamespace": None} if spaces else {}
        lines = sorted(heads, key=lambda one: not one.startswith("from __future__"))
        for module, parts in self.parts.items():
            lines += _body(module, parts)
            again = [f"{new} = {old}" for new, (other, old) in sorted(self.renamed.items()) if other is module]
            lines += ["", *again] if again else []
        lines += ["", "", *spaces] if spaces else []
        return "\n".join(lines).strip() + "\n"


def _clash(name: str, module: Module) -> LeftOut:
    return LeftOut("name_clash", f"{name} means one thing in {module.path} and another in a file that it imports")


def _is_name(node: ast.expr, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name


def _fields(names: set[str]) -> str:
    return ", ".join(f"{name}={name}" for name in sorted(names))


def _behind(module: Module, name: str) -> list[Part]:
    """The parts that make up what a name stands for.

    Raises:
        LeftOut: it stands for nothing.
    """
    binding = module.binding.get(name, ())
    if binding:
        is_data = any(part.is_data for part in binding)
        binding = tuple(part for part in binding if part is binding[-1] or not _is_replaced(part, binding[-1]))
        return [*binding, *(part for part in module.parts if name in part.changes and (is_data or _is_lasting(part)))]
    if is_known(name):
        return []
    stars = list(module.binding.get("*", ()))
    if not stars:
        raise LeftOut("needs_files" if name == "__file__" else "undefined_name", f"{name} is not defined in {module.path}")
    return stars


def _head(module: Module, parts: set[Part]) -> list[str]:
    """The imports of a file that are needed, one line for each statement."""
    needed: dict[ast.stmt, list[ast.alias]] = {}
    lazy = module.features if any(_is_annotated(part.node) for part in parts if not part.alias) else ()
    for part in sorted({*parts, *lazy}, key=lambda one: one.place):
        if part.alias:
            needed.setdefault(part.node, []).append(part.alias)
    return [ast.unparse(_narrowed(node, names)) for node, names in needed.items()]


def _narrowed(node: ast.stmt, names: list[ast.alias]) -> ast.stmt:
    return ast.ImportFrom(node.module, names, node.level) if isinstance(node, ast.ImportFrom) else ast.Import(names)


def _body(module: Module, parts: set[Part]) -> list[str]:
    """The other statements, each after an empty line, or two around functions and classes as is usual."""
    found: list[str] = []
    for part in sorted((one for one in parts if not one.alias), key=lambda one: one.place):
        found += ["", *([] if part.is_data else [""]), one_statement_a_line(_without_docstrings(module.segment(part)))]
    return found


def _without_docstrings(text: str) -> str:
    """The text of a statement without the docstrings in it; a body that would be empty gets a ``pass``."""
    lines = text.split("\n")
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) or ast.get_docstring(node) is None:
            continue
        first, last = node.body[0].lineno, node.body[0].end_lineno or node.body[0].lineno
        indent = lines[first - 1][: node.body[0].col_offset]
        if indent.strip() or (len(node.body) > 1 and node.body[1].lineno == last):
            continue  # it shares its line with code
        if last < len(lines) and not lines[last].strip():
            lines[last] = "\0"
        lines[first - 1 : last] = [f"{indent}pass" if len(node.body) == 1 else "\0", *["\0"] * (last - first)]
    return "\n".join(line for line in lines if line != "\0")


def _aliases(parts: set[Part]) -> Mapping[str, str]:
    """What imported names stand for, as dotted names."""
    found: dict[str, str] = {}
    for part in parts:
        match part.node, part.alias:
            case ast.Import(), ast.alias(name=name, asname=None):
                found[name.partition(".")[0]] = name.partition(".")[0]
            case ast.Import(), ast.alias(name=name, asname=str(other)):
                found[other] = name
            case ast.ImportFrom(module=str(module)), ast.alias(name=name, asname=other):
                found[other or name] = f"{module}.{name}"
    return found


def _is_annotated(node: ast.stmt) -> bool:
    return any(getattr(inner, "annotation", None) or getattr(inner, "returns", None) for inner in ast.walk(node))


def _is_replaced(part: Part, last: Part) -> bool:
    """Whether nothing is left of a definition once the last one of its name has run; that may still use it as a decorator."""
    if not isinstance(part.node, Defined) or not isinstance(last.node, Defined):
        return False
    used = (node for one in last.node.decorator_list for node in ast.walk(one) if isinstance(node, ast.Name))
    return all(node.id != part.node.name for node in used)


def _is_lasting(part: Part) -> bool:
    """Whether a statement that changes functions or classes is there for good, and not a use of them."""
    return isinstance(part.node, ast.Assign | ast.AugAssign | Defined)


def _check_inner_imports(node: ast.stmt, module: Module, find: Find) -> None:
    """Make sure that what a function imports itself can be had; what it can do without is its own affair."""
    optional = {id(inner) for tried in ast.walk(node) if isinstance(tried, ast.Try) for inner in ast.walk(tried)}
    for inner in ast.walk(node):
        if id(inner) in optional:
            continue
        if isinstance(inner, ast.Import):
            for alias in inner.names:
                _check_package(alias.name, module, find)
        elif isinstance(inner, ast.ImportFrom) and (inner.level or not is_carried(inner.module or "")):
            beside = inner.level or find(module, inner.module or "", 0)
            raise LeftOut("needs_sibling" if beside else "needs_package", f"it imports {'.' * inner.level}{inner.module or ''}")


def _check_package(name: str, module: Module, find: Find) -> None:
    if not is_carried(name):
        raise LeftOut("needs_sibling" if find(module, name, 0) else "needs_package", f"it imports {name}")


def is_carried(name: str) -> bool:
    """Whether programs find a module in the sandbox."""
    return name.partition(".")[0] in _carried()


@cache
def _carried() -> frozenset[str]:
    return frozenset(sys.stdlib_module_names) | carried()
