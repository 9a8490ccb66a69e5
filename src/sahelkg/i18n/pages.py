"""The words of the site and its pages in English and French; part of the words of `sahelkg.i18n`."""

from __future__ import annotations

__all__ = ["PAGES"]

PAGES: dict[str, tuple[str, str]] = {
    # lineage of the region
    "region": ("the whole region", "toute la région"),
    "and one other": ("and 1 other", "et 1 autre"),
    "and others": ("and {} others", "et {} autres"),
    "other names": ("other names", "autres noms"),
    "page region": (
        "Where the armed actors come from, and what became of them",
        "D'où viennent les acteurs armés, et ce qu'ils sont devenus",
    ),
    "alone": ("without merger, split or succession", "sans fusion, scission ni succession"),
    "legend close": ("years drawn closer together", "années dessinées plus serrées"),
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
    "said to be": ("said to be", "qualifié de"),
    "lineage in detail": ("This lineage in detail, version by version", "Cette filiation en détail, version par version"),
    # navigation
    "navigation": ("pages of the site", "pages du site"),
    "dates": ("dates", "dates"),
    "nav index": ("Start", "Accueil"),
    "nav network": ("Network", "Réseau"),
    "nav lineage": ("Lineages", "Filiations"),
    "nav actors": ("Actors", "Acteurs"),
    "nav persons": ("Persons", "Personnes"),
    "nav disputes": ("Disputes", "Points contestés"),
    "nav sources": ("Sources", "Sources"),
    "nav downloads": ("Downloads", "Téléchargements"),
    # first page
    "site title": ("Armed actors of Mali and the Sahel", "Acteurs armés du Mali et du Sahel"),
    "site lead": (
        "Who they are, where they come from, who stands with whom and against whom on a date: every answer says who says so, since when, with "
        "what reserve, and who disagrees.",
        "Qui ils sont, d'où ils viennent, qui est avec qui et contre qui à une date : chaque réponse dit qui l'affirme, depuis quand, avec quelle "
        "réserve, et qui n'est pas d'accord.",
    ),
    "cited publications": ("publications that they cite", "publications qu'elles citent"),
    "disputes word": ("contested points", "points contestés"),
    "tile network": ("Who stands with whom, and against whom, on a date.", "Qui est avec qui, et contre qui, à une date."),
    "tile lineage": (
        "Mergers, splits, renamings and successions of the whole region on one axis of years, in rival versions.",
        "Fusions, scissions, changements de nom et successions de toute la région sur un axe d'années, dans leurs versions rivales.",
    ),
    "tile disputes": (
        "Where sources contradict one another: rival claims next to each other.",
        "Où les sources se contredisent : les assertions rivales côte à côte.",
    ),
    "tile actors": (
        "A dossier for each: names, lineage, membership, leaders, relations, events, law.",
        "Un dossier pour chacun : noms, filiation, appartenance, dirigeants, relations, événements, droit.",
    ),
    "tile sources": (
        "The documents, and every claim taken from each, with its locator.",
        "Les documents, et chaque assertion qui en est tirée, avec son repère.",
    ),
    "tile downloads": ("The graph for other tools: RDF, tables, GraphML, GEXF.", "Le graphe pour d'autres outils : RDF, tableaux, GraphML, GEXF."),
    "most said": ("Of whom most is said", "De qui il est le plus question"),
    "all actors": ("all actors", "tous les acteurs"),
    "how to read": ("How to read it", "Comment lire"),
    "reading claim": ("Claim", "Assertion"),
    "reading claim text": (
        "What one source says in one place. Two sources that say the same are two claims. Nobody here decides who is right.",
        "Ce qu'une source dit à un endroit. Deux sources qui disent la même chose font deux assertions. Personne ici ne décide qui a raison.",
    ),
    "reading card": ("Card", "Fiche"),
    "reading card text": (
        "One thing said, with one reserve; in it every claim that says so, each with source, place in the source, and the publications cited for it.",
        "Une chose dite, avec une même réserve ; dedans chaque assertion qui le dit, avec source, repère et publications citées à l'appui.",
    ),
    "reading certainty": ("Certain, presumed, possible", "Certain, présumé, possible"),
    "reading certainty text": (
        "On a date: certain where the source vouches for that day, presumed where it was stated as going on, possible within its outer bounds. Vague "
        "dates are never stretched.",
        "À une date : certain si la source répond de ce jour, présumé si l'état était dit en cours, possible dans ses bornes extrêmes. "
        "Les dates vagues ne sont jamais étirées.",
    ),
    "reading contested": ("Contested", "Contesté"),
    "reading contested text": (
        "Another claim contradicts it. Both stand next to each other.",
        "Une autre assertion la contredit. Les deux figurent côte à côte.",
    ),
    "reading denied": ("Said not to hold", "Dit faux"),
    "reading denied text": ("What a source denies is listed, never drawn.", "Ce qu'une source nie est listé, jamais dessiné."),
    "reading possible": ("Possible is weak", "Possible est faible"),
    "reading possible text": (
        "A source of 2019 in the present tense says nothing of 2023, so on most dates most ties are only possible.",
        "Une source de 2019 au présent ne dit rien de 2023 : à la plupart des dates, la plupart des liens ne sont que possibles.",
    ),
    "reading horizon": ("Knowledge horizon", "Horizon de connaissance"),
    "reading horizon text": (
        "The last date among the sources used; what lies after it, a page cannot know.",
        "La dernière date parmi les sources employées ; ce qui vient après, une page ne peut le savoir.",
    ),
    # lists
    "page actors": ("Actors", "Acteurs"),
    "page actors lead": (
        "Every actor of the graph with the names that it bore, what it is said to be, and the outermost bounds of its life.",
        "Chaque acteur du graphe avec les noms qu'il a portés, ce que l'on dit qu'il est, et les bornes extrêmes de sa vie.",
    ),
    "page persons": ("Persons", "Personnes"),
    "page persons lead": (
        "Only those whom a source names in a leading, speaking or official role. What is alleged of a person shows who alleges it in the same line.",
        "Seulement celles qu'une source nomme dans un rôle dirigeant, de parole ou officiel. Ce qui est allégué d'une personne montre qui l'allègue.",
    ),
    "in office at": ("office in or for", "fonction dans ou pour"),
    "filter": ("Show only what contains", "Montrer seulement ce qui contient"),
    "page disputes": ("Contested points", "Points contestés"),
    "page disputes lead": (
        "Claims that cannot both be true, next to each other, with the reason why curators hold them to contradict. Silence is not a dispute.",
        "Les assertions qui ne peuvent être vraies ensemble, côte à côte, avec la raison de la contradiction. Se taire n'est pas contredire.",
    ),
    "page sources": ("Sources", "Sources"),
    "page sources lead": (
        "The documents that the claims are taken from. The text date is the day or window for which a document vouches.",
        "Les documents d'où sont tirées les assertions. La date du texte est le jour ou la période dont un document répond.",
    ),
    "page source lead": (
        "Every claim taken from this text, in the order of the text. The id leads to the card of the claim.",
        "Chaque assertion tirée de ce texte, dans l'ordre du texte. L'identifiant mène à la fiche de l'assertion.",
    ),
    "text date": ("text date", "date du texte"),
    "cited lead": (
        "What the sources name as their own evidence; not read by the curators unless listed above.",
        "Ce que les sources citent à l'appui ; non lu par les curateurs, sauf s'il figure ci-dessus.",
    ),
    "title": ("title", "titre"),
    "publisher": ("publisher", "éditeur"),
    "address": ("address", "adresse"),
    "retrieved": ("read on", "consulté le"),
    "locator": ("locator", "repère"),
    "locators": ("locators", "repères"),
    "locators lead": (
        "section/line/notes: the section below, the number of the line under its heading, and the note numbers as printed.",
        "section/ligne/notes : la section ci-dessous, le numéro de la ligne sous son titre, et les numéros de note imprimés.",
    ),
    "heading begins": ("heading begins with", "le titre commence par"),
    "file": ("file", "fichier"),
    "page downloads": ("Downloads", "Téléchargements"),
    "page downloads lead": (
        "The whole graph for other tools. Every claim and every tie keeps its source, hedge and polarity in each format.",
        "Tout le graphe pour d'autres outils. Chaque assertion et chaque lien garde sa source, sa réserve et sa polarité dans chaque format.",
    ),
    "licence": (
        "Graph under CC BY 4.0. Name the sources and the knowledge horizon when you use it.",
        "Graphe sous CC BY 4.0. Nommez les sources et l'horizon de connaissance quand vous l'employez.",
    ),
    "download sahelkg.ttl": ("RDF, Turtle: everything in one graph", "RDF, Turtle : tout dans un seul graphe"),
    "download sahelkg.trig": (
        "RDF, TriG: what is authored, derived and the ontology in named graphs",
        "RDF, TriG : écrit, dérivé et ontologie dans des graphes nommés",
    ),
    "download sahelkg.jsonld": ("RDF, JSON-LD: the same named graphs", "RDF, JSON-LD : les mêmes graphes nommés"),
    "download sahelkg.nq": ("RDF, N-Quads: the same, a line for each statement", "RDF, N-Quads : de même, une ligne par énoncé"),
    "download claims.csv": ("Every claim as a row, labels in English", "Chaque assertion en une ligne, libellés en anglais"),
    "download assertions.csv": ("Every claim as a row, labels in French", "Chaque assertion en une ligne, libellés en français"),
    "download network.csv": ("Every tie of all time as a row", "Chaque lien, toutes dates, en une ligne"),
    "download network.graphml": (
        "The network of all time for Gephi, yEd, Cytoscape, networkx",
        "Le réseau, toutes dates, pour Gephi, yEd, Cytoscape, networkx",
    ),
    "download network.gexf": (
        "The same with dates on every tie, for Gephi's time line",
        "De même avec des dates sur chaque lien, pour la frise de Gephi",
    ),
    "download lineage.csv": ("Every version of every transformation as a row", "Chaque version de chaque transformation en une ligne"),
    "download lineage.svg": ("The lineages of the region as a picture, in English", "Les filiations de la région en image, en anglais"),
    "download filiation.svg": ("The lineages of the region as a picture, in French", "Les filiations de la région en image, en français"),
    "download locators.md": ("What the locators of each source mean", "Ce que veulent dire les repères de chaque source"),
}
