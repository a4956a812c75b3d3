"""No network for this process, whatever its libraries want: a second wall behind the guard."""

from __future__ import annotations

import os
import sys

__all__ = ["cut_off"]

# Numbers of socket, connect and io_uring_setup, which does both; and the architecture as the
# kernel calls it (linux/audit.h). Numbers from the bit of the x32 interface on are others.
_CALLS = {
    "x86_64": (0xC000003E, (41, 42, 425)),
    "aarch64": (0xC00000B7, (198, 203, 425)),
}
_X32 = 0x40000000
_NO_NEW_PRIVILEGES, _SECCOMP, _FILTER = 38, 22, 2  # of prctl
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06  # of the filter's own language
_ALLOW, _DENY = 0x7FFF0000, 0x00050000 | 1  # 1 is EPERM: not permitted


def cut_off() -> bool:
    """Let the system refuse every connection from now on; whether it will.

    Only Linux can, on its usual processors; elsewhere nothing is done.
    """
    if sys.platform != "linux" or (machine := os.uname().machine) not in _CALLS:
        return False
    import ctypes

    architecture, calls = _CALLS[machine]
    steps: list[tuple[int, int, int, int]] = [
        (_LOAD, 0, 0, 4),  # the architecture
        (_EQUAL, 1, 0, architecture),
        (_RETURN, 0, 0, _DENY),
        (_LOAD, 0, 0, 0),  # the number of the call
        (_AT_LEAST, len(calls) + 1, 0, _X32),
        *((_EQUAL, len(calls) - number, 0, call) for number, call in enumerate(calls)),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _DENY),
    ]

    class Step(ctypes.Structure):
        _fields_ = (
            ("code", ctypes.c_ushort),
            ("true", ctypes.c_ubyte),
            ("false", ctypes.c_ubyte),
            ("value", ctypes.c_uint),
        )

    class Program(ctypes.Structure):
        _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.POINTER(Step)))

    program = Program(len(steps), (Step * len(steps))(*(Step(*step) for step in steps)))
    prctl = ctypes.CDLL(None).prctl
    zero = ctypes.c_ulong(0)
    if prctl(_NO_NEW_PRIVILEGES, ctypes.c_ulong(1), zero, zero, zero):
        return False
    return not prctl(_SECCOMP, ctypes.c_ulong(_FILTER), ctypes.byref(program), zero, zero)
