"""What makes pages a site: navigation and language switch on each, scripts and styles in files that all of them share.

A page comes as one self-contained file. Its scripts and styles are taken out into `assets/`, each once, named by their content, and its
policy then allows its own site's files and nothing else. This works for any page of ours, as other people's text is escaped in all of them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from hashlib import sha256
from html import escape
from pathlib import Path
from posixpath import dirname, relpath

from sahelkg.i18n import LANGS, words

__all__ = ["NAV", "Frame"]

NAV = ("index", "network", "lineage", "actors", "persons", "disputes", "sources", "downloads")
"""The entries of the navigation in their order; each is a word of the interface (`nav index`) and a page."""

_REST = "style-src 'self' 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; form-action 'none'"
_NAMES = {"en": "English", "fr": "Français"}
_POLICY = re.compile(r'(<meta http-equiv="Content-Security-Policy" content=")[^"]*(">)')
_STYLE = re.compile(r"<style>\n?(.*?)</style>", re.DOTALL)
_SCRIPT = re.compile(r"<script>\n?(.*?)</script>", re.DOTALL)


class Frame:
    """Puts pages into the site and gathers what they share in `assets`, path to text; `home` holds the page of each entry of the navigation."""

    def __init__(self, home: Mapping[str, str]) -> None:
        self.home = home
        self.assets: dict[str, str] = {}
        self.style = (Path(__file__).resolve().parent / "templates" / "site.css").read_text(encoding="utf-8")

    def framed(self, html: str, lang: str, path: str, below: Sequence[tuple[str, str]] = ()) -> str:
        """The page at a path (`fr/actor/fla.html`) with navigation; `below` holds a second row of links, labels and paths inside the language.

        >>> frame = Frame({"index": "index.html"})
        >>> page = frame.framed("<head></head><body><script>\\nx()</script></body>", "en", "en/index.html")
        >>> list(frame.assets.values())[1:], "<script>" in page
        (['x()'], False)
        """
        here = dirname(path)
        inside = path.partition("/")[2]
        twins = "".join(
            f'<link rel="alternate" hreflang="{other}" href="{escape(relpath(f"{other}/{inside}", here))}">\n' for other in LANGS if other != lang
        )
        html = html.replace("</head>", f"{twins}<style>\n{self.style}</style>\n</head>", 1)
        html = html.replace("<body>", f"<body>\n{self._navigation(lang, here, inside, below)}", 1)
        html = _STYLE.sub(lambda m: f'<link rel="stylesheet" href="{self._asset(m[1], "css", here)}">' if m[1].strip() else "", html)
        html = _SCRIPT.sub(lambda m: f'<script src="{self._asset(m[1], "js", here)}"></script>', html)
        script = "script-src 'self'; " if "<script src=" in html else ""
        return _POLICY.sub(lambda m: f"{m[1]}default-src 'none'; {script}{_REST}{m[2]}", html, count=1)

    def _asset(self, text: str, suffix: str, here: str) -> str:
        path = f"assets/{sha256(text.encode()).hexdigest()[:12]}.{suffix}"
        self.assets[path] = text
        return relpath(path, here)

    def _navigation(self, lang: str, here: str, inside: str, below: Sequence[tuple[str, str]]) -> str:
        def link(label: str, path: str, part: bool = False) -> str:
            current = ' aria-current="page"' if inside == path else ' aria-current="true"' if part else ""
            return f'<a href="{escape(relpath(f"{lang}/{path}", here))}"{current}>{escape(label)}</a>'

        section = inside.partition("/")[0]
        out = [f'<nav class="site" aria-label="{escape(words("navigation", lang))}">']
        for entry, path in self.home.items():
            out.append(link(words(f"nav {entry}", lang), path, entry in (section, f"{section}s")))
        for other in LANGS:
            if other != lang:
                href = escape(relpath(f"{other}/{inside}", here))
                out.append(f'<a class="language" href="{href}" hreflang="{other}" lang="{other}">{_NAMES[other]}</a>')
        out.append("</nav>")
        if below:
            out.append(f'<nav class="site below" aria-label="{escape(words("dates", lang))}">')
            out += [link(label, path) for label, path in below]
            out.append("</nav>")
        return "\n".join(out)
