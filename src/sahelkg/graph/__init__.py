"""Building the graph: reading Turtle, the claim table, what is derived, checking, and the `KnowledgeGraph` that users hold."""
