"""Writing a site: whole or not at all, beside its target and then renamed, and never over a folder that is not a site of ours."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterable

from sahelkg.errors import OutputError

__all__ = ["MARKER", "write_site"]

MARKER = ".sahelkg-site"
"""The file that says that a folder is a site of ours and may be replaced."""


def write_site(target: str, files: Iterable[tuple[str, str]], tell: Callable[[int, str], None] = lambda count, path: None) -> tuple[int, int]:
    """Write files (path and text) as the folder `target`; returns their number and bytes. `tell` hears of each.

    Raises `OutputError` if the folder holds anything else than an earlier site, or cannot be written; what was there then stays as it was.
    """
    target = os.path.abspath(target)
    _refuse(target)
    temporary = None
    try:
        os.makedirs(os.path.dirname(target), exist_ok=True)
        temporary = tempfile.mkdtemp(dir=os.path.dirname(target), prefix=".sahelkg-site-")
        new = os.path.join(temporary, "new")
        count = size = 0
        for path, text in files:
            file = os.path.join(new, *path.split("/"))
            os.makedirs(os.path.dirname(file), exist_ok=True)
            data = text.encode("utf-8")
            with open(file, "wb") as out:
                out.write(data)
            count, size = count + 1, size + len(data)
            tell(count, path)
        with open(os.path.join(new, MARKER), "w", encoding="utf-8") as out:
            out.write("A site written by sahelkg; `sahelkg site` replaces the whole folder.\n")
        _refuse(target)  # somebody may have put something there meanwhile
        if os.path.lexists(target):
            os.replace(target, os.path.join(temporary, "old"))
        os.replace(new, target)
        return count, size
    except OSError as error:
        raise OutputError(f"{target}: cannot be written ({error.strerror}); name a folder whose parent is writable") from None
    finally:
        if temporary:
            _put_back(target, temporary)
            shutil.rmtree(temporary, ignore_errors=True)


def _put_back(target: str, temporary: str) -> None:
    """If the new site did not get to its place, the old one goes back."""
    old = os.path.join(temporary, "old")
    if os.path.isdir(old) and not os.path.lexists(target):
        os.replace(old, target)


def _refuse(target: str) -> None:
    if os.path.islink(target) or (os.path.lexists(target) and not os.path.isdir(target)):
        raise OutputError(f"{target}: not a folder; name another with -o")
    if os.path.isdir(target) and os.listdir(target) and not os.path.isfile(os.path.join(target, MARKER)):
        raise OutputError(f"{target}: holds something that is not a site of sahelkg (no {MARKER} in it); name another folder with -o, or empty it")
