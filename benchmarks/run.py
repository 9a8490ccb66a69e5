#!/usr/bin/env python3
"""Side-by-side measurements: `python benchmarks/run.py` (about two minutes; `--quick` for a look).

Everything is measured in turn (A, B, A, B …) in one run; medians and ratios are printed, equal answers are checked first, and nothing is
asserted about time. Three questions:

1. `sahelkg lineage FLA` as a new process, beside a short script with rdflib and networkx over the same Turtle, and beside the floor of
   importing pyoxigraph and click and loading the same triples.
2. Every named query, beside rdflib's engine and beside raw pyoxigraph with the same text.
3. Reading and deriving 10,000 generated claims, beside loading the same quads; and the graph-wide checks.
"""

from __future__ import annotations

import argparse
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

CLI = [sys.executable, "-c", "from sahelkg.faces.cli import main; main()"]


def timed(function: Callable[[], object]) -> float:
    start = time.perf_counter()
    function()
    return time.perf_counter() - start


def in_turn(functions: list[Callable[[], object]], runs: int) -> list[list[float]]:
    """Times of each function, run one after the other in every round; the first round is not counted."""
    times: list[list[float]] = [[] for _ in functions]
    for round_number in range(runs + 1):
        for i, function in enumerate(functions):
            seconds = timed(function)
            if round_number:
                times[i].append(seconds)
    return times


def ratio(one: list[float], other: list[float]) -> float:
    return statistics.median(a / b for a, b in zip(one, other, strict=True))


def report(name: str, seconds: list[float], beside: str = "") -> None:
    ms = sorted(s * 1000 for s in seconds)
    print(f"  {name:<46} {statistics.median(ms):9.2f} ms   ({ms[0]:.2f} – {ms[-1]:.2f})  {beside}")


def process(args: list[str]) -> str:
    return subprocess.run(args, capture_output=True, text=True, check=True).stdout


def first_process(runs: int) -> None:
    ours = [*CLI, "lineage", "FLA", "--format", "json"]
    script = [sys.executable, str(HERE / "lineage_rdflib.py"), "fla"]
    floor = [sys.executable, str(HERE / "floor.py")]
    import json

    answer = json.loads(process(ours))
    pairs = sorted({(v["subject"], v["object"], v["source"], v["locator"]) for v in answer["versions"]})
    theirs = sorted({tuple(row) for row in json.loads(process(script))})
    assert pairs == theirs, "the script finds other steps"
    a, b, c = in_turn([lambda: process(ours), lambda: process(script), lambda: process(floor)], runs)
    print(f"1. sahelkg lineage FLA as a new process (equal answers: {len(pairs)} versions; {runs} rounds)")
    report("sahelkg lineage FLA", a)
    report("script with rdflib and networkx", b, f"script / sahelkg = {ratio(b, a):.1f}")
    report("floor: import pyoxigraph, click; load graph/", c, f"sahelkg / floor = {ratio(a, c):.2f}")


def named(runs: int) -> None:
    import pyoxigraph as ox
    import rdflib

    import sahelkg
    from sahelkg.answers.query import Rows, bindings, bound_text, named_queries

    kg = sahelkg.load()
    store = kg.store
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(data=ox.serialize(list(store.raw), format=ox.RdfFormat.N_QUADS), format="nquads")  # type: ignore[attr-defined]
    print(f"2. named queries over the shipped graph ({len(store)} quads; {runs} rounds)")
    worst = 0.0
    for query in named_queries():
        terms = bindings(query, {})
        text = bound_text(query.text, terms)
        given = {p.name: p.default for p in query.parameters}

        def raw(text: str = text) -> list[tuple[object, ...]]:
            rows = store.raw.query(text, use_default_graph_as_union=True)  # type: ignore[attr-defined]
            width = range(len(rows.variables))
            return [tuple(row[i] for i in width) for row in rows]

        def ours(name: str = query.name, given: dict[str, str] = given) -> Rows:
            return kg.query(name, given)

        def rdf(text: str = text) -> list[object]:
            return list(dataset.query(text))

        counts = len(ours()), len(raw()), len(rdf())
        assert counts[0] == counts[1] == counts[2], f"{query.name}: {counts} rows"
        a, b = in_turn([ours, raw], runs)
        (c,) = in_turn([rdf], max(1, runs // 5))
        beside = f"/ raw = {ratio(a, b):.2f}   rdflib / sahelkg = {statistics.median(c) / statistics.median(a):.0f}   ({counts[0]} rows)"
        report(query.name, a, beside)
        worst = max(worst, ratio(a, b))
    print(f"  worst ratio to raw pyoxigraph: {worst:.2f}")


def build(runs: int) -> None:
    import pyoxigraph as ox
    from synthetic import turtle

    from sahelkg.graph.check import check_queries
    from sahelkg.knowledge import open_graph
    from sahelkg.store import AUTHORED, EmbeddedStore

    print(f"3. reading and deriving generated claims ({runs} rounds)")
    for size in (2_000, 10_000):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "synthetic.ttl"
            path.write_text(turtle(size), "utf-8")

            def ours(path: pathlib.Path = path) -> object:
                kg = open_graph(path)
                for claim in kg.table.claims.values():  # everything that is otherwise derived when asked for
                    assert claim.bounds and claim.confidence
                return kg.table.presumed

            def loading(path: pathlib.Path = path) -> object:
                store = ox.Store()
                store.load(path=str(path), format=ox.RdfFormat.TURTLE, to_graph=ox.NamedNode(AUTHORED))
                return store

            kg = open_graph(path)
            assert len(kg.table.claims) == size
            a, b = in_turn([ours, loading], runs)
            report(f"{size} claims: read and derive", a, f"/ loading = {ratio(a, b):.1f}")
            report(f"{size} claims: load the same quads", b)
            (c,) = in_turn([lambda path=path: open_graph(path).store], max(1, runs // 2))
            report(f"{size} claims: with derived and ontology quads", c)
            store = kg.store
            assert isinstance(store, EmbeddedStore)
            (d,) = in_turn([lambda store=store: [list(store.query(text)) for _, _, text in check_queries()]], max(1, runs // 2))
            report(f"{size} claims: all graph-wide checks", d)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="few rounds")
    runs = 3 if parser.parse_args().quick else 15
    print(f"Python {sys.version.split()[0]}; medians of paired rounds; shared machines are noisy: read ratios\n")
    first_process(runs)
    named(runs)
    build(max(3, runs // 3))


if __name__ == "__main__":
    main()
