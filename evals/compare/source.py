"""Where the programs of a field come from."""

from dataclasses import dataclass
from pathlib import Path

from agents import domains
from graphs.preparation import digest_of_source
from graphs.setup import corpus_file, open_corpus


@dataclass(frozen=True, slots=True)
class Source:
    """A domain of the grammar's, or a corpus.

    Attributes:
        name: of the field.
        domain, author: as in ``graphs.config.Config``.
        path: of the corpus or the user's own domain; ``None`` for a domain that comes with the project.
        most: programs that there are; ``None`` for any number.
        is_foreign: whether others wrote them.
    """

    name: str
    domain: str
    author: str
    path: Path | None = None
    most: int | None = None
    is_foreign: bool = False

    @property
    def digest(self) -> str:
        """Of what lies at ``path``; empty where nothing does."""
        if self.path is None:
            return ""
        return digest_of_source(self.path, self.path if self.is_foreign else None)


def of_domain(name: str) -> Source:
    """The field of a domain, by its name or the path of the user's own.

    Raises:
        UnknownDomain, BadDomain: there is none; the message is one line.
    """
    found = domains.load(name)
    return Source(found.name, found.name, "grammar", Path(name) if domains.is_path(name) else None)


def of_author(name: str) -> Source:
    """The field of a corpus, named as ``corpus:FILE`` or ``corpus:DIR``.

    Raises:
        ValueError: it is no such name, or nothing in it is usable; the message is one line.
    """
    file = corpus_file(name)
    if file is None:
        raise ValueError(f"{name!r} is no corpus; allowed: corpus:FILE, corpus:DIR (and --domain for the grammar's programs)")
    corpus = open_corpus(file)
    corpus.check()
    author = f"corpus:{file.resolve().name}"
    return Source(author, "corpus", author, file, len(corpus), is_foreign=True)
