"""A rehearsal leaves no trace of itself."""

import subprocess
import sys
from pathlib import Path

SOURCE = """
import sys
from sandbox.guest import execution, rehearsal
def state():
    names = sorted(name for name in vars(sys) if not name.startswith("_clear"))
    return {name: id(getattr(sys, name)) for name in names}, set(sys.modules), sys.getrecursionlimit(), sys.gettrace()
rehearsal.rehearse()  # what it imports may stay
before = state()
rehearsal.rehearse()
assert state() == before
"""


def test_the_process_is_as_before() -> None:
    subprocess.run([sys.executable, "-c", SOURCE], cwd=Path(__file__).parents[3], check=True)
