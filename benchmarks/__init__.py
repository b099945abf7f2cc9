"""Measurements, side by side in one run: `make bench` prints them and rewrites `results/`."""
