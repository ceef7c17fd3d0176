"""What was found, to be read: JSON by the contract, Markdown, one HTML file, the terminal."""

from counterclaim.brief.documents import report_document, schema, story_document
from counterclaim.brief.html import to_html
from counterclaim.brief.markdown import to_markdown
from counterclaim.brief.terminal import print_brief

__all__ = ["print_brief", "report_document", "schema", "story_document", "to_html", "to_markdown"]
