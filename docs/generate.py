#!/usr/bin/env python3
"""Writes what the docs generate from the graph and the ontology: `python docs/generate.py` (tests hold them against it).

- ontology.md: every class, property and closed list with labels and definitions in English and French
- lineage-fla.svg, filiation-fla.svg: the pictures of the two READMEs
- worked-cases.md: the output under every command of it, run again (`| head -n 12` is understood)
"""

from __future__ import annotations

import contextlib
import io
import os
import pathlib
import re
import shlex

import rdflib
from rdflib import OWL, RDF, RDFS, SKOS

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent
NS = "https://w3id.org/sahelkg/ontology#"
VOC = "https://w3id.org/sahelkg/vocabulary/"


def reference() -> str:
    graph = rdflib.Graph().parse(ROOT / "ontology" / "sahelkg.ttl").parse(ROOT / "ontology" / "vocabularies.ttl")

    def name(term: rdflib.term.Node) -> str:
        text = str(term)
        return ":" + text[len(NS) :] if text.startswith(NS) else graph.namespace_manager.normalizeUri(text)

    def texts(term: rdflib.term.Node, *props: rdflib.URIRef) -> list[str]:
        found = {o.language: str(o) for p in props for o in graph.objects(term, p)}  # type: ignore[attr-defined]
        return [found.get("en", ""), found.get("fr", "")]

    def row(term: rdflib.term.Node, *more: str) -> str:
        labels, definitions = texts(term, RDFS.label, SKOS.prefLabel), texts(term, SKOS.definition)
        return f"| `{name(term)}` | {' / '.join(labels)} | {''.join(f'{m} | ' for m in more)}{definitions[0]}<br>*{definitions[1]}* |"

    out = [
        "# Ontology reference",
        "",
        "Generated from `ontology/` by `python docs/generate.py`. Namespace `https://w3id.org/sahelkg/ontology#`.",
        "",
    ]
    out += ["## Classes", "", "| class | label | above | definition |", "|---|---|---|---|"]
    for cls in sorted(graph.subjects(RDF.type, OWL.Class)):
        out.append(row(cls, ", ".join(sorted(name(o) for o in graph.objects(cls, RDFS.subClassOf)))))
    shortcuts = set(graph.subjects(rdflib.URIRef(NS + "shortcutOf")))
    for title, kind in (("Properties that point to things", OWL.ObjectProperty), ("Properties that hold values", OWL.DatatypeProperty)):
        out += ["", f"## {title}", "", "| property | label | domain → range | definition |", "|---|---|---|---|"]
        for prop in sorted(set(graph.subjects(RDF.type, kind)) - shortcuts):
            ends = [", ".join(sorted(name(o) for o in graph.objects(prop, p))) for p in (RDFS.domain, RDFS.range)]
            out.append(row(prop, " → ".join(e or "…" for e in ends)))
    out += ["", "## Shortcuts (derived)", "", "| property | label | of | definition |", "|---|---|---|---|"]
    out += [row(prop, name(graph.value(prop, rdflib.URIRef(NS + "shortcutOf")))) for prop in sorted(shortcuts)]  # type: ignore[arg-type]
    out += ["", "## Closed lists", ""]
    for scheme in sorted(graph.subjects(RDF.type, SKOS.ConceptScheme)):
        labels, definitions = texts(scheme, SKOS.prefLabel), texts(scheme, SKOS.definition)
        out += [f"### `voc:{str(scheme)[len(VOC) :]}` {' / '.join(labels)}", "", f"{definitions[0]} *{definitions[1]}*", ""]
        out += ["| concept | label | definition |", "|---|---|---|"]
        for concept in sorted(graph.subjects(SKOS.inScheme, scheme)):
            labels, definitions = texts(concept, SKOS.prefLabel), texts(concept, SKOS.definition)
            out.append(f"| `voc:{str(concept)[len(VOC) :]}` | {' / '.join(labels)} | {definitions[0]}<br>*{definitions[1]}* |")
        out.append("")
    return "\n".join(out).rstrip() + "\n"


def pictures() -> dict[str, str]:
    import sahelkg
    from sahelkg.views.lineage_svg import lineage_svg

    kg = sahelkg.load()
    names = {"lineage-fla.svg": "en", "filiation-fla.svg": "fr"}
    return {name: lineage_svg(kg.lineage("fla", lang=lang), kg.view(lang=lang)) for name, lang in names.items()}


def ran(command: str) -> str:
    """What a command of the docs prints on standard output, cut by `| head -n N`."""
    from sahelkg.faces.cli import main

    call, _, cut = command.partition(" | head -n ")
    out = io.StringIO()
    os.environ["COLUMNS"] = "118"
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()), contextlib.suppress(SystemExit):
        main(shlex.split(call)[1:])
    lines = out.getvalue().rstrip().split("\n")
    return "\n".join(lines[: int(cut)] if cut else lines)


def worked(text: str) -> str:
    """A page with the output under each command of its console blocks."""

    def block(found: re.Match[str]) -> str:
        commands = [line for line in found[1].splitlines() if line.startswith("$ ")]
        return "```console\n" + "\n".join(f"{line}\n{ran(line[2:])}" for line in commands) + "\n```"

    return re.sub(r"```console\n(.*?)\n```", block, text, flags=re.S)


def documents() -> dict[str, str]:
    """Every generated document by file name."""
    cases = (HERE / "worked-cases.md").read_text("utf-8")
    return {"ontology.md": reference(), "worked-cases.md": worked(cases), **pictures()}


if __name__ == "__main__":
    for name, text in documents().items():
        (HERE / name).write_text(text, "utf-8")
        print(f"docs/{name}: {len(text)} characters")
