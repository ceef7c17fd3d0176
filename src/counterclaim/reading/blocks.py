"""Block quotations: "The mayor went on:", and in the next paragraph what was said, mostly without quotation marks.

The network reads paragraph by paragraph and takes such words for the report's own. The paragraph with the colon is read
again with the first words of the next as a quotation behind it (``_read``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from counterclaim.models import reader
from counterclaim.reading.attributions import Interval, Linked, link
from counterclaim.reading.manner import names_outlet
from counterclaim.reading.posts import signatures
from counterclaim.reading.stance import cue_stance
from counterclaim.text import sentences
from counterclaim.text.overlap import Intervals

_PARAGRAPH = re.compile(r"^[^\S\n]*+\S[^\n]*", re.M)
_LISTED = re.compile(r"\s*(?:[-•*·–—►>#]|\d{1,2}[.)]\s|\(?[a-z][.)]\s)")
_MARKS = '"“”«»'
_INNER = re.compile(r"[\"“«‘][^\"“”«»]*[\"”»’]")
_ONESELF = re.compile(r"(?<![\w’'])(?:I|[Ww]e|[Mm]y|[Oo]ur|[Mm]e|[Uu]s|[Ll]et['’]s)(?![\w.])(?:['’](?:m|ve|d|ll|re))?")
_DOCUMENT = re.compile(
    r"\b(?:states?|reads?|wrote|writes?|written|resolution|letter|memo|memorandum|indictment|complaint|report|ruling"
    r"|opinion|statement|post|email|order|bill|text)\b[^.:]{0,80}:$"
)
_OF_OUTLET = re.compile(r"\b(?:reported|reports|noted|notes)\b[^.:,]{0,20}:$")
_SAID = re.compile(  # at the end of a lead, nothing told between; notes and reports are nouns but behind a name
    r"(?:(?<!\bthe )(?<!\bmixed )(?<!\bto )\b(?:goes on|went on|adds?|added|continues?|continued|explains?|explained"
    r"|writes?|wrote|says?|said|reported|noted|argues?|argued|describe[sd]? it|puts? it)"
    r"|(?:\b(?:[Hh]e|[Ss]he|[Ii]t|[Tt]hey|[Ww]e|I)|\s[A-Z][\w.’'-]*)\s(?:reports?|notes?))"
    r"(?:\s(?:further|too|it))?:$|^According to (?:the )?[^.,:;]{3,60}:$"
)
_AHEAD = re.compile(r"\b(?:[Hh]ere(?:['’]s)?|what|[Oo]ur|groups?|kinds|things|reasons|takeaways)\b")
_REMARKS = re.compile(
    r"(?:(?:(?:More|Excerpts?) from|Here is|Read|Here is the (?:full )?text of)\s)?(?:the\s)?"
    r"(?P<who>[A-Z][\w.-]+(?:\s[A-Z][\w.-]+){0,3})['’]s?\s(?:full\s)?"
    r"(?P<cue>speech|remarks|statement|letter|address|testimony|response)(?:\s\([^()]{2,40}\))?:"
)
_ISSUED = re.compile(r"\b(?:statement|letter|memo|post|email|message|tweet|note)\b")
_WORDS = 8  # that a paragraph without marks has at least, of four one says "I"
_READ = 240  # code points of what was said that are read with the lead
_MOST = 12  # paragraphs
_SURE = 0.8


def with_blocks(text: str, found: Sequence[Linked], *, names: Sequence[Interval] = ()) -> list[Linked]:
    """``found`` and the block quotations, in order; what was found inside one is left to the reading of its words.

    Code points; ``names`` are the names of the text.
    """
    made: list[Linked] = []
    signed = [m.span() for m in signatures(text)]
    posts = Intervals(signed)
    for lead, block in _blocks(text, found):
        if posts.overlapping(block[0], block[1] + 3):
            continue  # an embedded post, which says itself whose it is
        told = _read(text, lead, block, names)
        if told is not None:
            made.append(told)
    if not made:
        return list(found)
    blocks = Intervals(a.content[0] for a in made)
    kept = [a for a in found if not any(blocks.overlapping(*c) for c in a.told)]
    cues = {a.cue for a in made}
    kept = [a for a in kept if a.cue not in cues]
    return sorted([*kept, *made], key=lambda a: a.content[0])


def _blocks(text: str, found: Sequence[Linked]) -> Iterator[tuple[Interval, Interval]]:
    """The sentence with the colon, and what follows it that may be somebody's words."""
    paragraphs = [m.span() for m in _PARAGRAPH.finditer(text)]
    told = [(c, a.cue) for a in found if a.cue is not None for c in a.content]
    contents = Intervals(c for c, _ in told)
    cued = [a for a in found if a.cue is not None]
    cues = Intervals(a.cue for a in cued if a.cue is not None)
    for k, (start, end) in enumerate(paragraphs[:-1]):
        lead = (start, start + len(text[start:end].rstrip()))
        if text[lead[1] - 1] != ":" or text[lead[0]] in _MARKS:
            continue
        first = sentences(text[slice(*lead)])[-1][0]
        lead = (lead[0] + first, lead[1])
        after = paragraphs[k + 1 : k + 1 + _MOST]
        spoken = [any(not _is_own(text, cued[i]) for i in cues.overlapping(*paragraph)) for paragraph in after]
        block = _block(text, lead, after, spoken)
        if block is not None and all(_overlaps(told[i][1], block) for i in contents.overlapping(*block)):
            yield lead, block  # nobody outside the block is already said to say some of it


def _block(text: str, lead: Interval, after: list[Interval], others: list[bool]) -> Interval | None:
    """The words behind a colon: of a quotation its paragraph, else the paragraphs whose speaker says "I".

    ``others``: in which of the paragraphs ``after`` it somebody else speaks.
    """
    start, end = after[0]
    words = text[start:end].strip()
    start += len(text[start:end]) - len(text[start:end].lstrip())
    if _LISTED.match(words) is not None or words[-1] == ":":
        return None
    if words[0] in _MARKS:
        closed = words[-1] in '"”»' and sum(m in '"”»' for m in words[1:-1]) == 0
        return (start, start + len(words)) if closed else None
    spoken = _ONESELF.search(_INNER.sub("", words)) is not None
    if len(words.split()) < _WORDS or not (spoken or _tells_of_writing(text[slice(*lead)])):
        return None
    end = start + len(words)
    for (low, high), theirs in zip(after[1:], others[1:], strict=True) if spoken else ():
        more = text[low:high].strip()
        own = _ONESELF.search(more) is not None and not any(m in more for m in _MARKS) and more[-1] in ".!?…"
        if not own or theirs or _LISTED.match(more) is not None:
            break
        end = low + len(text[low:high].rstrip())
    return start, end


def _tells_of_writing(lead: str) -> bool:
    """Whether what follows a lead is somebody's: by its noun or verb, since an outlet reports it, or since the lead
    ends with a verb of saying ("He adds:", "As the Gazette explains:")."""
    if _SAID.search(lead) is not None and _AHEAD.search(lead) is None:
        return True
    return _DOCUMENT.search(lead) is not None or (_OF_OUTLET.search(lead) is not None and names_outlet(lead))


def _is_own(text: str, a: Linked) -> bool:
    return a.source is None or text[slice(*a.source)].lower() in ("i", "we", "you", "they", "he", "she", "it")


def _read(text: str, lead: Interval, block: Interval, names: Sequence[Interval]) -> Linked | None:
    """The attribution that the network finds in the lead with the block's first words as its quotation.

    Where its cue is no word of saying: the name that the lead begins with, and the document that it tells of.
    """
    remarks = _REMARKS.fullmatch(text, *lead)
    if remarks is not None:
        return Linked(remarks.span("who"), remarks.span("cue"), (block,), _SURE)
    head = text[slice(*lead)]
    words = " ".join(text[block[0] : min(block[1], block[0] + _READ)].strip(_MARKS).split())
    framed = f"{head} “{_INNER.sub('it', words)}”"
    at = len(head) + 1
    for found in link(framed, reader.score(framed, tasks=("attribution",))):
        if found.cue is None or found.cue[1] > at or not any(end > at + 2 for _, end in found.content):
            continue
        cue = _shifted(found.cue, lead[0])
        source = _shifted(found.source, lead[0]) if found.source is not None and found.source[1] <= at else None
        if not cue_stance(text[slice(*cue)]).lemma:
            named, document = next((n for n in names if n[0] == lead[0]), None), _ISSUED.search(text, *lead)
            if named is None or document is None:
                continue
            source, cue = named, document.span()
        return Linked(source, cue, (block,), min(found.confidence, _SURE))
    return None


def _shifted(span: Interval, by: int) -> Interval:
    return span[0] + by, span[1] + by


def _overlaps(a: Interval, b: Interval) -> bool:
    return a[0] < b[1] and b[0] < a[1]
