"""Ingest generated collections and print what memory the processes take, and how fast they go.

    python benchmarks/memory.py            # 100 and 200 MB of each form
    python benchmarks/memory.py 1024       # one of 1 GiB of each

Memory is constant where a file of twice the size takes the same. The second run over the same
file passes over what is stored: it shows what an interrupted batch costs to resume. Records are
as crawlers write them, most of them markup and a page of text. Linux only.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

CITIES = "Bogor Ambon Manado Bandung Surabaya Medan Padang Kupang Jambi Palu".split()
PEOPLE = "Rani Kusuma, Budi Laksana, Sari Dewi, Joko Slamet, Ratna Melati".split(", ")
FILLING = "<div class='menu'><a href='/x'>Beranda</a> <a href='/y'>Olahraga</a></div>\n"


def body(number: int) -> str:
    """Some sentences that no other record has."""
    city, other = CITIES[number % 10], CITIES[number // 10 % 10]
    who = PEOPLE[number % 5]
    return (
        f"Wali Kota {city} {who} membuka pasar nomor {number} di Kota {city} pada Senin. "
        f"Sebanyak {number + 10} pedagang pindah dari Kota {other}. "
        f'"Pasar ini dibangun selama {number % 9 + 2} bulan," kata {who}. '
    )


def jsonl(number: int) -> bytes:
    """A record of a crawler, with the page that it was made from."""
    row = {"url": f"https://kabar.example/{number}", "title": f"Pasar {number} Dibuka"}
    row |= {"text": body(number), "published": "2024-05-06", "html": FILLING * 600}
    return json.dumps(row).encode() + b"\n"


def warc(number: int) -> bytes:
    """A response with a page in it."""
    script = "<script>" + "var a = 1;\n" * 4500 + "</script>"
    page = (
        f"<html lang='id'><head><title>Pasar {number} Dibuka</title>{script}</head><body>"
        f"<h1>Pasar {number} Dibuka</h1><p>{body(number)}</p></body></html>"
    )
    http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{page}".encode()
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2024-05-06T00:00:00Z\r\n"
        f"WARC-Target-URI: https://kabar.example/{number}\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def written(path: Path, make: Callable[[int], bytes], megabytes: int) -> int:
    """Fill a file; how many records it has."""
    size = count = 0
    with path.open("wb") as file:
        while size < megabytes << 20:
            size += file.write(make(count))
            count += 1
    return count


def tree(process: int) -> Iterator[int]:
    """A process and those that it started."""
    yield process
    try:
        children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    except OSError:
        return
    for child in children:
        yield from tree(int(child))


def resident(process: int) -> int:
    """Megabytes that the processes have in memory together."""
    pages = 0
    for each in tree(process):
        try:
            pages += int(Path(f"/proc/{each}/statm").read_text().split()[1])
        except (OSError, IndexError):
            continue
    return pages * 4096 >> 20


def measured(store: Path, path: Path) -> tuple[int, float]:
    """Peak megabytes and seconds of one ingest."""
    start, peak = time.monotonic(), 0
    line = [sys.executable, "-m", "kgnews", "ingest", "--store", str(store), str(path)]
    with subprocess.Popen(line, stderr=subprocess.DEVNULL) as process:
        while process.poll() is None:
            peak = max(peak, resident(process.pid))
            time.sleep(0.05)
    return peak, time.monotonic() - start


def main() -> None:
    """Print a line for every form and size."""
    print(f"{'form':<8}{'MB':>6}{'records':>9}{'peak MB':>9}{'s':>7}{'again s':>9}{'times':>7}")
    for name, make in (("jsonl", jsonl), ("warc", warc)):
        for megabytes in map(int, sys.argv[1:] or ("100", "200")):
            with tempfile.TemporaryDirectory() as folder:
                path, store = Path(folder) / f"batch.{name}", Path(folder) / "store"
                count = written(path, make, megabytes)
                peak, first = measured(store, path)
                _, again = measured(store, path)
            row = f"{name:<8}{megabytes:>6}{count:>9,}{peak:>9,}{first:>7.0f}{again:>9.1f}"
            print(f"{row}{first / again:>7.0f}", flush=True)


if __name__ == "__main__":
    main()
