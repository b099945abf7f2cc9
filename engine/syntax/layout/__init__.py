"""The one layout of policy text, by nouns; `engine.syntax.to_text` puts it together."""
