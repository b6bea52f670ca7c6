"""The options of ``generate`` that are about models."""

import argparse
import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path

from agents.llm import config, prices
from agents.llm.batching import MOST_REQUESTS
from agents.llm.cache import default_path
from agents.llm.config import BadModel, Model, Models
from agents.llm.open import Reach, resolved
from agents.llm.prices import BadPrices, Prices
from agents.llm_narrator import STYLES
from graphs.means import is_model
from graphs.parser import Parser

DEFAULT_FAILURES = 20
_MOST_AT_ONCE = 1_000
_MOST_IN_BATCHES = 50_000
_LONGEST_POLL_S = 3_600.0
AT_ONCE = 16
"""Seeds under way at once, where a model makes them wait, unless the command says otherwise."""
IN_BATCHES = 2_000
"""The same where it makes them wait for hours."""


@dataclass(frozen=True, slots=True)
class ModelOptions:
    """What a command says about models.

    Attributes:
        models: those that it names, with all defaults worked out.
        style: of tellings.
        plain: whether narrators are asked for prose without anchors.
        cascade: whether each narrator tells only what those before it failed at.
        annotator: name of the model that adds anchors; empty for none.
        max_tokens: of a reply.
        prices: of models.
        cache: file of replies; ``None`` to keep none.
        max_cost, max_failures: limits at which the run pauses.
        batch_poll: seconds between two looks at a batch; ``None`` to ask one by one.
        batch_size: requests of one batch at most.
        dry_run: how many prompts to render instead of asking anybody; 0 to do the work.
    """

    models: dict[str, Model] = field(default_factory=dict)
    style: str = ""
    plain: bool = False
    cascade: bool = False
    annotator: str = ""
    max_tokens: int = 0
    prices: Prices = field(default_factory=Prices)
    cache: Path | None = None
    max_cost: Decimal | None = None
    max_failures: int | None = None
    batch_poll: float | None = None
    batch_size: int = MOST_REQUESTS
    dry_run: int = 0


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options to a command's."""
    group = parser.add_argument_group("models", "for authors and narrators called openai/MODEL or anthropic/MODEL")
    add = group.add_argument
    add_telling(group)
    add(
        "--cascade", action="store_true", help="each narrator tells only what those before it failed at: name the cheap one first"
    )
    add("--batch", action="store_true",
        help="hand requests in as batches, for half the vendors' price and within a day; stopped or killed, the same command "
        "fetches what was handed in")  # fmt: skip
    add("--batch-poll", type=_seconds, default=60.0, metavar="S", help="seconds between two looks at a batch (default: 60)")
    add("--batch-size", type=int, default=MOST_REQUESTS, metavar="B",
        help=f"requests of one batch at most (default: {MOST_REQUESTS:,})")  # fmt: skip
    add("--dry-run", type=int, nargs="?", const=5, default=0, metavar="K",
        help="ask nobody: render the prompts of K seeds (default: 5) and say what the run would ask for and cost")  # fmt: skip


def add_telling(group: argparse._ActionsContainer, *also: str) -> None:
    """Add the options about how models tell, also by other names, where they are, and how much they may cost."""
    add = group.add_argument
    add("--telling", *also, choices=STYLES, help="how models tell; all but no-code speak of the program, which the prompt then "
        "shows (default: no-code)")  # fmt: skip
    add("--plain-narration", action="store_true", help="ask for prose without anchors, for models that cannot write them")
    add("--annotator", metavar="N", help="a model that says which sentence tells what, where plain prose is not understood")
    add_reach(group)
    add("--max-tokens", type=int, default=4096, metavar="T", help="tokens of a reply at most (default: 4096)")
    add("--max-cost", type=_dollars, metavar="USD", help="pause once this much is spent, earlier sittings included")
    add("--max-failures", type=int, default=DEFAULT_FAILURES, metavar="F",
        help=f"pause once so many requests failed one after the other (default: {DEFAULT_FAILURES})")  # fmt: skip


def add_reach(group: argparse._ActionsContainer) -> None:
    """Add the options that say where models are and what is kept of them, to a parser or a group of its options."""
    add = group.add_argument
    add("--base-url", default="", metavar="URL", help="a server that speaks the protocol, instead of the vendor's")
    add("--key-env", default="", metavar="NAME", help="environment variable with that server's key, if it wants one")
    add("--model-config", type=Path, metavar="FILE", help="TOML: endpoints, limits and parameters of models")
    add("--prices", type=Path, metavar="FILE", help="TOML: prices that go before those that are shipped")
    add("--cache", type=Path, metavar="FILE", help="where replies are kept (default: in the user's cache folder)")
    add("--no-cache", action="store_true", help="keep no replies")


def read_model_options(parser: Parser, given: argparse.Namespace, roles: Sequence[str]) -> ModelOptions:
    """What the options say; a bad one ends the process with one line.

    Args:
        parser: of the command.
        given: the options.
        roles: names of author and narrators.
    """
    asked = [name for name in dict.fromkeys([*roles, *([given.annotator] if given.annotator else [])]) if is_model(name)]
    narrators = [name for name in roles[1:] if is_model(name)]
    unused = [
        f"--{name.replace('_', '-')}"
        for name in ("telling", "plain_narration")
        if getattr(given, name) and not narrators
    ]  # fmt: skip
    if unused:
        parser.error(f"{unused[0]} is for narrators that are models, such as --narrator openai/MODEL")
    if given.annotator and not is_model(given.annotator):
        parser.error(f"the annotator {given.annotator!r} is no model; allowed: openai/MODEL, anthropic/MODEL")
    if given.cascade and len(roles) < 3:
        parser.error("--cascade needs several narrators: repeat --narrator, the cheap one first")
    if given.dry_run and not asked:
        parser.error("--dry-run is for runs that ask models; this one asks none")
    models = read_models(parser, given, asked, keys=not given.dry_run)
    _check_batches(parser, given, models)
    return ModelOptions(
        models=models,
        style=(given.telling or STYLES[0]) if narrators else "",
        plain=given.plain_narration,
        cascade=given.cascade,
        annotator=given.annotator or "",
        max_tokens=given.max_tokens if asked else 0,
        prices=read_prices(parser, given, models),
        cache=cache_of(given) if asked else None,
        max_cost=given.max_cost if asked else None,
        max_failures=given.max_failures if asked else None,
        batch_poll=given.batch_poll if given.batch else None,
        batch_size=given.batch_size,
        dry_run=given.dry_run,
    )


def read_models(parser: Parser, given: argparse.Namespace, names: Sequence[str], *, keys: bool) -> dict[str, Model]:
    """The models of some names, as the options say that they are reached; ``keys`` if they must be there."""
    if unknown := [name for name in names if not is_model(name)]:
        parser.error(f"{unknown[0]!r} is no model; allowed: openai/MODEL, anthropic/MODEL")
    try:
        file = config.read(given.model_config) if given.model_config else Models()
        reach = Reach(file, given.base_url, given.key_env)
        found = {name: resolved(name, reach) for name in names}
    except BadModel as error:
        parser.error(str(error))
    except OSError as error:
        parser.error(f"{given.model_config}: {error.strerror}")
    for name, model in found.items():
        for endpoint in model.endpoints:
            if keys and endpoint.key_env and not os.environ.get(endpoint.key_env):
                parser.error(f"{name} needs its key in the environment variable {endpoint.key_env}")
    return found


def read_prices(parser: Parser, given: argparse.Namespace, models: dict[str, Model]) -> Prices:
    """The prices of some models."""
    try:
        return prices.prices(given.prices).only(models) if models else Prices()
    except BadPrices as error:
        parser.error(str(error))
    except OSError as error:
        parser.error(f"{given.prices}: {error.strerror}")


def cache_of(given: argparse.Namespace) -> Path | None:
    """Where replies are kept."""
    return None if given.no_cache else given.cache or default_path()


def at_once(parser: Parser, asked: int | None, *, batches: bool) -> int:
    """Seeds under way at once where a model makes them wait."""
    most = _MOST_IN_BATCHES if batches else _MOST_AT_ONCE
    if asked and asked > most:
        parser.error(f"--concurrency {asked} is more than {most:,}")
    return asked or (IN_BATCHES if batches else AT_ONCE)


def _check_batches(parser: Parser, given: argparse.Namespace, models: dict[str, Model]) -> None:
    if given.batch and not models:
        parser.error("--batch is for runs that ask models; this one asks none")
    if not 1 <= given.batch_size <= MOST_REQUESTS:
        parser.error(f"--batch-size {given.batch_size} is not from 1 to {MOST_REQUESTS:,}")
    several = [name for name, model in models.items() if len(model.endpoints) > 1]
    if given.batch and several:
        parser.error(f"{several[0]} has several endpoints; a batch goes to one")


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0.01 <= seconds <= _LONGEST_POLL_S:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of seconds from 0.01 to {_LONGEST_POLL_S:g}")
    return seconds


def _dollars(text: str) -> Decimal:
    try:
        amount = Decimal(text.lstrip("$"))
    except InvalidOperation:
        amount = Decimal(-1)
    if not amount.is_finite() or amount < 0:
        raise argparse.ArgumentTypeError(f"{text!r} is no amount of US dollars")
    return amount
