"""The document, read back part by part."""
