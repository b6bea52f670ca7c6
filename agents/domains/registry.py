"""Where domains are found: by name among the folders here, or by the path of a user's own folder or file."""

import re
import sys
import tomllib
from collections.abc import Callable, Mapping, Sequence
from difflib import get_close_matches
from functools import cache
from hashlib import blake2b
from importlib import import_module, invalidate_caches
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import cast

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from agents.domains.domain import Composer, Domain, Level, Shown
from agents.misfit import misfit

_FOLDER = Path(__file__).parent
_NAME = re.compile(r"[A-Za-z_]\w*\Z")
_MOST_LEVELS = 5


class UnknownDomain(ValueError):  # noqa: N818 -- says what is wrong, as LookupError does
    """No such domain; the message names those there are."""


class BadDomain(ValueError):  # noqa: N818 -- the same
    """A user's domain that cannot be used; the message is one line."""


class _Levels(BaseModel):
    model_config = ConfigDict(extra="forbid")
    statements: list[int] = Field(min_length=1, max_length=_MOST_LEVELS)
    steps: list[tuple[int, int]] = Field(min_length=1, max_length=_MOST_LEVELS)


class _Example(BaseModel):
    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)
    problem: str = Field(min_length=1)
    source: str = Field(min_length=1)
    glosses: dict[str, str]
    inputs: tuple[str, ...] = Field(min_length=1)


class _Table(BaseModel):
    """What ``domain.toml`` says."""

    model_config = ConfigDict(extra="forbid")
    title: str = Field(min_length=1)
    guidance: str = ""
    topics: dict[str, str] = Field(min_length=1)
    levels: _Levels
    example: _Example | None = None
    shapes: dict[int, tuple[str, ...]] = {}


def names() -> tuple[str, ...]:
    """All domains that come with the project, in alphabetical order."""
    return tuple(sorted(path.parent.name for path in _FOLDER.glob("*/domain.toml")))


def listing() -> str:
    """The domains that come with the project, one a line, each with its title and the number of its topics and levels."""
    found = [load(name) for name in names()]
    width = max(len(one.name) for one in found)
    return "\n".join(f"  {one.name:<{width}}  {one.title}: {len(one.topics)} topics, {_counted(one.levels)}" for one in found)


def _counted(levels: Sequence[Level]) -> str:
    return "1 level" if len(levels) == 1 else f"levels 1 to {len(levels)}"


def is_path(name: str) -> bool:
    """Whether a domain is asked for by the path of a folder or file, not by its name."""
    return "/" in name or name.endswith(".py") or (name not in names() and Path(name).exists())


@cache
def load(name: str) -> Domain:
    """The domain of a name, or that of a folder or file.

    A user's domain is Python code that is run here, as the user asks for by naming it.

    Raises:
        UnknownDomain: there is no such domain.
        BadDomain: what is there is none.
    """
    if not is_path(name):
        if name not in names():
            near = get_close_matches(name.lower(), names(), n=1)
            known = f"domains are {', '.join(names())}, or the path of your own"
            guess = f"did you mean {near[0]}? The" if near else "the"
            raise UnknownDomain(f"unknown domain {name!r}; {guess} {known}")
        return _folder(_FOLDER / name, lambda topic: import_module(f"agents.domains.{name}.{topic}"))
    path = Path(name).resolve()
    if not path.exists():
        raise UnknownDomain(f"unknown domain {name!r}: there is no such folder or file")
    if not _NAME.match(path.stem):
        raise BadDomain(f"{name}: the name of a domain consists of letters, digits and underscores")
    return _own_folder(path) if path.is_dir() else _file(path)


def _own_folder(path: Path) -> Domain:
    if not (path / "domain.toml").exists():
        raise BadDomain(f"{path}: a domain's folder has a domain.toml")
    return _folder(path, lambda topic: _module(path / f"{topic}.py"))


def _folder(path: Path, module: Callable[[str], ModuleType]) -> Domain:
    with (path / "domain.toml").open("rb") as file:
        try:
            data = tomllib.load(file)
        except tomllib.TOMLDecodeError as error:
            raise BadDomain(f"{path / 'domain.toml'}: {error}") from error
    return _domain(path, data, lambda topic: _function(path, module(topic), "compose"))


def _file(path: Path) -> Domain:
    module = _module(path)
    data = getattr(module, "DOMAIN", None)
    if not isinstance(data, dict):
        raise BadDomain(f"{path}: a domain's file has a dictionary called DOMAIN")
    return _domain(path, data, lambda topic: _function(path, module, f"compose_{topic}"))


def _domain(path: Path, data: Mapping[str, object], composers: Callable[[str], Composer]) -> Domain:
    try:
        table = _Table.model_validate(data)
    except ValidationError as error:
        raise BadDomain(f"{path}: {misfit(error)}") from error
    if len(table.levels.statements) != len(table.levels.steps):
        raise BadDomain(f"{path}: levels: statements and steps must be equally many")
    bad = [topic for topic in table.topics if not _NAME.match(topic)]
    if bad:
        raise BadDomain(f"{path}: a topic's name consists of letters, digits and underscores, not {bad[0]!r}")
    bounds = zip(table.levels.statements, table.levels.steps, strict=True)
    levels = tuple(Level(number, statements, *steps) for number, (statements, steps) in enumerate(bounds, start=1))
    example = Shown(**table.example.model_dump()) if table.example else None
    return Domain(path.stem, table.title, table.topics, levels, table.guidance.strip(), composers, example, table.shapes)


def _function(path: Path, module: ModuleType, name: str) -> Composer:
    found = getattr(module, name, None)
    if not callable(found):
        raise BadDomain(f"{path}: {module.__name__.rpartition('.')[2]} has no function {name}(sheet)")
    return cast("Composer", found)


@cache
def _module(path: Path) -> ModuleType:
    """The module in a file; within a folder its neighbours can be imported by ``from . import``."""
    if not path.exists():
        raise BadDomain(f"{path}: there is no such file")
    name = f"{_package(path.parent)}.{path.stem}"
    spec = spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    sys.modules[name] = module
    invalidate_caches()  # a folder that was just written may not yet be seen with all of its files
    try:
        spec.loader.exec_module(module)
    except Exception as error:
        del sys.modules[name]
        raise BadDomain(f"{path}: {type(error).__name__}: {error}") from error
    return module


def _package(folder: Path) -> str:
    """The package of a folder, made once; folders of one name that lie in different places are different packages."""
    name = f"code2cot_domain_{folder.name}_{blake2b(str(folder).encode(), digest_size=8).hexdigest()}"
    if name not in sys.modules:
        package = ModuleType(name)
        package.__path__ = [str(folder)]
        sys.modules[name] = package
    return name
