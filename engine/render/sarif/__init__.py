"""The report as SARIF 2.1.0, for code scanning and viewers of findings."""
