"""The `KnowledgeGraph` that users hold: a store, the claim table over it, and one method for each question."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from sahelkg import resources
from sahelkg.answers.view import View, make_view
from sahelkg.errors import GraphError
from sahelkg.graph import restrict
from sahelkg.graph.derive import derive
from sahelkg.graph.table import ClaimTable, build_table
from sahelkg.store import EmbeddedStore, TripleStore, parse_file

if TYPE_CHECKING:
    import networkx as nx
    import rdflib

    from sahelkg.answers.audit import Audit
    from sahelkg.answers.diff import Diff
    from sahelkg.answers.dossier import ActorRow, Dossier
    from sahelkg.answers.evidence import ClaimList, DisputeGroup
    from sahelkg.answers.law import LawAnswer
    from sahelkg.answers.lineage import Lineage
    from sahelkg.answers.names import NameUse, Resolution
    from sahelkg.answers.network import NetworkAnswer
    from sahelkg.answers.paths import PathAnswer
    from sahelkg.answers.places import PlaceRow
    from sahelkg.answers.query import Rows
    from sahelkg.answers.signed import SignedFigures
    from sahelkg.answers.timeline import Timeline

__all__ = ["ANYTHING", "KnowledgeGraph", "load", "open_graph"]

Day = str | date | None


def load() -> KnowledgeGraph:
    """The shipped graph, in memory.

    >>> kg = load()
    >>> kg.actor("fla").label
    'FLA'
    """
    return open_graph(resources.folder("graph"))


def open_graph(path: str | os.PathLike[str]) -> KnowledgeGraph:
    """A graph from a Turtle file or a folder of Turtle files.

    Raises `GraphError` if there is none, or with file and line if one cannot be read.
    """
    place = os.fspath(path)
    if "://" in place:
        raise GraphError(f"{place}: a server cannot be opened yet; name a Turtle file or a folder of Turtle files")
    files = resources.turtle_files(place)
    if not files or not os.path.exists(place):
        raise GraphError(f"{place}: no Turtle file (.ttl) there; name a file or a folder that holds some")
    kg = KnowledgeGraph(files)
    if not kg.table.claims and not kg.table.things:
        raise GraphError(f"{place}: nothing in it; 'sahelkg check {place}' says what is wrong")
    return kg


class KnowledgeGraph:
    """A graph and the answers it gives; every answer is a frozen dataclass, a list of them, or a networkx graph."""

    def __init__(self, files: Sequence[str]) -> None:
        self.files = tuple(files)
        """The Turtle files of the authored partition."""
        self.table: ClaimTable = derive(build_table(quad for file in files for quad in parse_file(file)))
        """Every thing, claim and judgement, with what the build derived."""

    def __repr__(self) -> str:
        kinds = self.table.things.values()
        return f"KnowledgeGraph({len(self.table.claims)} claims, {sum(t.kind == 'Actor' for t in kinds)} actors)"

    @cached_property
    def store(self) -> TripleStore:
        """The triple store with all three partitions, filled when SPARQL, rdflib or an export first asks for it."""
        from sahelkg.graph.stores import store_of_files

        return store_of_files(self.files, self.table)

    def store_of(self, view: View) -> TripleStore:
        """The triple store with only the claims that a view's viewpoint and `known_by` leave, derived from them alone.

        >>> kg = load()
        >>> part = kg.store_of(kg.view(viewpoint="source:crisis-group-mali-2023-10"))
        >>> 0 < len(part) < len(kg.store)
        True
        """
        table = restrict.accepted(view.table) if view.viewpoint == "accepted" else view.table
        if table is self.table:
            return self.store
        from sahelkg.graph.stores import store_of_part

        return store_of_part(self.files, table, self.table)

    @property
    def rdflib(self) -> rdflib.Dataset:
        """A live `rdflib.Dataset` with default union on the same data, through oxrdflib.

        >>> from rdflib import URIRef
        >>> fla = URIRef("https://w3id.org/sahelkg/actor/fla")
        >>> any(load().rdflib.triples((None, None, fla, None)))
        True
        """
        import oxrdflib
        import rdflib

        store = self.store
        if not isinstance(store, EmbeddedStore):
            raise GraphError("rdflib access needs the embedded store")
        return rdflib.Dataset(store=oxrdflib.OxigraphStore(store=store.raw), default_union=True)

    def view(
        self,
        at: Day = None,
        viewpoint: str = "all",
        certainty: str | Iterable[str] | None = None,
        lang: str = "en",
        known_by: Day = None,
        identity: str = "strict",
        group: str | None = None,
    ) -> View:
        """The graph on a day (a full date; all time without one), from a viewpoint, as published by a day, with actors seen in a way.

        Viewpoints: `all`, `accepted`, `source:ID` (one publication), `claimant:ID` (who is quoted). Identities: `strict`, `continuous`,
        `family:ACTOR`; `group="coalition"` draws members as their coalition (see `sahelkg.answers.identity`).
        """
        if identity.startswith("family:"):
            identity = f"family:{self.find(identity[7:], ('Actor',))}"
        return make_view(self.table, at, viewpoint, certainty, lang, known_by, identity, group)

    def find(self, name: str, kinds: tuple[str, ...] = ("Actor", "Person")) -> str:
        """The internal id (`actor/fla`) of the one thing that an id or name means; never guesses."""
        for kind in ("actor", "person"):  # an id needs no comparing of names
            if (thing := self.table.things.get(f"{kind}/{name.casefold()}")) and thing.kind in kinds:
                return thing.id
        from sahelkg.answers.names import find_thing

        return find_thing(self.view(), name, kinds)

    def resolve(self, name: str, at: Day = None, **options: Any) -> Resolution:
        """Whom a name can mean, on a day or ever.

        >>> [c.label for c in load().resolve("CSP", at="2024-01-15").candidates]
        ['CSP-PSD']
        """
        from sahelkg.answers.names import resolve

        return resolve(self.view(at, **options), name)

    def names(self, actor: str, at: Day = None, **options: Any) -> list[NameUse]:
        """What an actor was called, and when."""
        from sahelkg.answers.names import name_uses

        return name_uses(self.view(at, **options), self.find(actor))

    def actors(self, at: Day = None, kind: str | None = None, what: str = "Actor", **options: Any) -> list[ActorRow]:
        """Who there is, on a day or ever, by kind if asked."""
        from sahelkg.answers.dossier import actors

        return actors(self.view(at, **options), kind, what)

    def actor(self, actor: str, at: Day = None, **options: Any) -> Dossier:
        """The dossier of an actor or person."""
        from sahelkg.answers.dossier import dossier

        return dossier(self.view(at, **options), self.find(actor))

    def lineage(self, actor: str, direction: str = "both", at: Day = None, **options: Any) -> Lineage:
        """Where an actor comes from and what became of it.

        >>> "transformation/fla-2024" in [step.transformation for step in load().lineage("fla").steps]
        True
        """
        from sahelkg.answers.lineage import trace

        return trace(self.view(at, **options), self.find(actor), direction)

    def region(self, at: Day = None, **options: Any) -> Lineage:
        """Every transformation of the graph as one lineage: the whole region.

        >>> len(load().region().families) > 1
        True
        """
        from sahelkg.answers.lineage import region

        return region(self.view(at, **options))

    def network(
        self,
        at: Day = None,
        relations: Iterable[str] = (),
        by: str = "content",
        around: str | None = None,
        depth: int = 1,
        kinds: Iterable[str] = (),
        place: str | None = None,
        **options: Any,
    ) -> nx.MultiDiGraph[str]:
        """The signed network on a day as a `networkx.MultiDiGraph` (see `sahelkg.answers.network.to_networkx` for its attributes).

        Narrowed to the ego network `around` an actor, to actors of some `kinds`, to a `place` (see `sahelkg.answers.subnetwork.narrowed`).

        >>> graph = load().network(at="2024-08-01", around="jnim")
        >>> "jnim" in graph
        True
        """
        from sahelkg.answers.network import to_networkx

        return to_networkx(self.network_answer(at, relations, by, around, depth, kinds, place, **options))

    def network_answer(
        self,
        at: Day = None,
        relations: Iterable[str] = (),
        by: str = "content",
        around: str | None = None,
        depth: int = 1,
        kinds: Iterable[str] = (),
        place: str | None = None,
        **options: Any,
    ) -> NetworkAnswer:
        """The network with what is listed beside it and never drawn, as pictures and files are made from it."""
        from sahelkg.answers.network import network
        from sahelkg.answers.subnetwork import narrowed

        found = network(self.view(at, **options), relations, by)
        centre, spot = self.find(around) if around else None, self.find(place, ("Place",)) if place else None
        return narrowed(found, centre, depth, kinds, spot) if centre or spot or tuple(kinds) else found

    def diff(self, first: str | date, second: str | date, **options: Any) -> Diff:
        """What changed from one day to a later one: actors, names, memberships, relations, leaders, ties that turned."""
        from sahelkg.answers.diff import diff

        return diff(self.view(**options), first, second)

    def path(self, source: str, target: str, at: Day = None, relations: Iterable[str] = (), limit: int = 10, **options: Any) -> PathAnswer:
        """How two actors are linked on a day: the shortest chains of ties between them."""
        from sahelkg.answers.paths import paths

        return paths(self.view(at, **options), self.find(source), self.find(target), relations, limit)

    def timeline(self, about: str | None = None, since: str | None = None, until: str | None = None, **options: Any) -> Timeline:
        """Events in order, of an actor, person or place or of the whole graph.

        >>> load().timeline("tinzaouaten", since="2024", until="2024").rows[0].label
        'battle of Tinzaouaten, July 2024'
        """
        from sahelkg.answers.timeline import SUBJECTS, timeline

        own = {name: options.pop(name) for name in ("kinds", "changes") if name in options}
        thing = self.find(about, SUBJECTS) if about else None
        return timeline(self.view(**options), thing, since, until, **own)

    def law(self, about: str | None = None, at: Day = None, **options: Any) -> LawAnswer:
        """Conflict situations and their classification by authority, of one situation or of an actor's."""
        from sahelkg.answers.law import law

        return law(self.view(at, **options), self.find(about, ("ConflictSituation", "Actor")) if about else None)

    def places(self, within: str | None = None, at: Day = None, **options: Any) -> list[PlaceRow]:
        """The places of the graph, or those within one, with who is said to be there."""
        from sahelkg.answers.places import places

        return places(self.view(at, **options), self.find(within, ("Place",)) if within else None)

    def claims(
        self,
        about: str | None = None,
        classes: Iterable[str] = (),
        source: str | None = None,
        standing: str | None = None,
        at: Day = None,
        **options: Any,
    ) -> ClaimList:
        """The claims about a thing (or all), in order, all standings by default; `to_dicts()` and `to_pandas()` make rows of them."""
        from sahelkg.answers.evidence import ClaimList, claims_about

        view = self.view(at, **options)
        found = self.find(about, ANYTHING) if about else None
        return ClaimList(claims_about(view, found, classes, self.find(source, ("Publication",)) if source else None, standing))

    def disputes(self, about: str | None = None, **options: Any) -> list[DisputeGroup]:
        """Rival claims side by side."""
        from sahelkg.answers.evidence import disputes

        return disputes(self.view(**options), self.find(about, ANYTHING) if about else None)

    def analyse(self, at: Day = None, **options: Any) -> SignedFigures:
        """Figures of the signed network on a day; takes what `network_answer` takes."""
        from sahelkg.answers.signed import signed_figures

        return signed_figures(self.network_answer(at, **options))

    def audit(self, checks: Iterable[str] = (), about: str | None = None, **options: Any) -> Audit:
        """What is suspicious though valid; all checks but `single-backed` unless named."""
        from sahelkg.answers.audit import audit

        return audit(self.view(**options), checks, self.find(about, ANYTHING) if about else None)

    def query(self, query: str, parameters: Mapping[str, str] | None = None, **options: Any) -> Rows:
        """Answer a named query, a file or SPARQL text; with `viewpoint` or `known_by` over the claims that they leave (`store_of`).

        >>> load().query("SELECT (COUNT(?c) AS ?n) { ?c a <https://w3id.org/sahelkg/ontology#Dispute> }").columns
        ('n',)
        """
        from sahelkg.answers.query import find_query, run

        given = dict(parameters or {})
        for parameter in find_query(query).parameters:  # an id or name means one thing, or is refused with the near ones
            value = given.get(parameter.name, "")
            if parameter.type == "iri" and value and "://" not in value:
                given[parameter.name] = self.find(value, _FILLERS.get(parameter.name, ANYTHING))
        return run(self.store_of(self.view(**options)), query, given)


_FILLERS = {"event": ("Event",), "place": ("Place",), "agreement": ("Agreement",), "publication": ("Publication",)}
"""What the parameters of named queries mean by their names; the others take anything."""

ANYTHING = ("Actor", "Person", "Event", "Place", "Transformation", "Agreement", "ConflictSituation", "Mention", "Publication", "Claim")
