"""What is in Python files: ``generate --author corpus:DIR --list``. Nothing is run, nobody is asked."""

import json
from collections import Counter

from agents.corpus import Functions, LeftOut
from graphs.counting import counted
from graphs.funnel import ranked
from graphs.guard import quiet_if_nobody_reads
from graphs.options import Options
from graphs.setup import corpus_file

READY = "ready"


def show_functions(options: Options) -> int:
    """Print the functions that a run would begin with; returns the command's exit status."""
    folder = corpus_file(options.author)
    assert folder is not None, "the options were read"
    functions = Functions(folder)
    found = [_looked_at(functions, number) for number in range(options.n)]
    counts = ranked(Counter(str(one["reason"] or READY) for one in found))
    with quiet_if_nobody_reads():
        if options.json:
            print(json.dumps({"files": len(functions.sources), "functions": found, "reasons": counts}))
            return 0
        for one in found:
            print(_line(one))
        told = ", ".join(f"{reason} {count}" for reason, count in counts.items())
        print(f"{counted(len(found), 'function')} in {counted(len(functions.sources), 'file')}: {told}")
    return 0


def _looked_at(functions: Functions, number: int) -> dict[str, object]:
    place = functions.places[number]
    told = {"index": number, "path": place.path, "line": place.line, "name": place.name}
    try:
        program, examples = functions.program(place)
    except LeftOut as error:
        return {**told, "reason": error.reason, "detail": error.detail}
    return {**told, "reason": "", "examples": len(examples), "has_problem": bool(program.problem)}


def _line(one: dict[str, object]) -> str:
    where = f"{one['index']:>6} {one['path']}:{one['line']} {one['name']}"
    if one["reason"]:
        return f"{where}: left out, {one['reason']}{': ' if one['detail'] else ''}{one['detail']}"
    inputs = counted(int(str(one["examples"])), "example") if one["examples"] else "inputs to be explored"
    return f"{where}: {inputs}{'' if one['has_problem'] else ', no problem in words'}"
