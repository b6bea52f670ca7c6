"""The files that a process and its children may touch, by the kernel's landlock.

Source: Documentation/userspace-api/landlock.rst of the kernel.
"""

import ctypes
import os
import stat
import struct
from collections.abc import Iterable

from sandbox.guest import kernel

_VERSION = 1
_PATH_BENEATH = 1
_READ_FILE = 1 << 2
_READ_DIR = 1 << 3
_READ = _READ_FILE | _READ_DIR
# write, remove dir and file, make dir and regular file, truncate: no links, devices, FIFOs or sockets
_WRITE = 1 << 1 | 1 << 4 | 1 << 5 | 1 << 7 | 1 << 8 | 1 << 14
_FILE_RIGHTS = _READ_FILE | 1 << 1 | 1 << 14
_ACCESS_BITS = {1: 13, 2: 14, 3: 15, 4: 15, 5: 16}  # number of file rights that a version knows
_TRUNCATES = 3
_NETWORK = 4
_SCOPES = 6


def version() -> int:
    """The kernel's landlock ABI; 0 if it has none."""
    try:
        return kernel.call("landlock_create_ruleset", None, ctypes.c_size_t(0), ctypes.c_uint32(_VERSION))
    except OSError:
        return 0


def guards_writing(abi: int) -> bool:
    """Whether that ABI also covers truncation, so that a writable place can be fenced in whole."""
    return abi >= _TRUNCATES


def restrict(readable: Iterable[str], writable: Iterable[str]) -> None:
    """Fence this process and its children in, for ever; it must have given up new privileges before.

    Args:
        readable: files and folders that may be read, with all beneath.
        writable: folders beneath which files may be read, made, written and removed.

    Raises:
        OSError: the kernel has no landlock.
    """
    abi = version()
    handled = (1 << _ACCESS_BITS[min(max(abi, 1), 5)]) - 1
    network = 3 if abi >= _NETWORK else 0
    scopes = 3 if abi >= _SCOPES else 0
    attributes = struct.pack("=QQQ", handled, network, scopes)[: 8 if abi < _NETWORK else 16 if abi < _SCOPES else 24]
    rules = kernel.call("landlock_create_ruleset", attributes, ctypes.c_size_t(len(attributes)), ctypes.c_uint32(0))
    try:
        for path in readable:
            _allow(rules, path, _READ & handled)
        for path in writable:
            _allow(rules, path, (_READ | _WRITE) & handled)
        kernel.call("landlock_restrict_self", ctypes.c_int(rules), ctypes.c_uint32(0))
    finally:
        os.close(rules)


def _allow(rules: int, path: str, rights: int) -> None:
    try:
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except FileNotFoundError:
        return
    try:
        folder = stat.S_ISDIR(os.fstat(place).st_mode)
        allowed = rights if folder else rights & _FILE_RIGHTS
        rule = struct.pack("=Qi", allowed, place)
        kernel.call("landlock_add_rule", ctypes.c_int(rules), ctypes.c_uint32(_PATH_BENEATH), rule, ctypes.c_uint32(0))
    finally:
        os.close(place)
