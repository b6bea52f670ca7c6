"""From names on the command line to the parts that do the work."""

from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from agents import domains
from agents.author import Author
from agents.bare import BareAuthor
from agents.corpus import CorpusAuthor, FolderAuthor, Functions
from agents.grammar import GrammarAuthor
from agents.llm_author import ModelAuthor, RefactorAuthor
from agents.llm_author.claims import Owner, claims
from agents.llm_narrator import Annotator, ModelNarrator, Style
from agents.narrator import Narrator
from agents.seeds import Seed
from agents.sources import Sources, holds_python
from graphs.config import Config
from graphs.context import TIERS, Attempts, Context
from graphs.example import Direction
from graphs.means import Opener, is_model
from graphs.patience import PatientSandbox
from sandbox.base import Sandbox
from sandbox.open import open_sandbox

AUTHORS = {"grammar": "agents.grammar.author:GrammarAuthor"}
"""Name -> the class."""
_ALLOWED = "grammar, corpus:FILE, corpus:DIR, openai/MODEL and anthropic/MODEL"
NARRATORS = {"template": "agents.template:TemplateNarrator"}
"""Name -> the class."""

TIERS_OF_MODELS = (25, 60, 300, 3_000)
"""Lengths of traces as in ``Context.tiers``: of what a model is told and has to tell each step costs, and may go wrong."""


class Corpus(Protocol):
    """What programs are taken from: as many as it is long."""

    def __len__(self) -> int: ...

    def check(self) -> None:
        """Make sure that something in it is usable.

        Raises:
            ValueError: nothing is; the message is one line.
        """
        ...


def open_corpus(path: Path, *, refactored: bool = False) -> Corpus:
    """The rows of a file, the functions of Python files or, to be refactored, the files themselves.

    Raises:
        ValueError: it cannot be read or nothing is in it; the message is one line.
    """
    if refactored:
        return Sources(path)
    return Functions(path) if holds_python(path) else CorpusAuthor(path)


def open_author(name: str) -> Author:
    """The author of a name such as ``grammar`` that needs nothing else.

    Raises:
        ValueError: there is no such author; the message is one line.
    """
    if name not in AUTHORS:
        kind = name.partition(":")[0]
        if kind == "corpus":
            raise ValueError("author 'corpus' needs a file or a folder: corpus:FILE or corpus:DIR")
        if kind in AUTHORS:
            raise ValueError(f"author {kind!r} takes no {name.removeprefix(kind)}")
        raise ValueError(f"unknown author {name!r}; allowed are {_ALLOWED}")
    return cast("Author", _load(AUTHORS[name])())


def open_narrator(name: str, direction: Direction = "forward") -> Narrator:
    """The narrator of a name such as ``template``, for one direction.

    Raises:
        ValueError: there is no such narrator; the message is one line.
    """
    if name not in NARRATORS:
        raise ValueError(f"unknown narrator {name!r}; allowed: {', '.join(NARRATORS)}, openai/MODEL, anthropic/MODEL")
    return cast("Narrator", _load(NARRATORS[name])(backward=direction == "backward", asked=direction == "trace-question"))


def seed_at(config: Config, index: int) -> Seed:
    """The seed of a number within the run: topics and levels take turns where the author has them."""
    if corpus_file(config.author):
        return Seed(config.seed, config.domain, "", 0, index)
    domain = domains.load(own_domain(config) or config.domain)
    topic, level = domain.narrowed(config.topics, config.levels).assign(index)
    return Seed(config.seed, config.domain, topic, level, index)


def own_domain(config: Config) -> str:
    """Path of the user's own domain, if the run has one."""
    return "" if corpus_file(config.author) else config.source


def corpus_file(author: str) -> Path | None:
    """The file or folder of programs that others wrote, if an author of this name gives such."""
    kind, _, rest = author.partition(":")
    return Path(rest) if kind == "corpus" and rest else None


@asynccontextmanager
async def open_context(config: Config) -> AsyncIterator[Context]:
    """The nodes' dependencies for one worker: a sandbox of its own, closed in the end.

    Raises:
        SandboxError: the sandbox cannot be opened.
    """
    async with AsyncExitStack() as stack:
        runtime = config.runtime or None
        sandbox = await stack.enter_async_context(open_sandbox(config.sandbox, workers=config.means.rooms, runtime=runtime))
        opener = await stack.enter_async_context(config.means.opened())
        owner = stack.enter_context(claims(Path(config.means.programs) if config.means.programs else None))
        patient = PatientSandbox(sandbox)
        author = _author(config, opener, patient, owner)
        yield Context(
            sandbox=patient,
            author=BareAuthor(author) if config.prompt_style == "code" else author,
            narrators=tuple(narrator_of(name, config, opener) for name in config.narrators),
            cascade=config.cascade,
            annotator=Annotator(opener(config.annotator)) if config.annotator else None,
            direction=config.direction,
            with_code=config.prompt_style == "both",
            paths=config.paths,
            seconds=config.explore_seconds,
            contrast=config.contrast,
            image=config.image,
            attempts=Attempts(config.write_attempts, config.narrate_attempts),
            tiers=TIERS_OF_MODELS if any(map(is_model, config.narrators)) else TIERS,
        )


def _author(config: Config, opener: Opener, sandbox: Sandbox, owner: Owner) -> Author:
    if is_model(config.author):
        return ModelAuthor(opener(config.author), config.max_tokens, own_domain(config), owner)
    if config.author == GrammarAuthor.name:
        return GrammarAuthor(own_domain(config), others=config.explore_seconds > 0)
    if not config.source:
        return open_author(config.author)
    corpus = open_corpus(Path(config.source), refactored=bool(config.refactor))
    if isinstance(corpus, Sources):
        return RefactorAuthor(opener(config.refactor), corpus, sandbox, config.max_tokens, owner)
    if isinstance(corpus, Functions):
        return FolderAuthor(corpus, sandbox)
    assert isinstance(corpus, CorpusAuthor), "rows of a file are their own author"
    return corpus


def narrator_of(name: str, config: Config, opener: Opener) -> Narrator:
    """The narrator of a name within a run; ``opener`` gives its model, if it is one.

    Raises:
        ValueError: there is no such narrator.
    """
    if not is_model(name):
        return open_narrator(name, config.direction)
    style = cast("Style", config.style)
    return ModelNarrator(
        opener(name),
        style,
        plain=config.plain_narration,
        max_tokens=config.max_tokens,
        backward=config.direction == "backward",
    )


def _load(path: str) -> Callable[..., object]:
    module, _, name = path.partition(":")
    return cast("Callable[..., object]", getattr(import_module(module), name))
