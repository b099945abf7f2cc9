"""The report as a table of comma-separated values: a row for each finding, for spreadsheets and scripts."""
