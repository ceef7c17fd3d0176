"""What an attribution does with its content: the stance of the reporting act, and how and to whom it is made.

The stance is that of the act, not of what is said: "stressed that none came" asserts. It comes from the cue's lemma
(``cues.yml``), turned by negation ("did not confirm" is no comment, "did not rule out" hedges) and by the form of the
content (a question, "to do").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

from counterclaim.reading.hearers import addressee
from counterclaim.reading.lemmas import data, lemmas, listed, tokens
from counterclaim.reading.manner import channel
from counterclaim.reading.modality import by_modality, calls_false, evaluating, is_question, judging
from counterclaim.reading.quoting import quotations, quote_type
from counterclaim.reading.records import Stance

__all__ = ["CueStance", "addressee", "channel", "cue_stance", "cues", "quotations", "quote_type", "stance"]

Interval = tuple[int, int]

_REFUSAL_REACH = 3
"""How many words before what is refused the refusal stands: "declined to publicly say"."""


@dataclass(frozen=True, slots=True)
class CueStance:
    """A stance, whether the cue is negated, and the entry of ``cues.yml`` that gave it (empty where none did)."""

    stance: Stance
    negated: bool
    lemma: str


@cache
def cues() -> dict[tuple[str, ...], Stance]:
    """Every cue of ``cues.yml``, as the tuple of its lemmas, with its stance."""
    made: dict[tuple[str, ...], Stance] = {}
    for name, entries in data("cues.yml")["stances"].items():
        for entry in listed(entries):
            made[tuple(tokens(entry))] = cast(Stance, name)
    return made


@cache
def _negated() -> dict[str, Stance]:
    sections = data("cues.yml")["negated"]
    return {lemma: cast(Stance, name) for name, entries in sections.items() for lemma in listed(entries)}


@cache
def _negators() -> re.Pattern[str]:
    words = sorted(data("cues.yml")["negators"], key=lambda w: (-len(w), w))
    whole = "|".join(re.escape(w) for w in words if w[0] != "n" or w[1] not in "'’")
    return re.compile(rf"\b(?:{whole})\b|n['’]t\b", re.IGNORECASE)


@cache
def _unbacked() -> re.Pattern[str]:
    """ "without evidence": nothing is negated by it."""
    giving, proofs = ("|".join(data("cues.yml")[kind]) for kind in ("giving", "proofs"))
    return re.compile(rf"\bwithout\s+(?:(?:{giving})\s+)?(?:\w+\s+){{0,2}}(?:{proofs})\b", re.IGNORECASE)


def _longest(words: Sequence[str], at: int = 0) -> tuple[str, ...] | None:
    """The longest entry of the cues that begins at a word."""
    for size in range(min(4, len(words) - at), 0, -1):
        for entry in _lemmatised(words[at : at + size]):
            if entry in cues():
                return entry
    return None


def _lemmatised(words: Sequence[str]) -> list[tuple[str, ...]]:
    rest = tuple(words[1:])
    made = [(lemma, *rest) for lemma in lemmas(words[0])]
    if len(words) > 1:
        made += [(lemma, *rest[:-1], last) for lemma in lemmas(words[0]) for last in lemmas(rest[-1])]
    return made


def cue_stance(text: str, *, after: str = "") -> CueStance:
    """The stance of a cue by its words alone: "has not commented", "called for", "denial".

    ``after`` is what follows it in the text; its first words may be part of the cue ("called" + "for a truce"). Words
    that the list does not know assert.
    """
    text = _unbacked().sub(" ", text)
    words = tokens(text)
    following = tokens(after[:60])[:2]
    found: tuple[str, ...] | None = None
    start = 0
    for at in range(len(words)):
        entry = _longest([*words, *following], at)
        # Auxiliaries and "decline", "refuse" come before what they bear on; the last entry that begins in the cue wins,
        # except within a longer one, and but for what is denied ("denied knowing of").
        if entry is not None and (found is None or (at >= start + len(found) and not _denied(found, words[at]))):
            found, start = entry, at
    if found is None:
        return CueStance("asserts", _negators().search(text) is not None, "")
    before = " ".join(words[:start])
    return _turned(found, before)


def _denied(entry: tuple[str, ...], word: str) -> bool:
    """Whether the word after an entry is what that denies: "denied knowing of"."""
    return cues()[entry] == "denies" and word.endswith("ing")


def _turned(entry: tuple[str, ...], before: str) -> CueStance:
    """The stance of an entry after the words that stand before it."""
    lemma = " ".join(entry)
    plain = cues()[entry]
    refusing = any(r in lemmas(w) for w in tokens(before)[-_REFUSAL_REACH:] for r in data("cues.yml")["refusals"])
    negated = _negators().search(before) is not None
    if refusing and not negated:
        turned = _negated().get(lemma, _negated().get(entry[0]))
        return CueStance("no-comment" if turned in (None, "no-comment") else "denies", True, lemma)
    if not negated:
        return CueStance(plain, False, lemma)
    if re.search(r"\b(?:can|could|would)(?:\s?not|n't|n’t)\s+(?:\w+ly\s+)?$", before + " ") and plain == "denies":
        return CueStance("hedges", True, lemma)
    return CueStance(_negated().get(lemma, _negated().get(entry[0], plain)), True, lemma)


_CLAUSE = re.compile(r"[,;:.!?\"“”—]|\b(?:that|who|which|but|because|as|and|while)\b", re.IGNORECASE)
_TO_DO = re.compile(r"^[\s“\"]*(?:[\w’'.-]+\s+){0,7}?(?:not\s+)?to\s+[a-z]+", re.IGNORECASE)
_FINITE = re.compile(
    r"^\W*(?:that|whether|if|why|how|what|when|where|who|he|she|they|it|there|we|i|you)\b", re.IGNORECASE
)
_REFUSED_WORD = re.compile(r"^\W*(?:to|further|immediate|any)\s+([a-z]+)", re.IGNORECASE)
_ASKED_FOR = re.compile(r"\b(?:comments?|interviews?|questions?|requests?|respon\w+|detail\w*)\b", re.IGNORECASE)
_NONE_BEFORE = re.compile(r"\b(?:no|neither|not (?:an?|one|any)) $", re.IGNORECASE)
_OPINION = re.compile(r"^[^,.;:]{1,60}?\s(?:to\s(?:be|have)|as)\b", re.IGNORECASE)


def _before(text: str, cue: Interval, source: Interval | None) -> str:
    """The words of the cue's own clause that stand before it, after the source where that comes first."""
    low = max(0, cue[0] - 60)
    if source is not None and source[1] <= cue[0]:
        low = max(low, source[1])
    window = text[low : cue[0]]
    cuts = [m.end() for m in _CLAUSE.finditer(window)]
    return window[cuts[-1] :] if cuts else window


def stance(
    text: str,
    *,
    cue: Interval | None,
    content: Sequence[Interval],
    source: Interval | None = None,
) -> CueStance:
    """The stance of an attribution in a report's text, from its spans (code points).

    Without a cue (an embedded post) it asserts, or questions where all it says is a question.
    """
    said = [text[s:e] for s, e in content]
    if cue is None or not tokens(text[cue[0] : cue[1]]):
        return CueStance("questions" if is_question(said) else "asserts", False, "")
    words = text[cue[0] : cue[1]]
    after = text[cue[1] : cue[1] + 60]
    got = cue_stance(words, after=_same_clause(after))
    if not got.negated:
        before = _before(text, cue, source)
        entry = tuple(tokens(got.lemma))
        if entry in cues():
            turned = _turned(entry, before)
            got = turned if turned.negated else got
    speaker = text[source[0] : source[1]] if source is not None else ""
    # "not a single councillor said": nobody did, also where the source was found without its first words
    nobody = source is not None and _NONE_BEFORE.search(text[max(0, source[0] - 14) : source[0]]) is not None
    return CueStance(_by_content(got, said, after, speaker), got.negated or nobody, got.lemma)


def _same_clause(after: str) -> str:
    cut = re.search(r"[,;:.!?\"“”‘]", after)
    return after[: cut.start()] if cut is not None else after


def _by_content(got: CueStance, said: Sequence[str], after: str, speaker: str) -> Stance:
    """The stance once what is said is looked at."""
    head = got.lemma.split(" ")[0] if got.lemma else ""
    first = said[0] if said else ""
    if head in ("decline", "refuse", "refusal") and not got.negated:
        refused = _REFUSED_WORD.match(first) or _REFUSED_WORD.match(after)
        if refused is not None:
            turned = [_negated().get(lemma) for lemma in lemmas(refused[1])]
            return "no-comment" if "no-comment" in turned else "denies"
        if got.lemma == "decline" and first != "" and _ASKED_FOR.search(first) is None:
            return "denies"
        return cues()[tuple(got.lemma.split(" "))]
    if got.negated:
        return got.stance
    if got.lemma == "say nothing" and re.match(r"\W*nothing\s+(?!about\b|of\b|on\b|more\b|to\b)\w", first) is not None:
        return "asserts"
    if got.lemma == "consider" and _OPINION.match(first) is not None:
        return "asserts"
    if got.lemma in data("cues.yml")["with_to"] and _asks_to_do(first, after):
        return "intends" if head in ("want", "expect", "wish", "like") and re.match(r"\W*to\b", first) else "demands"
    if got.lemma in ("seek", "want") and first != "" and re.match(r"\W*to\b", first) is None:
        return "demands"
    if head in ("agree", "hope", "mean", "swear") and re.match(r"\W*to\b", first, re.IGNORECASE):
        return "intends"
    if got.stance in ("asserts", "hedges", "demands") and is_question(said):
        return "questions"
    if head in judging() and got.lemma.split(" ")[1:2] not in (["on"], ["upon"], ["for"]) and calls_false(first):
        return "denies"
    if got.stance == "asserts" and head not in evaluating():
        return by_modality(first, speaker)
    return got.stance


def _asks_to_do(first: str, after: str) -> bool:
    if _FINITE.match(first) is not None or re.match(r"\W*that\b", after) is not None:
        return False
    return re.match(r"\W*(?:not\s+)?to\s+[a-z]+", first) is not None or (
        _TO_DO.match(first) is not None and not re.search(r"[“\"]", first[:40]) and after.lstrip()[:12] == first[:12]
    )
