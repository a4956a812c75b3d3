"""What the system refuses a process that reads, tried one by one in a process that is confined."""

from __future__ import annotations

import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the filter is Linux's")

TRIES = {
    "network": "import socket; socket.socket()",
    "pair": "import socket; socket.socketpair()",
    "program": "import os; os.execv('/bin/true', ['true'])",
    "child": "import subprocess; subprocess.run(['true'])",
    "kill": "import os; os.kill(os.getppid(), 0)",
    "write": "open('made', 'w')",
    "append": "open('made', 'a')",
    "both": "import os; os.open('.', os.O_RDWR)",
    "remove": "import os; os.unlink('made')",
    "rename": "import os; os.rename('made', 'other')",
    "folder": "import os; os.mkdir('made')",
    "link": "import os; os.symlink('/etc/passwd', 'made')",
    "rights": "import os; os.chmod('.', 0o777)",
    "pipe": "import os; os.mkfifo('made')",
}
CONFINED = """
from kgnews.pipeline.limits import Limits, confine
print(confine(Limits()), flush=True)
try:
    {}
except (PermissionError, MemoryError) as fault:
    print(type(fault).__name__)
else:
    print("done")
"""


def _tried(code: str) -> list[str]:
    line = [sys.executable, "-c", CONFINED.format(code.replace("; ", "\n    "))]
    done = subprocess.run(line, capture_output=True, text=True, check=False, timeout=60)
    told = done.stdout.split() or [done.stderr]
    if told[0] == "python":
        pytest.skip("this system takes no filter")
    return told


@pytest.mark.parametrize("code", TRIES.values(), ids=TRIES)
def test_a_confined_process_is_refused(code: str) -> None:
    assert _tried(code) == ["system", "PermissionError"]


def test_a_confined_process_may_read_and_compute() -> None:
    code = "import json, math, zlib; open(json.__file__).read(); zlib.compress(b'a' * 1000)"
    assert _tried(code) == ["system", "done"]


def test_a_confined_process_has_so_much_memory_and_no_more() -> None:
    assert _tried("bytearray(1 << 28)") == ["system", "done"]
    assert _tried("bytearray(1 << 30)") == ["system", "MemoryError"]
