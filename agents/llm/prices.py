"""What replies cost: exact sums of money, with the source and date of each price. What is unknown stays unknown."""

import tomllib
from collections.abc import Collection
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from agents.llm.base import Usage
from agents.misfit import misfit

PACKAGED = Path(__file__).with_name("prices.toml")
_MILLION = 1_000_000
Money = Annotated[Decimal, Field(ge=0, max_digits=12, decimal_places=6)]


class BadPrices(ValueError):  # noqa: N818 -- a file is bad; nothing went wrong
    """A file of prices says what is not understood; the message is one line."""


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Source(_Strict):
    """Where prices were read, and when.

    Attributes:
        url, date: of the page.
        vendor: whether they hold for the vendor's own servers only, and say nothing of others with models of the same names.
        batch: the share of these prices that requests handed in as batches cost; unknown if ``None``.
    """

    url: str
    date: date
    vendor: bool = False
    batch: Money | None = None


class Price(_Strict):
    """US dollars per million tokens.

    Attributes:
        source: name of where it was read.
        input: of a question's tokens.
        cached: of those read from the vendor's prompt cache; unknown if ``None``.
        written: of those written to it; as ``input`` if ``None``.
        output: of a reply's tokens.
        up_to: tokens of input above which all of this is unknown; ``None`` for no bound.
        batch: the share of this price that a request handed in as part of a batch costs; as the source says if ``None``.
    """

    source: str = ""
    input: Money
    cached: Money | None = None
    written: Money | None = None
    output: Money
    up_to: int | None = None
    batch: Money | None = None

    def times(self, share: Decimal) -> Self:
        """The price at which a share of this one is paid."""
        cached, written = (None if part is None else part * share for part in (self.cached, self.written))
        update = {"input": self.input * share, "cached": cached, "written": written, "output": self.output * share}
        return self.model_copy(update=update)

    def of(self, usage: Usage) -> Decimal | None:
        """What a reply cost, exactly; ``None`` if that cannot be known."""
        if usage.input is None or usage.output is None or (self.up_to is not None and usage.input > self.up_to):
            return None
        cached, written = usage.cached or 0, usage.written or 0
        if cached and self.cached is None:
            return None
        fresh = usage.input - cached - written
        sums = fresh * self.input + cached * (self.cached or 0) + usage.output * self.output
        return (sums + written * (self.input if self.written is None else self.written)) / _MILLION


class Prices(_Strict):
    """A file of prices, by the names that the command line has for models.

    Attributes:
        sources: by their names.
        models: prices by model.
    """

    sources: dict[str, Source] = Field(default_factory=dict)
    models: dict[str, Price] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _sources_are_told(self) -> Self:
        for name, price in self.models.items():
            if price.source and price.source not in self.sources:
                raise ValueError(f"{name} has its price from {price.source!r}, which is not among the sources")
        return self

    def only(self, names: Collection[str]) -> "Prices":
        """The prices of some models, with their sources."""
        models = {name: price for name, price in self.models.items() if name in names}
        sources = {price.source for price in models.values()}
        return Prices(sources={name: source for name, source in self.sources.items() if name in sources}, models=models)

    def over(self, other: "Prices") -> "Prices":
        """These prices, and another's for what is not here."""
        return Prices(sources={**other.sources, **self.sources}, models={**other.models, **self.models})

    def of(self, name: str, *, at_vendor: bool, batch: bool = False) -> Price | None:
        """The price of a model at its vendor's servers or at others, in batches or not; ``None`` if it is unknown."""
        price = self.models.get(name)
        source = self.sources.get(price.source) if price else None
        if price is None or (source and source.vendor and not at_vendor):
            return None
        share = price.batch if price.batch is not None or source is None else source.batch
        return price if not batch else None if share is None else price.times(share)

    def told(self, name: str, *, at_vendor: bool, batch: bool = False) -> str:
        """The price of a model and its source in words, or that it is unknown."""
        price = self.of(name, at_vendor=at_vendor, batch=batch)
        if price is None:
            return "price unknown"
        source = self.sources.get(price.source)
        return f"${price.input} in, ${price.output} out a million" + (f" ({source.url}, {source.date})" if source else "")


def read(path: Path) -> Prices:
    """Read a file of prices.

    Raises:
        BadPrices: it is no TOML or says what is not understood.
        OSError: it cannot be read.
    """
    try:
        return Prices.model_validate(tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal))
    except ValidationError as error:
        raise BadPrices(f"{path}: {misfit(error)}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadPrices(f"{path}: {error}") from None


def prices(override: Path | None) -> Prices:
    """The packaged prices, under those of a file of the user's.

    Raises:
        BadPrices: that file says what is not understood.
        OSError: it cannot be read.
    """
    own = read(override) if override else Prices()
    return own.over(read(PACKAGED))
