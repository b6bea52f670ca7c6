"""What programs find around them, in every kind of sandbox."""

import pytest

from sandbox.base import Limits, Mode
from sandbox.program import Call, Program
from sandbox.record import record
from sandbox.trace import Outcome
from tests.conftest import Backend

POISONS = (
    "builtins.len = builtins.isinstance = builtins.repr = builtins.type = builtins.map = None",
    "__builtins__.update(len=None, isinstance=None, repr=None, type=None, map=None)",
    "json.dumps = json.JSONEncoder.iterencode = json.JSONEncoder = json.encoder.c_make_encoder = None",
    "hashlib.sha256 = resource.getrusage = None",
    "os._exit = os.write = os.read = None",
    "sys.settrace = sys.gettrace = None",
    "ast.parse = ast.walk = ast.unparse = None",
    "sys.modules.clear()",
)


@pytest.mark.parametrize("poison", POISONS)
def test_what_a_program_makes_of_the_library_is_its_own_affair(backend: Backend, poison: str) -> None:
    source = f"import ast, builtins, hashlib, json, os, resource, sys\ndef solve(n):\n    {poison}\n    return [n, 'é', 2.5]"
    report = backend.wait(record(backend.pool, Program(source, "solve"), Call(("1",)), Limits()))
    assert (report.outcome, report.returned) == (Outcome.RETURNED, "[1, 'é', 2.5]"), report
    assert report.trace is not None
    assert [step.line for step in report.trace.steps] == [2, 3, 4, 4]


def test_a_program_that_shadows_builtins_sees_what_it_put_there(backend: Backend) -> None:
    source = "import builtins\ndef solve():\n    builtins.len = lambda _: 7\n    return len('a'), len(b''), max(1, 2)"
    assert backend.call(source, mode=Mode.TRACE).returned == "(7, 7, 2)"
    assert backend.call("def solve(): return len('a')").returned == "1"


def test_the_guest_cannot_be_imported(backend: Backend) -> None:
    report = backend.call("def solve():\n    import sandbox.guest.execution")
    assert (report.outcome, report.detail) == (Outcome.MISSING_PACKAGE, "sandbox")
    names = "import __main__, sys\ndef solve(): return [n for n in (*sys.modules, *vars(__main__)) if n in ('sandbox', 'Server')]"
    assert backend.call(names).returned == "[]"


def test_the_folder_has_one_name_under_both_hash_seeds(backend: Backend) -> None:
    values = "os.getcwd(), os.getcwdb(), os.path.abspath('x')"
    source = f"import os\ndef solve():\n    os.mkdir('d')\n    os.chdir('d')\n    return {values}"
    first, second = (backend.call(source, other_hashes=other).returned for other in (False, True))
    assert first == second == "('/work/here/d', b'/work/here/d', '/work/here/d/x')"


def test_the_folders_name_leads_to_it(backend: Backend) -> None:
    source = """
import os
def solve():
    if not os.path.exists("/proc"):
        return None
    with open(os.path.join(os.getcwd(), "f"), "w") as file:
        file.write("text")
    return open("f").read(), os.listdir(os.getcwd())
"""
    for other in (False, True):
        assert backend.call(source, other_hashes=other).returned in {"('text', ['f'])", "None"}
