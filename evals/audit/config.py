"""What decides the report of an audit."""

from typing import ClassVar

from graphs.config import Decisive
from graphs.means import Means


class Config(Decisive):
    """The part of a command that must not change while an audit goes on; see ``graphs.config.Decisive``.

    Attributes:
        file: what is audited; it may move.
        digest_of_file: SHA-256 of its content.
        sandbox: what programs run in; ``auto`` is resolved.
        image, python: of the sandbox.
        runtime: of the Docker engine; empty for its default. Programs do the same under each.
        domain: path of a user's own domain, of which the rows are; empty for none.
        digest_of_domain: of what lies there.
        annotator: name of the model that adds anchors; empty for none.
        models: digest of how it is asked.
        means: how it is reached and paid, which decides nothing.
        code: digest of the source files that decide verdicts.
    """

    idle: ClassVar[frozenset[str]] = frozenset({"file", "runtime", "domain", "means"})

    file: str
    digest_of_file: str
    sandbox: str
    image: str = ""
    python: str = ""
    runtime: str = ""
    domain: str = ""
    digest_of_domain: str = ""
    annotator: str = ""
    models: str = ""
    means: Means = Means()
    code: str = ""

    def in_words(self, other: Decisive) -> dict[str, str]:
        """As ``Decisive`` says it, and the file by its name."""
        return {
            **super().in_words(other),
            "digest_of_file": "the audited rows have changed since",
            "digest_of_domain": "the domain has changed since",
        }
