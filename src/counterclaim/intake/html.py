"""An HTML page to an Article, by trafilatura."""

from __future__ import annotations

import re

from counterclaim.errors import NoArticle
from counterclaim.intake.records import Article

_FEWEST_CHARACTERS = 80
_START = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)


def looks_like_html(text: str) -> bool:
    """Whether ``text`` begins as an HTML page does."""
    return _START.match(text[:4096]) is not None


def from_html(page: str, *, where: str) -> Article:
    """The article of ``page``: its paragraphs, a blank line between two, and what the page says about it.

    Scripts, styles, navigation and comments do not come through. Raises NoArticle where nothing readable is left.
    """
    from trafilatura import bare_extraction

    nothing = NoArticle("holds no article that can be found", where=where, hint="save the article's text as .txt")
    try:
        found = bare_extraction(
            page,
            with_metadata=True,
            include_comments=False,
            include_tables=False,
            include_images=False,
            date_extraction_params={"original_date": True, "extensive_search": False},
        )
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        raise nothing from error
    text = getattr(found, "text", None)
    if text is None or len(text.strip()) < _FEWEST_CHARACTERS:
        raise nothing
    return Article(
        text="\n\n".join(line.strip() for line in text.splitlines() if line.strip()) + "\n",
        source_file=where,
        outlet=_text(found, "sitename"),
        published=_text(found, "date"),
        title=_text(found, "title"),
        url=_text(found, "url"),
        language=_text(found, "language"),
        authors=tuple(name.strip() for name in (_text(found, "author") or "").split(";") if name.strip()),
    )


def _text(found: object, name: str) -> str | None:
    value = getattr(found, name, None)
    return value.strip() if isinstance(value, str) and value.strip() else None
