"""``python -m sandbox FILE.py ENTRY 'ARGS'``: run a program in the sandbox and show what happened, step by step."""

import argparse
import asyncio
import json
import os
import sys
from collections.abc import Sequence

from sandbox import exploring
from sandbox.address import AddressError
from sandbox.base import Report, SandboxError
from sandbox.open import KINDS, RUNTIME_HELP, open_sandbox
from sandbox.outline import DEFAULT_TOKENS, LEAST_TOKENS, Outline, outline
from sandbox.program import Call, Origin, Program
from sandbox.record import record
from sandbox.source import HOW_TO_WRITE, UsageError, arguments, check_entry, read
from sandbox.trace import Granularity, Outcome, Step

_EXAMPLES = """examples:
  python -m sandbox prices.py total '[4, 7, 9]'
  python -m sandbox shop.py order "3, [1, 2], name='x'" --json
  python -m sandbox prices.py total '[4, 7, 9]' --granularity expression
  python -m sandbox prices.py total '[4, 7, 9]' --outline               what happened within 2,000 tokens, the rest folded
  python -m sandbox prices.py total '[4, 7, 9]' --outline 500 --at 'total/for@3/round 2'
  python -m sandbox prices.py total '[4, 7, 9]' --at '[6..26]'          the steps that another outline shows as one line
  python -m sandbox explore prices.py total                            inputs that take it along different paths

addresses: [6..26] (steps), total/for@3/round 2, .../round 4..98, .../end, .../line 5, helper#3 (the third call of helper),
  count~2 (what a generator did after its first yield)

without a Docker engine programs run in the local sandbox, which is weaker: no file, process or network of this machine is open
to them, but they share its kernel, and where that allows no namespaces they can find out which paths and processes exist

exit status: 0 the program returned, 1 it did not, 2 bad input, 3 this machine cannot run programs, 130 stopped by hand
"""
_EXPLORE = "explore"
_SOURCE_WIDTH = 44
_STEPS_SHOWN = 200


def run(words: Sequence[str]) -> int:
    """Run the command; gives the exit code.

    0: the program returned. 1: it did not. 2: bad input. 3: the machine cannot run programs.
    """
    if words and words[0] == _EXPLORE:
        return exploring.run(words[1:])
    options = _parser().parse_intermixed_args(words)
    try:
        program = Program(read(options.file), options.entry, origin=Origin("file", options.file))
        call = arguments(_joined(options.arguments))
        check_entry(program)
        budget = _budget(options.outline, options.at)
        granularity = Granularity(options.granularity)
        report = asyncio.run(_record(program, call, options.sandbox, options.runtime, granularity))
        drawn = _outline(report, budget, options.at) if budget else None
    except UsageError as error:
        sys.stderr.write(f"sandbox: {error}\n")
        return 2
    except SandboxError as error:
        sys.stderr.write(f"sandbox: {error}\n")
        return 3
    data = as_data(report, drawn) if options.json else {}
    _print(json.dumps(data, indent=2) + "\n" if options.json else drawn.text if drawn else shown(program, report))
    return 0 if report.outcome is Outcome.RETURNED else 1


def _joined(words: Sequence[str]) -> str:
    """The argument list, which is one word on the command line.

    Raises:
        UsageError: it is several.
    """
    if len(words) > 1:
        raise UsageError(f"{len(words)} words of arguments: {' '.join(words)}; {HOW_TO_WRITE}")
    return words[0] if words else ""


def _budget(tokens: int | None, at: str) -> int | None:
    """The tokens that an outline may take; ``None`` if none is asked for.

    Raises:
        UsageError: they are too few.
    """
    if tokens is not None and tokens < LEAST_TOKENS:
        raise UsageError(f"an outline takes {LEAST_TOKENS} tokens at least")
    return tokens or (DEFAULT_TOKENS if at else None)


def _outline(report: Report, budget: int, at: str) -> Outline | None:
    """What happened within a budget; ``None`` if there is no trace.

    Raises:
        UsageError: nothing is at the address.
    """
    try:
        return None if report.trace is None else outline(report.trace, budget, at)
    except AddressError as error:
        raise UsageError(f"--at: {error}") from None


def _print(text: str) -> None:
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:  # nobody reads on; the interpreter would complain of it when it ends
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def as_data(report: Report, drawn: Outline | None = None) -> dict[str, object]:
    """A report as JSON data, with an outline in the place of the steps if there is one."""
    trace = report.trace
    steps = [] if trace is None or drawn is not None else [_step_data(step) for step in trace.steps]
    return {
        "outcome": report.outcome,
        "detail": report.detail,
        "returned": report.returned,
        "raised": report.raised,
        "stdout": report.stdout,
        "python": None if trace is None else trace.python,
        "steps_digest": report.steps_digest,
        **({"steps": steps} if drawn is None else {"outline": _outline_data(drawn)}),
    }


def shown(program: Program, report: Report) -> str:
    """A report for people, with the first steps of many."""
    lines = program.source.splitlines()
    steps = () if report.trace is None else report.trace.steps
    told = [_step_line(step, lines, program.source) for step in steps[:_STEPS_SHOWN]]
    if more := len(steps) - len(told):
        told.append(f"... {more:,} more step{'' if more == 1 else 's'} (--json shows all)")
    value = report.returned if report.returned is not None else report.raised
    ending = f"{report.outcome}" + (f" {value}" if value is not None else "") + (f": {report.detail}" if report.detail else "")
    printed = [f"printed: {line}" for line in report.stdout.splitlines()]
    return "\n".join([*told, *printed, ending, ""])


def _outline_data(drawn: Outline) -> dict[str, object]:
    rows = [{name: getattr(row, name) for name in row.__slots__} for row in drawn.rows]
    return {"title": drawn.title, "tokens": drawn.tokens, "rows": rows}


def _step_data(step: Step) -> dict[str, object]:
    data = {name: getattr(step, name) for name in step.__struct_fields__}
    if step.span is None:
        del data["span"]
    return data | {"changed": dict(step.changed)}


def _step_line(step: Step, lines: list[str], source: str) -> str:
    if step.span is not None:
        told = " ".join(source[slice(*step.span)].split())
        return f"{step.index:>5} {step.line:>4} {'':<9} {'  ' * step.depth}  {_short(told)} -> {step.value}"
    line = _short(lines[step.line - 1].strip()) if step.line <= len(lines) else ""
    notes = [f"{name} = {text}" if text is not None else f"{name} is gone" for name, text in step.changed.items()]
    if step.decision is not None:
        notes.append("taken" if step.decision else "not taken")
    if step.value is not None:
        notes.append(step.value)
    indent = "  " * step.depth
    place = f"{step.index:>5} {step.line:>4} {step.event:<9} {indent}{line}"
    return f"{place:<{_SOURCE_WIDTH + 22}}  {'; '.join(notes)}".rstrip()


def _short(text: str) -> str:
    return text if len(text) <= _SOURCE_WIDTH else text[: _SOURCE_WIDTH - 1] + "…"


async def _record(program: Program, call: Call, kind: str, runtime: str | None, granularity: Granularity) -> Report:
    async with open_sandbox(kind, workers=1, runtime=runtime, progress=_progress) as sandbox:
        return await record(sandbox, program, call, granularity=granularity)


def _progress(line: str) -> None:
    sys.stderr.write(f"{line}\n")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m sandbox",
        description="Run a function of a Python file in the sandbox and show what happened, step by step.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", help="the program")
    parser.add_argument("entry", help="its function to call")
    parser.add_argument("arguments", nargs="*", help="literals, as in a call, in one word (default: none)")
    parser.add_argument("--sandbox", choices=KINDS, default="auto", help="where it runs (default: docker if there is an engine)")
    parser.add_argument("--runtime", metavar="NAME", help=RUNTIME_HELP)
    parser.add_argument(
        "--granularity",
        choices=[str(one) for one in Granularity],
        default=str(Granularity.LINE),
        help="what is a step: each line, or also each value computed within it (default: line)",
    )
    parser.add_argument(
        "--outline",
        nargs="?",
        type=int,
        const=DEFAULT_TOKENS,
        metavar="TOKENS",
        help=f"print what happened within so many tokens (default: {DEFAULT_TOKENS:,}); what is folded has an address to ask for",
    )
    parser.add_argument("--at", default="", metavar="ADDRESS", help="outline only what is at an address")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    return parser
