"""Pages of cases beside the rules: read (`page`), laid over each other (`facts`), run (`run`), written down (`accept`),
and measured (`coverage`). The format is described in `docs/cases.md`."""
