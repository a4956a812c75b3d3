"""What a process that reads foreign input may do: how long, with how much memory, and what not.

On Linux the system itself forbids it the network, other programs and every change of a file
(seccomp); elsewhere Python forbids the network, which stops a reader's mistake but not a
program that took over the process. Windows has neither limits nor this process.
"""

from __future__ import annotations

import ctypes
import io
import os
import platform
import signal
import struct
import sys
import tempfile
from dataclasses import dataclass
from typing import Any

__all__ = ["Limits", "confine", "give_time"]

_GRACE = 3  # seconds in which a reader that is told to stop may still do so


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of an article: seconds of the processor, megabytes, seconds of waiting.

    The memory is address space, of which a third is taken before anything is read. ``waiting``
    is how long nothing at all may be heard of a process; 0 is no limit.
    """

    seconds: float = 8.0
    megabytes: int = 768
    waiting: float = 60.0


def confine(limits: Limits) -> str:
    """Bind this process, for good; what the network is forbidden by: ``system`` or ``python``."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to all: the first process decides
    os.environ["OPENBLAS_NUM_THREADS"] = "1"  # threads that nobody needs take memory
    try:
        import resource
    except ImportError:  # Windows
        return "python"
    if limits.megabytes:
        most = limits.megabytes << 20
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))  # nothing is written but to the pipe
    sys.dont_write_bytecode = True
    # Libraries unpack their models into temporary files; here these are memory.
    for name in ("TemporaryFile", "SpooledTemporaryFile"):
        setattr(tempfile, name, lambda *_, **__: io.BytesIO())
    sys.addaudithook(_no_network)
    return "system" if _forbidden() else "python"


def give_time(seconds: float) -> None:
    """Let the system end this process where it takes more processor time from now on."""
    try:
        import resource
    except ImportError:
        return
    if seconds:
        used = resource.getrusage(resource.RUSAGE_SELF)
        end = int(used.ru_utime + used.ru_stime + seconds + _GRACE)
        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        resource.setrlimit(resource.RLIMIT_CPU, (end, hard))


def _no_network(event: str, _: tuple[Any, ...]) -> None:
    if event.startswith("socket.") and event != "socket.gethostname":
        raise PermissionError("a reader has no network")


# --- Linux: a filter for system calls ------------------------------------------------------------

_SET_NO_NEW_PRIVILEGES, _SET_SECCOMP, _FILTER = 38, 22, 2
_ALLOW, _DENY = 0x7FFF0000, 0x00050000 | 1  # EPERM
_LOAD, _EQUAL, _ABOVE, _AND, _RETURN = 0x20, 0x15, 0x35, 0x54, 0x06
_X32 = 0x40000000  # the other numbering of x86-64
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
_ARGUMENTS = 16  # bytes of what a filter sees that come before the arguments of a call

# The number of a machine; calls for sockets; calls for other programs, other processes, and
# every change of the file system; calls that open a file, and which argument says how.
_MACHINES: dict[str, tuple[int, tuple[int, ...], tuple[int, ...], tuple[tuple[int, int], ...]]] = {
    "x86_64": (
        0xC000003E,
        (41, 42, 43, 44, 49, 50, 53, 425),
        (59, 62, 76, 82, 83, 84, 85, 86, 87, 88, 90, 92, 101, 133, 258, 259, 263, 264, 265, 266,
         268, 310, 311, 316, 322, 437),
        ((2, 1), (257, 2)),
    ),
    "aarch64": (
        0xC00000B7,
        (198, 199, 200, 201, 202, 203, 206, 425),
        (33, 34, 35, 36, 37, 38, 45, 53, 54, 117, 129, 221, 270, 271, 276, 281, 437),
        ((56, 2),),
    ),
}  # fmt: skip


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("code", ctypes.c_void_p))


def _forbidden() -> bool:
    """Forbid system calls that no reader needs; whether the system has taken the order."""
    machine = _MACHINES.get(platform.machine())
    if sys.platform != "linux" or machine is None:
        return False
    architecture, sockets, others, opening = machine
    calls = (*sockets, *others)
    steps = [(_LOAD, 0, 0, 4), (_EQUAL, 1, 0, architecture), (_RETURN, 0, 0, _DENY)]
    end = len(calls) + 6 * len(opening) + 1  # from here to the last step, which denies
    steps += [(_LOAD, 0, 0, 0), (_ABOVE, end, 0, _X32)]
    steps += [(_EQUAL, end - 1 - n, 0, call) for n, call in enumerate(calls)]
    for call, place in opening:
        steps += [(_EQUAL, 0, 5, call), (_LOAD, 0, 0, _ARGUMENTS + 8 * place)]
        steps += [(_AND, 0, 0, _WRITING), (_EQUAL, 1, 0, 0)]
        steps += [(_RETURN, 0, 0, _DENY), (_RETURN, 0, 0, _ALLOW)]
    steps += [(_RETURN, 0, 0, _ALLOW), (_RETURN, 0, 0, _DENY)]
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in steps))
    program = _Program(len(steps), ctypes.cast(code, ctypes.c_void_p).value)
    control = ctypes.CDLL(None, use_errno=True).prctl
    if control(_SET_NO_NEW_PRIVILEGES, 1, 0, 0, 0):
        return False
    return not control(_SET_SECCOMP, _FILTER, ctypes.byref(program), 0, 0)
