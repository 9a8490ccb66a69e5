"""What every page shares: escaped templates, content-security policy, JSON safe inside a script, vis-network out of pyvis, text widths.

A page is one file that asks the network for nothing: scripts and styles stand inside it, and its own policy forbids the browser to fetch.
"""

from __future__ import annotations

import json
import re
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sahelkg.errors import SahelkgError

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

    from sahelkg.answers.view import View

__all__ = ["POLICY", "SCRIPT_POLICY", "render", "script_json", "text_width", "vis_network", "wrap"]

_REST = "style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
POLICY = f"default-src 'none'; {_REST}"
"""Content-security policy of a page without script."""
SCRIPT_POLICY = f"default-src 'none'; script-src 'unsafe-inline'; {_REST}"
"""Content-security policy of a page whose scripts stand inside it."""

_UNSAFE = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}
_VIS = "vis-9.1.2"
_NARROW, _WIDE = frozenset("iljtfrI.,;:'|!()[] ·’"), frozenset("mwMWQOGD@%—…⚠")


def script_json(value: Any) -> Markup:
    r"""JSON that may stand inside a `<script>` element: nothing in it can close the element or begin markup.

    >>> print(script_json({"label": "</script> & co"}))
    {"label":"\u003c/script\u003e \u0026 co"}
    """
    from markupsafe import Markup

    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return Markup(text.translate(_UNSAFE))


@cache
def vis_network() -> tuple[Markup, Markup]:
    """JavaScript and CSS of vis-network, read from the files that pyvis carries.

    Raises `SahelkgError` if pyvis is missing or carries other files, or if these would end the element they stand in or fetch anything.
    """
    from importlib.util import find_spec

    from markupsafe import Markup

    spec = find_spec("pyvis")
    for place in (spec.submodule_search_locations if spec else None) or ():
        files = [Path(place, "lib", _VIS, name) for name in ("vis-network.min.js", "vis-network.css")]
        if all(file.is_file() for file in files):
            break
    else:
        raise SahelkgError(f"pyvis does not carry {_VIS}: install it again with pip install 'pyvis>=0.3.2,<0.4'")
    texts = [file.read_text(encoding="utf-8") for file in files]
    script = re.sub(r"^//# sourceMappingURL=.*$", "", texts[0], flags=re.MULTILINE)
    style = texts[1]
    fetches = re.search(r"@import|url\((?![\"']?data:)", style)
    if "</script" in script.lower() or "<!--" in script or "</style" in style.lower() or fetches:
        raise SahelkgError(f"{files[0]}: not the vis-network that is known to be safe inside a page: install pyvis 0.3.2 again")
    return Markup(script), Markup(style)


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    folder = Path(__file__).resolve().parent / "templates"
    return Environment(
        loader=FileSystemLoader(folder, encoding="utf-8"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )


def render(template: str, view: View, horizon: date | None, noindex: bool = False, **context: Any) -> str:
    """A page from a template of `views/templates`, in the view's language; `horizon` is the last date among the sources used.

    `noindex` asks search engines to leave the page out: those of persons.
    """
    from sahelkg import __version__
    from sahelkg.i18n import colon, quoted, words
    from sahelkg.views.context import viewpoint_of

    page = _environment().get_template(template)
    return page.render(
        lang=view.lang,
        t=partial(_word, words, view.lang),
        colon=colon(view.lang),
        quoted=partial(quoted, lang=view.lang),
        at=view.at,
        viewpoint=viewpoint_of(view),
        horizon=horizon.isoformat() if horizon else "?",
        beyond=bool(view.at and horizon and view.at > horizon),
        version=__version__,
        noindex=noindex,
        **context,
    )


def _word(words: Any, lang: str, key: str) -> str:
    return str(words(key, lang))


def text_width(text: str, size: float) -> float:
    """Room that a text takes, on the generous side (sans-serif).

    >>> text_width("FLA", 10) < text_width("CSP-DPA", 10)
    True
    """
    units = 0.0
    for c in text:
        units += 0.38 if c in _NARROW else 0.95 if c in _WIDE or ord(c) > 0x2E7F else 0.72 if c.isupper() else 0.62
    return units * size


def wrap(text: str, width: int) -> str:
    """A label in lines of about `width` characters, broken at blanks and hyphens; never more than four lines.

    >>> wrap("Russian Ministry of Defence", 14)
    'Russian\\nMinistry of\\nDefence'
    """
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    lines = [line if len(line) <= 2 * width else line[: 2 * width - 1] + "…" for line in lines]
    return "\n".join(lines if len(lines) <= 4 else [*lines[:3], lines[3][: max(1, width - 1)] + "…"])
