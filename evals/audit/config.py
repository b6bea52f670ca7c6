"""What decides the report of an audit."""

from typing import ClassVar

from graphs.config import Decisive


class Config(Decisive):
    """The part of a command that must not change while an audit goes on; see ``graphs.config.Decisive``.

    Attributes:
        file: what is audited; it may move.
        digest_of_file: SHA-256 of its content.
        sandbox: what programs run in; ``auto`` is resolved.
        image, python: of the sandbox.
        runtime: of the Docker engine; empty for its default. Programs do the same under each.
        code: digest of the source files that decide verdicts.
    """

    idle: ClassVar[frozenset[str]] = frozenset({"file", "runtime"})

    file: str
    digest_of_file: str
    sandbox: str
    image: str = ""
    python: str = ""
    runtime: str = ""
    code: str = ""

    def in_words(self, other: Decisive) -> dict[str, str]:
        """As ``Decisive`` says it, and the file by its name."""
        return {**super().in_words(other), "digest_of_file": "the audited rows have changed since"}
