"""The distribution as strangers get it."""
