"""The words of the site and its pages in English and French; part of the words of `sahelkg.i18n`."""

from __future__ import annotations

__all__ = ["PAGES"]

PAGES: dict[str, tuple[str, str]] = {
    # lineage of the region
    "region": ("the whole region", "toute la région"),
    "and others": ("and others:", "et autres :"),
    "page region": (
        "Where the armed actors come from, and what became of them",
        "D'où viennent les acteurs armés, et ce qu'ils sont devenus",
    ),
    "families": ("families", "familles"),
    "family": ("family", "famille"),
    # claims on a page
    "report": (
        "Errors: open an issue with the project that names the claim (each has a readable id, such as #ctp-name-jnim).",
        "Erreurs : ouvrez un ticket auprès du projet en nommant l'assertion (chacune a un identifiant lisible, par exemple #ctp-name-jnim).",
    ),
    "report an error": ("Report an error", "Signaler une erreur"),
    "name the claim": ("open an issue with the project that names the claim", "ouvrez un ticket auprès du projet en nommant l'assertion"),
    "cite or report": ("cite, report an error", "citer, signaler une erreur"),
    "cite this claim": ("Cite this claim", "Citer cette assertion"),
    "under each claim": (
        "One card for each thing said; in it, side by side, who says it and where. Open the line with the # to cite a claim or report an error.",
        "Une fiche par chose dite ; dedans, côte à côte, qui le dit et où. La ligne avec le # sert à citer une assertion ou à signaler une erreur.",
    ),
    "open": ("open", "ouvrir"),
    "contradict": ("cannot both be true", "ne peuvent être vrais ensemble"),
    "said to be": ("said to be", "dit être"),
    "lineage in detail": ("This lineage in detail, version by version", "Cette filiation en détail, version par version"),
}
