"""The report as one HTML file: summary, laws, heat map, graph, findings and questions in both languages.

Templates, styles and scripts stand under `reports/templates/html`; here is what they are filled with.
"""
