"""The gap report as a document that lawyers edit: Chinese in the layout of official papers, English, or both."""
