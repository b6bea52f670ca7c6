"""Immortal objects: in a process of its own, since there is no way back."""

import subprocess
import sys
from pathlib import Path

import pytest

from sandbox.guest import immortal

ROOT = Path(__file__).parents[3]
SCRIPT = """
import sys
sys.path.insert(0, sys.argv[1])
from sandbox.guest import immortal
kept = ["a list", {"with": ("a", "tuple")}]
made = immortal.immortalize()
before = sys.getrefcount(kept[1]["with"])
more = [kept[1]["with"]] * 10
after = sys.getrefcount(kept[1]["with"])
fresh = ["made later"]
print(made > 1000, before == after == sys.getrefcount(None), sys.getrefcount(fresh) < 10)
kept.append(1), kept[1].update(x=1), exec("def f(n): return n and f(n - 1)\\nassert f(50) == 0\\nclass C: pass\\nC()")
"""


@pytest.mark.skipif(
    sys.version_info[:2] not in ((3, 12), (3, 13)), reason="this Python has no immortal objects of the known layout"
)
def test_what_is_warm_is_counted_no_longer_and_works_on() -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT, str(ROOT)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.split(), done.stderr) == (0, ["True", "True", "True"], "")


@pytest.mark.skipif(sys.version_info[:2] in ((3, 12), (3, 13)), reason="this Python has immortal objects")
def test_elsewhere_nothing_is_touched() -> None:
    assert not immortal.supported()
    assert immortal.immortalize() == 0
