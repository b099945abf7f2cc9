"""The report in Markdown: for the comment of a pull request, a step summary, or a page of a repository."""
