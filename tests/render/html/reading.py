"""A page of the HTML report as an independent reader of HTML sees it: elements, data, texts in one language."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from typing import Any, Final

EMPTY: Final = frozenset({"meta", "link", "br", "img", "input", "hr"})
RAW: Final = frozenset({"script", "style"})


class Element:
    """One element with its attributes, what stands in it, and the element around it."""

    def __init__(self, tag: str, attributes: dict[str, str | None], parent: Element | None) -> None:
        self.tag, self.attributes, self.parent = tag, attributes, parent
        self.children: list[Element | str] = []

    def all(self, tag: str = "") -> list[Element]:
        """The elements inside, in order; those of one tag where it is given."""
        found = []
        for child in self.children:
            if isinstance(child, Element):
                found += [child] if tag in ("", child.tag) else []
                found += child.all(tag)
        return found

    def text(self, language: str = "en") -> str:
        """The text inside that a reader of one language sees."""
        if self.tag in RAW or self.attributes.get("lang", language) != language:
            return ""
        parts = [child if isinstance(child, str) else child.text(language) for child in self.children]
        return "".join(parts)

    def one(self, tag: str, **wanted: str) -> Element:
        """The only element of the tag with these attributes."""
        found = [each for each in self.all(tag) if all(each.attributes.get(k) == v for k, v in wanted.items())]
        assert len(found) == 1, f"{len(found)} of {tag} {wanted}"
        return found[0]


class Reader(HTMLParser):
    """Builds the elements; every element that is opened must be closed in order."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = self.at = Element("", {}, None)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        made = Element(tag, dict(attrs), self.at)
        self.at.children.append(made)
        if tag not in EMPTY:
            self.at = made

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.at.children.append(Element(tag, dict(attrs), self.at))

    def handle_endtag(self, tag: str) -> None:
        assert self.at.tag == tag, f"</{tag}> in <{self.at.tag}>"
        assert self.at.parent is not None
        self.at = self.at.parent

    def handle_data(self, data: str) -> None:
        self.at.children.append(data)


def read(page: bytes) -> Element:
    """The elements of a page."""
    reader = Reader()
    reader.feed(page.decode())
    reader.close()
    assert reader.at is reader.root
    return reader.root


def data_of(root: Element) -> Any:
    """The data that the page's script reads."""
    held = root.one("script", id="report")
    return json.loads("".join(each for each in held.children if isinstance(each, str)))


def outline(root: Element, language: str) -> str:
    """The page as prose: its headings, the summary whole, and of everything else how much there is."""
    lines = []
    for section in root.all("section"):
        head = section.all("h2")[0]
        lines.append(f"## {squeezed(head.text(language))}")
        for tag, name in (("h3", "-"), ("p", ""), ("figcaption", "")):
            if tag == "p" and section.attributes.get("id") not in ("summary", "about"):
                continue
            for each in section.all(tag):
                if within(each, "noscript") or not (text := squeezed(each.text(language))):
                    continue
                lines.append(f"{name} {text}".strip())
        for each in section.all("dt"):
            value = next(child for child in siblings(each) if child.tag == "dd")
            lines.append(f"= {squeezed(each.text(language))}: {squeezed(value.text(language))}")
        for table in section.all("table"):
            cells = [squeezed(cell.text(language)) for cell in table.all("thead")[0].all("th")]
            lines.append(f"| {' | '.join(cells)} | × {len(table.all('tbody')[0].all('tr'))}")
        lines.append("")
    return "\n".join(lines)


def squeezed(text: str) -> str:
    return " ".join(text.split())


def within(element: Element, tag: str) -> bool:
    parent = element.parent
    return parent is not None and (parent.tag == tag or within(parent, tag))


def siblings(element: Element) -> list[Element]:
    assert element.parent is not None
    return [child for child in element.parent.children if isinstance(child, Element)]
