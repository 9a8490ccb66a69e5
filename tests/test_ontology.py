"""The ontology: consistent under OWL RL, every term labelled and defined in two languages, no undeclared term, in step with the program."""

from __future__ import annotations

import pathlib
import re

import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, SKOS

from sahelkg.model import CLASSES, OPPOSED, RELATIONS

ROOT = pathlib.Path(__file__).parent.parent
NS = rdflib.Namespace("https://w3id.org/sahelkg/ontology#")
VOC = "https://w3id.org/sahelkg/vocabulary/"


@pytest.fixture(scope="module")
def ontology() -> rdflib.Graph:
    graph = rdflib.Graph()
    for name in ("sahelkg.ttl", "vocabularies.ttl"):
        graph.parse(ROOT / "ontology" / name)
    return graph


def terms(graph: rdflib.Graph) -> list[rdflib.URIRef]:
    return sorted({s for s in graph.subjects(RDF.type) if isinstance(s, rdflib.URIRef) and str(s).startswith((str(NS), VOC))})


def test_every_term_has_label_and_definition_in_both_languages(ontology: rdflib.Graph) -> None:
    assert len(terms(ontology)) > 250
    for term in terms(ontology):
        for prop in ((RDFS.label, SKOS.prefLabel), (SKOS.definition,)):
            texts = [o for p in prop for o in ontology.objects(term, p)]
            assert sorted(t.language for t in texts) == ["en", "fr"], f"{term} {prop}"
            assert all(str(t).strip() for t in texts)


def test_definitions_are_sentences(ontology: rdflib.Graph) -> None:
    for term, text in ontology.subject_objects(SKOS.definition):
        assert str(text)[0].isupper() and str(text).endswith("."), f"{term}: {text}"


def test_one_ontology_with_version_and_licence(ontology: rdflib.Graph) -> None:
    (iri,) = ontology.subjects(RDF.type, OWL.Ontology)
    assert str(iri) == "https://w3id.org/sahelkg/ontology"
    assert ontology.value(iri, OWL.versionIRI) and ontology.value(iri, rdflib.DCTERMS.license)


def test_no_undeclared_term_anywhere(ontology: rdflib.Graph) -> None:
    declared = {str(t) for t in terms(ontology)}
    used: dict[str, str] = {}
    for path in [*ROOT.glob("ontology/*.ttl"), *ROOT.glob("graph/**/*.ttl")]:
        graph = rdflib.Graph().parse(path)
        for triple in graph:
            for term in triple:
                if isinstance(term, rdflib.URIRef) and str(term).startswith((str(NS), VOC)) and str(term) != str(NS):
                    used.setdefault(str(term), path.name)
    for path in [*ROOT.glob("ontology/checks/*.rq"), *ROOT.glob("queries/*.rq")]:
        text = re.sub(r'"[^"]*"|<[^>]*>|#[^\n]*', " ", path.read_text("utf-8"))
        for prefix, name in re.findall(r"(?<![\w?$])(voc)?:([A-Za-z][\w-]*)", text):
            used.setdefault((VOC if prefix else str(NS)) + name, path.name)
    missing = {term: where for term, where in used.items() if term not in declared}
    assert not missing


def test_concepts_belong_to_a_declared_scheme(ontology: rdflib.Graph) -> None:
    schemes = set(ontology.subjects(RDF.type, SKOS.ConceptScheme))
    for concept in ontology.subjects(RDF.type, SKOS.Concept):
        assert ontology.value(concept, SKOS.inScheme) in schemes


def test_consistent_under_owl_rl(ontology: rdflib.Graph, kg) -> None:  # type: ignore[no-untyped-def]
    """The closure of ontology and graph holds no member of two disjoint classes and no term of owl:Nothing."""
    import owlrl

    graph = rdflib.Graph()
    for triple in ontology:
        graph.add(triple)
    for path in sorted(ROOT.glob("graph/**/*.ttl")):
        graph.parse(path)
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    assert not list(graph.subjects(RDF.type, OWL.Nothing))
    errors = [str(o) for s, p, o in graph if "http://www.daml.org/2002/03/agents/agent-ont#error" in str(p)]
    assert not errors, errors[:3]
    (members,) = [graph.value(s, OWL.members) for s in graph.subjects(RDF.type, OWL.AllDisjointClasses)]
    classes = list(rdflib.collection.Collection(graph, members))
    assert len(classes) == 11
    seen: dict[rdflib.term.Node, rdflib.term.Node] = {}
    for cls in classes:
        for thing in graph.subjects(RDF.type, cls):
            assert seen.setdefault(thing, cls) == cls, f"{thing} is {seen[thing]} and {cls}"


def test_disjointness_is_felt(ontology: rdflib.Graph) -> None:
    """The check above can fail: a claim used as an actor is found."""
    import owlrl

    graph = rdflib.Graph()
    for triple in ontology:
        graph.add(triple)
    wrong = rdflib.URIRef("https://w3id.org/sahelkg/claim/wrong")
    graph.add((wrong, RDF.type, NS.Membership))
    graph.add((rdflib.URIRef("https://w3id.org/sahelkg/claim/other"), NS.member, wrong))
    owlrl.DeductiveClosure(owlrl.RDFS_Semantics).expand(graph)
    types = set(graph.objects(wrong, RDF.type))
    assert NS.Claim in types and NS.RoleFiller in types


def test_the_program_knows_the_classes_of_the_ontology(ontology: rdflib.Graph) -> None:
    declared = {str(c).removeprefix(str(NS)) for c in ontology.transitive_subjects(RDFS.subClassOf, NS.Claim)}
    assert set(CLASSES) == declared - {"Claim", "RelationClaim"}
    relations = {str(c).removeprefix(str(NS)) for c in ontology.transitive_subjects(RDFS.subClassOf, NS.RelationClaim)}
    assert set(RELATIONS) == relations - {"RelationClaim"}


def test_the_program_reads_roles_as_the_ontology_declares_them(ontology: rdflib.Graph) -> None:
    roles = set(ontology.transitive_subjects(RDFS.subPropertyOf, NS.role))
    for name, spec in CLASSES.items():
        cls = NS[name]
        above = set(ontology.transitive_objects(cls, RDFS.subClassOf))
        for role in (*spec.subject, *spec.object):
            assert NS[role] in roles, f"{name}.{role} is no role"
        for prop in (*spec.subject, *spec.object, *spec.value):
            domain = ontology.value(NS[prop], RDFS.domain)
            assert domain is None or domain in above, f"{name}.{prop} has the domain {domain}"


def test_shortcuts_are_declared_three_times_for_each_class(ontology: rdflib.Graph) -> None:
    for name in (*RELATIONS, "Leadership", "Spokesmanship", "Presence", "TransformationClaim"):
        for suffix in ("", "Contested", "Hedged"):
            term = NS[CLASSES[name].predicate + suffix]
            assert ontology.value(term, NS.shortcutOf) == NS[name], term


def test_opposed_classes_are_relations_and_mutual() -> None:
    for name, others in OPPOSED.items():
        assert name in RELATIONS
        for other in others:
            assert name in OPPOSED[other], f"{name} is opposed to {other}, not the other way"


def test_interface_has_words_for_every_concept_in_french(ontology: rdflib.Graph) -> None:
    from sahelkg.i18n import concept

    for node in ontology.subjects(RDF.type, SKOS.Concept):
        name = str(node).removeprefix(VOC)
        labels = {label.language: str(label) for label in ontology.objects(node, SKOS.prefLabel)}
        assert concept(name, "fr") == labels["fr"]
