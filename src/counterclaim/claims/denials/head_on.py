"""Who denies what another says, head on: by a word of denying or a plain "not", turned on what the other tells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from counterclaim.claims.alignment.align import far_apart, must_stay_apart
from counterclaim.claims.alignment.headings import likely_same
from counterclaim.claims.alignment.matter import Matter
from counterclaim.claims.alignment.near import cosine
from counterclaim.claims.alignment.parties import charges_party, names_party
from counterclaim.claims.denials.gainsaid import accusers, charged_by, claimed, gainsaid, granted, meets
from counterclaim.claims.denials.negated import NOT, negated, turns
from counterclaim.claims.language.clauses import is_finite
from counterclaim.claims.language.kin import akin, content_words, telling_alike, tells
from counterclaim.claims.language.lists import has, listed, places, plain
from counterclaim.claims.language.nots import contrary, forbids, not_yet, unconditional
from counterclaim.claims.language.words import cue_in, cue_words, stem
from counterclaim.claims.propositions.pointed import REACH
from counterclaim.claims.propositions.records import Proposition
from counterclaim.text import Span

_HEAD = 3
"""Words at the head of a denial that tell what is denied."""
_AHEAD = 5
"""Words that a negation may turn."""
_ENOUGH = 0.95
_SOON, _FAINT = 700, 0.1
"""Code points after what is told in which a denial by the same predicate answers it, and how near it must be then."""
_LEAST, _ACCUSED = 0.3, 0.5
"""How near two must be by meaning, and how near an accusation that does not name whoever denies."""
_MOST_MET = 60
_NAMING = 60
"""Code points at the head of a phrase in which it is called somebody's words."""
_SHARED, _WORDED, _MEANT = 2, 0.4, 0.7
"""What a plain "not" needs in common with what it turns: other stems, wording, or meaning."""
_SENT_AWAY = re.compile(r"\b(?:dismiss(?:es|ed)?|rule[ds]? out)\s+(?:the |an? )?$", re.IGNORECASE)
_REJECTED = re.compile(r"\breject(?:s|ed|ing)?\s+(?:the |an? |any )?$", re.IGNORECASE)
_INTO = re.compile(
    r"\b(?:(?:look|inquir|prob|delv)\w*\s+into|(?:investigat|examin|scrutini|prob)\w*|"
    r"(?:inquiry|investigation)\s+(?:of|into))\s+$",
    re.IGNORECASE,
)
_AGAINST = re.compile(r"\b(?:against|oppos\w+|unlikely|doubt\w*)\b", re.IGNORECASE)
_UNTRUE = re.compile(r"\b(?:is|was|are|were|been|be)\s(?:\w+ly\s)?(?:a|an|all)?\s?$")
_ENDS = re.compile(r"[\"”’']?\s*(?:$|[.,;:!?)])")
_SOMEBODY = re.compile(r"(?:[A-Z][\w.’'-]*\s)+(?:for|as|from|over)\b")
_NOWHERE = re.compile(r"\b(?:unlikely|hardly|nowhere|nobody|nothing|none|neither|without)\b", re.IGNORECASE)
_SUPPOSED = re.compile(r"\b(?:if|unless|until|only way|would|should|could|must)\b")
_LINKED = 0.25, 0.55
"""Wording or meaning, where one denies that a thing caused what the other says it caused."""


def _negative(matter: Matter, i: int) -> bool:
    """Whether a proposition says that something is not so: by its stance or its words, not by both."""
    proposition, negated = matter.space.propositions[i], matter.space.about[i].negated
    if proposition.stance == "denies" and has("meant_said", proposition.text) and has("verdicts", proposition.text):
        return True  # "the suggestion that ... is false" says it once
    if proposition.stance == "asserts" and _called_untrue(proposition.text):
        return True  # "the attack was staged": of one mind with who denies that it happened
    if has("neither", proposition.text) is not None and has("nor", proposition.text) is not None:
        negated = not negated
    return (proposition.stance == "denies") != negated


def _called_untrue(text: str) -> bool:
    """Whether what is told is called an invention: "the raid was a hoax"."""
    return any(
        _UNTRUE.search(plain(text[:s])) is not None
        and (plain(text[s:e]) not in listed("done_to_things") or _ENDS.match(text, e) is not None)
        for s, e in places("inventions", text)
    )


def _turned(matter: Matter, i: int) -> list[str]:
    """The words that a negative proposition turns: its predicates where it is a denial, else what follows the "not"."""
    proposition = matter.space.propositions[i]
    words = content_words(proposition.text)
    if proposition.stance == "denies":
        if has("knowing", " ".join(words[:_HEAD])) is not None:
            return list(listed("knowing"))
        words = [w for w in words if w not in listed("meant_said") and w not in listed("light")]
        return [w for w in words if tells(w)] or words[:_AHEAD]
    found = NOT.search(plain(proposition.text))
    if found is None or _SUPPOSED.search(plain(proposition.text)) is not None:
        return []
    after = content_words(proposition.text[found.end() :])
    if not after or has("no_denial", after[0]) is not None:
        return []  # "does not know the cause" denies no cause
    return after[:1] if (tells(after[0]) or has("causes", after[0]) is not None) else []


def met_head_on(matter: Matter) -> list[tuple[int, int]]:
    """(denial, assertion) rows that meet head on, in order."""
    if "opposed" not in matter.memo:
        matter.memo["opposed"] = sorted(_pairs(matter))
    found = matter.memo["opposed"]
    assert isinstance(found, list)
    return found


def _of_other_places(matter: Matter, i: int, j: int) -> bool:
    """Whether two are told of towns far from each other: who denies the one says nothing of the other."""
    a, b = matter.space.about[i], matter.space.about[j]
    return not a.places & b.places and far_apart(a, b)


def _pairs(matter: Matter) -> Iterable[tuple[int, int]]:
    propositions = matter.space.propositions
    near: dict[int, set[int]] = {}
    for i, j in matter.space.candidates:
        near.setdefault(i, set()).add(j)
        near.setdefault(j, set()).add(i)
    for i, proposition in enumerate(propositions):
        if not _negative(matter, i) or not _denies(matter, proposition):
            continue
        heads = _turned(matter, i)
        denied = gainsaid(matter, proposition) if proposition.stance == "denies" else None
        turned = negated(matter, proposition) if proposition.stance == "asserts" else None
        makers = accusers(matter, proposition) if proposition.stance == "denies" else frozenset()
        if not heads and denied is None and turned is None and not makers and proposition.stance != "asserts":
            continue
        soon = {matter.index_of[q.id] for q in matter.of_report(proposition.report) if _soon(proposition, q)}
        others = sorted(near.get(i, set()) | soon, key=lambda j: (-cosine(matter, i, j), j))[:_MOST_MET]
        told_within = [j for j in others if propositions[j].party != proposition.party and _within(matter, j, i)]
        for j in others:
            if _negative(matter, j) or not _says(matter, propositions[j]) or _copied(matter, i, j):
                continue
            if _of_other_places(matter, i, j):
                continue
            if makers and propositions[j].party not in makers:
                continue
            if told_within and not any(_same(matter, j, k) for k in told_within):
                continue  # "rejected Ardania's claims that X": X is denied, and nothing else
            told = heads and (_head_on(matter, i, j, heads) or _accused(matter, i, j))
            told = told or (denied is not None and meets(matter, i, j, denied))
            told = told or charged_by(matter, i, j, makers)
            told = told or (turned is not None and turns(matter, i, j, turned))
            if told or _contrary(matter, i, j):
                yield i, j


def _copied(matter: Matter, i: int, j: int) -> bool:
    """Whether two reports have the same words in the same sentence: what one reads as denied the other one has not."""
    rows = matter.space.propositions
    return rows[i].report != rows[j].report and matter.space.twin[i] == matter.space.twin[j]


def _contrary(matter: Matter, i: int, j: int) -> bool:
    """Whether two parties say the same but for a plain "not"."""
    a, b = matter.space.propositions[i], matter.space.propositions[j]
    if a.party == b.party or a.stance != "asserts" or a.span.overlaps(b.span):
        return False
    return contrary(a.standalone, b.standalone)


def _within(matter: Matter, j: int, i: int) -> bool:
    """Whether row ``j`` is told, and not denied, by what row ``i`` is worded in."""
    a, b = matter.space.propositions[i], matter.space.propositions[j]
    return b.stance == "asserts" and a.span != b.span and a.span.contains(b.span)


def _same(matter: Matter, i: int, j: int) -> bool:
    """Whether two rows may stand in one claim and are likely to say one thing."""
    rows, about = matter.space.propositions, matter.space.about
    return likely_same(matter.space, i, j) and not must_stay_apart(rows[i], rows[j], about[i], about[j])


def _accused(matter: Matter, i: int, j: int) -> bool:
    """Whether one is accused, in so many words, of what one denies within some sentences of it."""
    a, b = matter.space.propositions[i], matter.space.propositions[j]
    if a.stance != "denies" or b.stance != "asserts" or b.voice or a.party == b.party or a.report != b.report:
        return False
    if not 0 < a.span.start - b.span.end <= REACH:
        return False
    words = matter.quote(Span(b.report, min(b.sentence.start, b.span.start), b.span.end))
    if has("accusing", words) is None:
        return False
    return cosine(matter, i, j) >= (_LEAST if names_party(matter, j, a.entity, a.side) else _ACCUSED)


def _denies(matter: Matter, proposition: Proposition) -> bool:
    """Whether it is a denial of a fact: not open, not of a plan, not put as a question."""
    if proposition.stance not in ("denies", "asserts") or proposition.holder == "unknown":
        return False
    if proposition.stance == "asserts" and (forbids(proposition.text) or not_yet(proposition.text)):
        return False  # "don't vote for her": nobody says that one did; "no arrests have been made": there may be some
    if proposition.text.startswith("that:") or proposition.holder.lower().startswith("not "):
        return False  # "not everybody has said that": nobody denies it
    if proposition.stance == "denies" and not claimed(proposition.text):
        refused = has("proposals", proposition.text) is not None or granted(proposition.text)
        if refused or not proposition.disputes:
            return False
    before = matter.quote(Span(proposition.report, proposition.sentence.start, proposition.span.start))[-60:]
    if _SENT_AWAY.search(before) is not None and _SOMEBODY.match(proposition.text) is not None:
        return False  # "dismissed Ilse Varga for doing so"
    if _SENT_AWAY.search(before) is not None and not is_finite(proposition.text):
        return cue_in("pointers", proposition.text) is not None  # "dismissed the director", "ruled out talks"
    if _REJECTED.search(before) is not None and not is_finite(proposition.text) and not _is_of_words(proposition.text):
        return False  # "rejected a settlement with the firm"
    return not places("pending", proposition.text) and has("wondering", before) is None


def _is_of_words(text: str) -> bool:
    """Whether what is rejected is somebody's words, or one's own part in something: no thing that could be refused."""
    return claimed(text) or cue_in("pointers", text) is not None or has("own_part", text) is not None


def _says(matter: Matter, proposition: Proposition) -> bool:
    """Whether it tells a fact: firmly or hedged, no mere infinitive, not open."""
    if proposition.stance not in ("asserts", "hedges") or proposition.holder == "unknown":
        return False
    before = matter.quote(Span(proposition.report, proposition.sentence.start, proposition.span.start))[-60:]
    if has("denies_it", proposition.text) is not None or _only_words(proposition.text):
        return False
    if proposition.text[:3].lower() == "to " or has("wondering", before) is not None:
        return False
    return not places("pending", proposition.text) and _INTO.search(f"{_cue(matter, proposition)} ") is None


def _only_words(text: str) -> bool:
    """Whether a text only names somebody's words, and tells nothing itself: "his remarks about the press"."""
    return not is_finite(text) and has("utterances", text[:_NAMING]) is not None


def _cue(matter: Matter, proposition: Proposition) -> str:
    """The words by which somebody says it; "" in an outlet's own voice."""
    reading = matter.lookups[proposition.report].reading
    cue = reading.attribution(proposition.attribution).cue if proposition.attribution is not None else None
    return matter.quote(cue) if cue is not None else ""


def _soon(denial: Proposition, told: Proposition) -> bool:
    """Whether a denial stands soon after what is told in the same report."""
    return denial.report == told.report and 0 < denial.span.start - told.span.end <= _SOON


def _shortly_after(matter: Matter, i: int, j: int, heads: Sequence[str]) -> bool:
    """Whether one denies, soon after another said it in the same report, what both tell by one predicate."""
    a, b = matter.space.propositions[i], matter.space.propositions[j]
    if b.voice or not _soon(a, b):
        return False
    words = [w for w in content_words(b.text) if _is_past(w)]
    return any(akin(h, w) for h in heads if _is_past(h) for w in words) and cosine(matter, i, j) >= _FAINT


def _is_past(word: str) -> bool:
    """Whether a word is a verb's past form: a noun ("attack") is told of by many."""
    return word.endswith("ed") or word in cue_words("past")


def _head_on(matter: Matter, i: int, j: int, heads: Sequence[str]) -> bool:
    a, b = matter.space.propositions[i], matter.space.propositions[j]
    about, other = matter.space.about[i], matter.space.about[j]
    if a.party == b.party or (a.span.overlaps(b.span) and a.stance != "denies"):
        return False
    if a.stance == "denies" and "know" in heads and not names_party(matter, j, a.entity, a.side):
        return False  # who denies that he knew is met by what tells of him
    if a.stance == "denies" and _shortly_after(matter, i, j, heads):
        return True
    if about.unreal != other.unreal or about.part != other.part:
        return False
    if (
        a.stance == "denies"
        and has("own_part", " ".join(a.text.split()[:_HEAD]))
        and not charges_party(matter, j, a.entity, a.side)
    ):
        return False
    likeness, wording = cosine(matter, i, j), matter.space.wording(i, j)
    if likeness < _LEAST or (a.voice and b.voice and a.report == b.report):
        return False
    words = content_words(unconditional(b.text))
    entities = len(about.entities & other.entities)
    if a.stance == "denies":
        if _AGAINST.search(b.text) is not None and _AGAINST.search(a.text) is None:
            return False  # who denies a swap and who speaks against it are of one mind
        told = any(telling_alike(h, w) for h in heads for w in words)
        return told and likeness + wording + 0.1 * min(entities, 2) >= _ENOUGH
    if _NOWHERE.search(b.text) is not None:
        return False  # "never gets close", "gets nowhere near"
    if has("wished", b.text) is not None and has("wished", a.text) is None:
        return False  # "should be inspected": nobody says that it was
    same = [h for h in heads if any(akin(h, w) for w in words)]
    linked = has("causes", " ".join(heads)) is not None and has("causes", b.text) is not None
    if not same and not linked:
        return False
    shared = {s for s in about.stems & other.stems if not any(stem(h) == s for h in heads)}
    worded, meant = _LINKED if linked else (_WORDED, _MEANT)
    if linked and same:
        return len(shared) >= _SHARED and wording >= worded and likeness >= meant
    return len(shared) >= _SHARED and (wording >= worded or likeness >= meant)
