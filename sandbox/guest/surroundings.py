"""What programs find around them in place of the server's own: streams, modules, and the name of their folder.

All is put in place once, in the warm server, so that a child pays nothing for it. What a program then does to ``builtins`` it
does to a copy; the guest's modules cannot be imported; and the folders of the two servers bear one name, so that what depends
on the name comes out alike under both hash seeds.
"""

import builtins
import contextlib
import os
import sys
from types import ModuleType

from sandbox.guest.output import Output
from sandbox.guest.recursion import Ceiling

HERE = "here"
"""Name, beside the servers' folders, of a link that leads each process to the folder it works in (where there is a /proc)."""


class Surroundings:
    """What every program of a process finds in ``sys``; making it installs it.

    Args:
        frames: frames of the interpreter below the call of ``execute``.

    Attributes:
        frames: as given.
        output: its standard streams.
        ceiling: its recursion limit.
    """

    def __init__(self, frames: int) -> None:
        self.frames = frames
        self.output = Output()
        self.ceiling = Ceiling()
        self.output.install()
        self.ceiling.install()


def put_up(folder: str) -> None:
    """Hide from the programs of the calling server what is its own.

    Args:
        folder: absolute path of the folder that they start in.
    """
    _hide_guest()
    _copy_builtins()
    _name_alike(folder)


def frames_below() -> int:
    """The interpreter's frames below the caller."""
    count, frame = 0, sys._getframe(1)  # noqa: SLF001 - the documented way
    while frame.f_back is not None:
        count, frame = count + 1, frame.f_back
    return count


def _hide_guest() -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] == "sandbox"]:
        del sys.modules[name]
    sys.modules["__main__"] = ModuleType("__main__")


def _copy_builtins() -> None:
    """Let ``import builtins`` find a copy; who runs a program gives it the same."""
    copy = ModuleType("builtins")
    vars(copy).update(vars(builtins))
    sys.modules["builtins"] = copy


def _name_alike(folder: str) -> None:
    parent = os.path.dirname(folder)  # noqa: PTH120 - text for text
    name = os.path.join(parent, HERE)  # noqa: PTH118
    with contextlib.suppress(FileExistsError):  # the other server made it
        os.symlink("/proc/self/cwd", name)  # noqa: PTH211
    real = os.getcwd

    def getcwd() -> str:
        """Return a unicode string representing the current working directory."""
        path = real()
        inside = path == folder or path.startswith(f"{folder}/")
        return name + path[len(folder) :] if inside else path

    def getcwdb() -> bytes:
        """Return a bytes string representing the current working directory."""
        return os.fsencode(getcwd())

    os.getcwd, os.getcwdb = getcwd, getcwdb
