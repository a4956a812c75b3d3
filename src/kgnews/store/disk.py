"""Files and folders that are on disk before anybody is told so."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

__all__ = ["made", "replaced", "synced"]


def synced(path: Path) -> None:
    """Wait until a file, or the names in a folder, would outlive a power cut."""
    try:
        handle = os.open(path, os.O_RDONLY)
    except PermissionError:  # Windows opens no folders
        return
    try:
        with suppress(PermissionError):  # and syncs nothing that is open to read
            os.fsync(handle)
    finally:
        os.close(handle)


def made(folder: Path) -> None:
    """Make a folder, and those that it is in; nothing happens where it is there."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    for each in missing:
        synced(each.parent)


def replaced(draft: Path, path: Path) -> None:
    """Give a finished file or folder its name; a file of that name is gone."""
    if draft.is_file():
        synced(draft)
    draft.replace(path)
    synced(path.parent)
