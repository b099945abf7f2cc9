"""The data-flow graph in the formats of others: Graphviz, GraphML, Mermaid; and as SVG."""
