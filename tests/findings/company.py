"""A company that sends data abroad: the manifest without its flows, and a flow `out` that states all but its route."""

from __future__ import annotations

COMPANY = """
parties:
  home: {country: CN}
  lion: {country: SG}
groups:
  people: {country: CN}
systems:
  crm: {operator: home, country: CN}
datasets:
  profile: {derived_from: []}
activities:
  sale: {controller: home, purposes: [service], consents: []}
"""
OUT = "from: crm, to: lion, data: [profile], activity: sale, consents: [], started: 2026-01-01, ended: none"
