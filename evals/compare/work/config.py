"""What decides the samples of a field, and what a narrator makes of them."""

from typing import ClassVar

from graphs.config import Config as Generating


class Config(Generating):
    """As for ``graphs.generate``: of samples without narrators, of tellings with one; see ``graphs.config.Config``.

    Attributes:
        field: name of the field.
        samples: folder of its samples' journal, which may move; empty where they are being recorded.
    """

    idle: ClassVar[frozenset[str]] = Generating.idle | {"samples"}

    field: str
    samples: str = ""
