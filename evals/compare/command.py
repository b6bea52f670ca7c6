"""The comparison, behind ``evals.compare``.

Samples are recorded, every narrator tells every one, and what came of it is counted. All of it is written down as it ends:
killed or stopped, the same command goes on where it was, and with another narrator it tells what is new and nothing else.
"""

import asyncio
import hashlib
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from evals.compare import configuring, output
from evals.compare.assembly import Sampled, Setting, Spoken, compared
from evals.compare.comparison import Comparison
from evals.compare.options import Options, read_options
from evals.compare.sample import Recorded
from evals.compare.stage import PAUSED_STATUS, Paused, Stage, Stopped, work_through
from evals.compare.tally import Recordings, Tellings
from evals.compare.telling import Told
from evals.compare.work.config import Config
from graphs.counting import counted
from graphs.folders import UnfitFolderError
from graphs.guard import INTERRUPTED
from graphs.journal import BegunOtherwiseError, JournalError
from graphs.place import Place, find_place
from graphs.spread import crew_of
from sandbox.base import SandboxError, SandboxUnavailable


def run(arguments: Sequence[str], prog: str) -> int:
    """Run the command; returns its exit status, see its help."""
    options = read_options(arguments, prog)
    try:
        return asyncio.run(_compare(options))
    except (UnfitFolderError, BegunOtherwiseError) as error:
        return _fail(prog, error, 2)
    except SandboxUnavailable as error:
        return _fail(prog, error, 3)
    except (JournalError, SandboxError) as error:
        return _fail(prog, error, 1)
    except Paused as error:
        return _fail(prog, error, PAUSED_STATUS)
    except Stopped as error:
        return _fail(prog, error, INTERRUPTED)


def _fail(prog: str, error: Exception, status: int) -> int:
    print(f"{prog}: {error}", file=sys.stderr)
    return status


async def _compare(options: Options) -> int:
    output.make_room(options)
    foreign = any(source.is_foreign for source in options.sources)
    place = await find_place(options.sandbox, options.runtime, may_be_local=not foreign or options.allow_foreign)
    names = ", ".join(options.narrators)
    print(f"{names} into {options.out}: {place.kind} sandbox, Python {place.python}", file=sys.stderr)
    fields, told = list[Sampled](), {name: list[Told]() for name in options.narrators}
    for source in options.sources:
        config = configuring.of_samples(options, source, place)
        folder = options.out / "work" / _slug(source.name)
        recorded = await _record(options, config, folder / "samples", min(options.n, source.most or options.n))
        fields.append(Sampled(source.name, source.digest, recorded))
        for name in options.narrators:
            telling = configuring.of_tellings(options, config, name, folder / "samples")
            told[name] += await _tell(options, telling, folder / f"told-{_slug(name)}", recorded)
    comparison = await asyncio.to_thread(_compared, options, place, fields, told)
    output.write(options, comparison)
    return _status(comparison, fields)


async def _record(options: Options, config: Config, folder: Path, most: int) -> list[Recorded]:
    stage = Stage(folder, "evals.compare.work.recording", Recorded, config, crew_of(options.workers, asks_models=False))
    return await work_through(
        stage, range(most), Recordings(), f"{config.field} program", _lost_sample, options.out, fresh=options.fresh
    )


async def _tell(options: Options, config: Config, folder: Path, recorded: Sequence[Recorded]) -> list[Told]:
    models = bool(config.means.models)
    crew = crew_of(options.at_once if models else options.workers, asks_models=models)
    config = config.with_means(processes=crew.workers) if models else config
    stage = Stage(folder, "evals.compare.work.retelling", Told, config, crew)
    indexes = [one.index for one in recorded if one.sample]
    noun = f"{config.narrators[0]}'s {config.field} telling"
    return await work_through(stage, indexes, Tellings(), noun, _lost_telling, options.out, fresh=options.fresh)


def _lost_sample(index: int, why: str) -> Recorded:
    return Recorded(index=index, fate="infra_error", reason="worker_died", detail=why)


def _lost_telling(index: int, why: str) -> Told:
    return Told(index=index, fate="infra_error", reason="worker_died", detail=why)


def _slug(name: str) -> str:
    """A name as a folder's, with a digest where it had to be changed for that."""
    plain = re.sub(r"[^\w.-]+", "-", name)
    return plain if plain == name else f"{plain}-{hashlib.sha256(name.encode()).hexdigest()[:8]}"


def _compared(options: Options, place: Place, fields: Sequence[Sampled], told: dict[str, list[Told]]) -> Comparison:
    setting = Setting(
        seed=options.seed,
        direction=options.direction,
        sandbox=place.kind,
        image=place.image,
        python=place.python,
        code=configuring.code(),
        target=options.target,
        cascade=options.named,
    )
    spoken = [_spoken(options, name, endings) for name, endings in told.items()]
    return compared(setting, fields, spoken)


def _spoken(options: Options, name: str, told: Sequence[Told]) -> Spoken:
    means = configuring.means_of(options, name)
    style, annotator = (options.asking.style, options.asking.annotator) if means.models else ("", "")
    return Spoken(name, style, configuring.attempts(options, name), told, means, annotator)


def _status(comparison: Comparison, fields: Sequence[Sampled]) -> int:
    broken = sum(one.fate == "infra_error" for field in fields for one in field.recorded)
    missing = sum(one.missing for one in comparison.narrators)
    if broken or missing:
        what = f"{counted(broken, 'program')} and {counted(missing, 'telling')}"
        print(f"the machinery failed for {what}, which no figure counts: the same command tries again", file=sys.stderr)
    return 1 if broken or missing else 0
