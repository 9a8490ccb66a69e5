"""Every error that a user of sahelkg can meet.

::

    SahelkgError
    ├── InputError            the call or its input was wrong (command line: exit status 2)
    │   ├── DateError         not a date of the EDTF subset, or a month where a day is needed
    │   ├── UnknownActor      no actor of that id or name; carries the near ones
    │   ├── AmbiguousName     several actors bore the name; carries them
    │   ├── UnknownQuery      no named query, file or SPARQL text
    │   ├── QueryError        SPARQL that the engine refuses
    │   └── OutputError       a file that cannot be written
    └── GraphError            Turtle that cannot be read as a graph; carries its defects

Each message is one line that says what, where and what to do.
"""

from __future__ import annotations

from collections.abc import Sequence

__all__ = [
    "AmbiguousName",
    "DateError",
    "GraphError",
    "InputError",
    "OutputError",
    "QueryError",
    "SahelkgError",
    "UnknownActor",
    "UnknownQuery",
]


class SahelkgError(Exception):
    """Parent of every error of sahelkg."""


class InputError(SahelkgError):
    """The call or its input was wrong."""


class DateError(InputError):
    """A text that is no date, or not precise enough."""


class UnknownActor(InputError):
    """Nobody of that id or name; `near` holds ids that come near."""

    def __init__(self, message: str, near: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.near = tuple(near)


class AmbiguousName(InputError):
    """Several actors answer to a name; `candidates` holds their ids."""

    def __init__(self, message: str, candidates: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.candidates = tuple(candidates)


class UnknownQuery(InputError):
    """No named query of that name, no such file, and no SPARQL."""


class QueryError(InputError):
    """SPARQL that the engine refuses, with its line and column."""


class OutputError(InputError):
    """A file that cannot be written."""


class GraphError(SahelkgError):
    """Turtle that cannot be read; `defects` holds one line for each defect."""

    def __init__(self, message: str, defects: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.defects = tuple(defects)
