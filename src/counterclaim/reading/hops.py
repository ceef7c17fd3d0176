"""What makes an attribution found inside somebody's words a hop: another's act of saying, reported as done.

"The minister said the general had denied it" has a second speaker. "I deny it", "if the general denies it", "the
general should deny it", "fans are not afraid" have none. The word lists lie in ``data/private.yml``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from counterclaim.reading.attributions import Interval, Linked
from counterclaim.reading.extents import extent
from counterclaim.reading.lemmas import lemmas, tokens
from counterclaim.reading.private import lists
from counterclaim.reading.speakers import PASSIVE, SENTENCE, is_of_oneself, passive, speaks, with_source
from counterclaim.reading.stance import CueStance, cue_stance, cues

_POSSESSIVE = re.compile(r"(?:['’]s|s['’]|['’])\s*$|^(?:his|her|their)$", re.IGNORECASE)
_NOT_DONE = re.compile(
    r"\b(?:would|will|wo|ca|can|could|may|might|must|should|shall|ought|let|['’]ll|['’]d)\b"
    r"|\b(?:going|set|plans?|planned|planning|able|about|due|expected|likely|ready|supposed|ha[sd]|have|needs?|wants?|"
    r"wanted|try|tries|tried|trying|attempts?|attempted|opportunity|chance|right|order|used)\s+to\b",
    re.IGNORECASE,
)
_REFUSED = re.compile(r"\b(?:would|will|wo|ca|can|could)(?:\s?not|\s+never|n['’]t)\b", re.IGNORECASE)
_FREE = re.compile(
    r"\b(?:if|unless|whether|until|lest|in case|suppose|imagine|why|how many|how)\s+(?:\w+\s+)?$", re.IGNORECASE
)
_WHENEVER = re.compile(r"\b(?:when|whenever|where)\s+$", re.IGNORECASE)
_ASKED = re.compile(r"\b(?:do|does|did|are|is|was|were|has|have|had|can|could|would|will|should)\s+$", re.IGNORECASE)
_COPULA = re.compile(r"^(?:is|are|was|were|be|been|being|am|['’]s|['’]re|['’]m)\b.*\b(?:an?|the|no)\b", re.IGNORECASE)
_WENT_ON = re.compile(
    r"\b(?:went|goes|going|gone|appear\w*|seem\w*|continu\w*|took|taken|turned|rang|called|wrote)\b", re.IGNORECASE
)
_HIS_WORD = re.compile(r"he|she|it|they", re.IGNORECASE)
_NAMED = re.compile(r"called|named|dubbed|nicknamed|titled|entitled", re.IGNORECASE)
_ONE = re.compile(r"an?\s", re.IGNORECASE)
_CONTACT = re.compile(
    r"\b(?:rang|rung|phoned|telephoned|wrote|written|emailed|texted|messaged|called|contacted|radioed|approached)\b",
    re.IGNORECASE,
)


def hop(text: str, found: Linked, *, within: Interval, names: Sequence[Interval]) -> Linked | None:
    """``found`` as a hop, its source put right where a passive or a participle hides it; None where it is none.

    ``within`` is the content that was read again, ``names`` what the tagger found; all in code points of ``text``.
    """
    if found.cue is None or any(s <= found.cue[0] and found.cue[1] <= e for s, e in found.content):
        return None
    cue = text[slice(*found.cue)]
    after = text[found.cue[1] : found.cue[1] + 40]
    act = cue_stance(cue, after=re.split(r"[,;:.!?\"“”‘]", after)[0])
    found = with_source(text, found, within, names)
    if not _is_act(text, found, cue, act):
        return None
    tells = act.lemma.split(" ")[0] in lists().tells
    said = extent(text, found, tells=tells, names=names, speaks=lambda who: speaks(text, who, names))
    found = replace(found, content=said)
    if not any(c.isalnum() for low, high in said for c in text[low:high]):
        return None
    return found if _has_speaker(text, found, act.lemma, within, names) and _is_done(text, found, within) else None


def _is_act(text: str, found: Linked, cue: str, act: CueStance) -> bool:
    """Whether the cue is one of saying, or of finding by those who find; no feeling, wish or perception."""
    if act.lemma == "" or _COPULA.match(cue) is not None:
        return False
    if act.lemma in lists().lemmas and act.stance != "no-comment" and not _is_finding(text, found, act.lemma):
        return False
    in_touch = _got_in_touch(text, found)
    return _leads(cue, to=in_touch) and (in_touch or not _is_purpose(cue, act.lemma))


def _has_speaker(text: str, found: Linked, lemma: str, within: Interval, names: Sequence[Interval]) -> bool:
    """Whether another says it, or the outer speaker at another time; nobody need be named where one "was told"."""
    assert found.cue is not None
    cue = text[slice(*found.cue)]
    if found.source is None:
        told, begins = passive(cue), found.content[-1][0]
        clause = begins >= found.cue[1] and re.search(r"\bthat\W*$", text[found.cue[1] - 5 : begins + 5]) is not None
        return begins >= found.cue[1] and (
            told in ("tell", "inform", "warn", "notify", "assure") or (clause and told in ("advise", "brief", "alert"))
        )
    who = text[slice(*found.source)]
    if not (speaks(text, found.source, names, outright=lemma in lists().outright) or is_of_oneself(text, found)):
        return False
    if _NAMED.fullmatch(cue.strip()) is not None and _ONE.match(who) is not None:
        return False  # "a power of parliament called contempt"
    if who.lower() == "it" and PASSIVE.search(cue) is not None:
        return False
    if _HIS_WORD.fullmatch(who) is not None and found.content[0][0] > within[0]:
        # "the towns that he called lost": his word for it, inside what he says.
        return text[slice(*found.content[0])].lower() != "what"
    return _POSSESSIVE.search(who) is None or _is_told(text, found)


def _leads(cue: str, *, to: bool) -> bool:
    """Whether a cue's first full word is one of saying, or a light verb before a noun of saying; ``to``: after "to"."""
    said = tokens(cue)[to:]
    while said and (said[0] in lists().before or (said[0].endswith("ly") and len(said[0]) > 4)):
        said = said[1:]
    if not said:
        return False
    light = any(lemma in lists().light for lemma in lemmas(said[0]))
    return (
        light
        or _WENT_ON.search(cue) is not None
        or any(entry[0] in lemmas(said[0]) and (len(entry) == 1 or entry[1] in said[1:2]) for entry in cues())
    )


def _is_purpose(cue: str, lemma: str) -> bool:
    """Whether the act is only aimed at or put off: "worked to identify", "his reluctance to criticise"."""
    said = [w for m in re.finditer(r"\bto\s+([a-z]+)", cue, re.IGNORECASE) for w in lemmas(m[1])]
    return lemma.split(" ")[0] in said and _WENT_ON.search(cue) is None


def _got_in_touch(text: str, found: Linked) -> bool:
    """Whether the cue is what somebody got in touch for: "had rung the mayor to say"."""
    if found.source is None or found.cue is None or re.match(r"to\b", text[slice(*found.cue)], re.IGNORECASE) is None:
        return False
    return _CONTACT.search(text[found.source[1] : found.cue[0]]) is not None


def _is_told(text: str, found: Linked) -> bool:
    """Whether a noun of saying is followed by what is said: "her claim that", "its request for"."""
    assert found.cue is not None
    link = re.search(r"\b(that|for|to|of)\b", text[found.cue[0] : found.cue[1] + 8].lower())
    quoted = text[found.content[0][0]] in "“\"‘'"
    for word in tokens(text[slice(*found.cue)]):
        if word.endswith("ing") and (link is not None or quoted):
            return True
        if any(noun in lemmas(word) and (quoted or (link is not None and link[1] == by)) for noun, by in lists().nouns):
            return True
    return False


def _is_finding(text: str, found: Linked, lemma: str) -> bool:
    """Whether a body that finds has found it: "the court established that"."""
    if found.source is None or lemma not in lists().findings:
        return False
    return any(w in lists().finders for word in tokens(text[slice(*found.source)]) for w in lemmas(word))


def _refused(cue: str) -> bool:
    """ "would not comment", "could not rule it out": saying no is said."""
    return _REFUSED.search(cue) is not None and cue_stance(cue).stance in ("no-comment", "hedges")


def _is_done(text: str, found: Linked, within: Interval) -> bool:
    """Whether the act is reported as done: no "would", "to", "if", no question."""
    assert found.cue is not None
    start, end = found.cue
    cue = text[start:end]
    subject = found.source if found.source is not None and found.source[1] <= start else found.cue
    between = text[subject[1] : start] if subject is not found.cue else ""
    if _NOT_DONE.search(between + cue) is not None and not _refused(between + cue):
        return False
    if _got_in_touch(text, found):
        return True
    if re.match(r"(?:to|from)\b", cue, re.IGNORECASE) or re.search(
        r"\bto\s+(?:\w+ly\s+)?$", text[max(within[0], start - 16) : start]
    ):
        return False
    opening = max((m.end() for m in SENTENCE.finditer(text, within[0], subject[0])), default=within[0])
    before = text[max(opening, subject[0] - 40) : subject[0]]
    if _FREE.search(before) is not None:
        return False
    if _WHENEVER.search(before) is not None and re.search(r"(?:ed|said|told|wrote)\b", cue) is None:
        return False
    stop = re.search(r"[.!?]", text[end : within[1] + 1])
    return not (_ASKED.search(before) is not None and stop is not None and stop[0] == "?")
