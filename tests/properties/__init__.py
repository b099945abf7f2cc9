"""Properties: the engine against the reference on drawn manifests and drawn rules, and what must hold of both."""
