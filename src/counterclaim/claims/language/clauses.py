"""Clauses: cut a sentence or a content where it coordinates statements, by marks and words alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from counterclaim.claims.language.words import (
    Token,
    cue_in,
    cue_places,
    cue_words,
    has_verb,
    is_negated,
    is_verb,
    tokens,
)

_MARKS = re.compile(
    r"(?:;|:(?=\s)|\s[–—-]{1,2}\s|—)|"
    r",?\s(?=(?:but|while|whereas|although|though|adding|because|even though)\b)|"
    r",\s(?=(?:and|as|after|before|who|which|where|when|saying)\b)|"
    r"\s(?=and\s(?:that|he|she|it|they|there|we|I)\b)|"
    r"\n+|,\s(?=[\"“”])",
)
_DASH = re.compile(r"\s[–—-]{1,2}\s|—")
# "no choice but to sell", "cannot help but see", "as did the others": no two statements.
_KEPT_BEFORE = re.compile(
    r"\b(?:help|nothing|anything|everything|all|none|choice|option|no one|nobody) but\Z", re.IGNORECASE
)
_KEPT_AFTER = re.compile(r"(?:but (?:to|also(?! that)|not)|as (?:did|do|does|was|were|is|are|has|have|had|well))\b")
_AND = re.compile(r",?\s(?=and\s)")
# "saying that he | and his crew were hurt": one subject.
_HALF_SUBJECT = re.compile(r"\b(?:that|if|whether|because|while|when|as)\s(?:he|she|they|we|I|you)\Z", re.IGNORECASE)
_RELATIVES = frozenset(("who", "which", "that", "whose", "where", "whom"))
_NO_VERBS = frozenset(("his", "its", "this", "as", "us"))
_LONGEST_SUBJECT = 5
_LONGEST_NOUN = 3  # an article and two words
_TRIM = " \t\r\n,;:–—-•▪●■"
_LEADING = re.compile(
    r"(?:(?:and|but|that|as|also|while|whereas|although|though|because|so|then|when|after(?! all\b)|before)\s+)+"
    r"(?!\w+ing\b)",
    re.IGNORECASE,
)
_DANGLING = re.compile(
    r"[,\s]+(?:and|or|but|as|that|which|who|while|when|where|because|if|than|nor|with|given|including|titled|despite|whose|whether)$",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"(?:who|which|where)\b")
_FARTHEST_ANTECEDENT = 7
SHORTEST = 3
_LONGEST_HEAD, _LONGEST_VERDICT = 2, 4
_ABOUT = re.compile(r"\s(?:of|that|about)\s", re.IGNORECASE)
_LINK = re.compile(r"\s(?:is|are|was|were)\s", re.IGNORECASE)
# "the ministry's claims of": what is owned is no verb.
_OWNER = r"(?!(?:it|that|he|she|there|here|what|who|let)['’])\w+['’]s\b"
_OWNED = re.compile(_OWNER + r"\s+[\w-]+", re.IGNORECASE)
_OWNS = re.compile(_OWNER + r"\Z", re.IGNORECASE)
_HANGING = ("that", "which", "who", "whose", "whom", "where", "why", "how", "whether")
# After these stands a noun: "a set of rules", "the shot".
_ARTICLES = frozenset(("a", "an", "the", "my", "your", "his", "its", "our", "their", "every", "each", "of"))
# "in a video posted on Monday": all of it may hang on one noun.
_ADVERBIAL = re.compile(r"(?:in|on|at|by|during|for|with|from|under|of|into|over|near|about)\b[^,]*\Z")
# In lower case; "What they want is..." begins a sentence.
_SUBORDINATE = ("what", "how", "why", "whether", "if", "when", "since", "because", "although", "while")
_ELSEWHERE = ("before", "after", "until", "unless")
_SUBJECT = re.compile(r"\s[\w’'-]+")
_REST = re.compile(r"(?:far|long as|soon as|well as|not only|only to|him|it to|them to|her to)\b(?!,)")
_RANGE = re.compile(r"[\d,]+ to \d[\d,.]*(?!\d)")
_UNFINISHED = frozenset(("be", "been", "being", "very", "whether", "whose", "such", "every", "or", "nor"))
# "a film the navy released": what is told of the film is left out.
_OF_A_THING = re.compile(
    r"(?:an?|the|his|her|its|their|our|this|that)\s(?:[\w’'-]+\s){1,2}(?:the|they|he|she|we|his|her|their)\s",
    re.IGNORECASE,
)
# "one that sailors call dear"; "a link MORE goes on"; "Holt called “dear”": of what is told elsewhere.
_OF_ELSEWHERE = re.compile(
    r"(?:one|something|anything|those|a (?:move|step|claim)) (?:that|who|which|whom)\b(?!.*,)|"
    r"\S+(?: \S+)? (?:called|dubbed|termed|labell?ed) [\"“‘'][^\"”’']{1,60}[\"”’'.,]*\Z"
)
_LINK_TEXT = re.compile(r"[a-z] MORE (?!and\b|than\b)[a-z]")
_BUT = re.compile(r"\bbut\b|[,;]|\balso\b")
_OPENING = re.compile(
    r"\W?(If|Unless|Whether|When|While|Although|Though|Because|As(?! (?:of|for|well|far|part|to)\b)|Since(?! then)|Once"
    r"|Until)\s"
)
_NEAR = 20
_LONGEST = 4_000  # code points of a sentence: the longest of 3,000 reports has 3,084
_SUPPOSING = ("if", "unless", "whether")


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """``start``..``end`` without marks, spaces and a leading conjunction."""
    while start < end and text[start] in _TRIM:
        start += 1
    while end > start and text[end - 1] in _TRIM:
        end -= 1
    dangling = _DANGLING.search(text, start, end)
    while dangling is not None:
        end = dangling.start()
        dangling = _DANGLING.search(text, start, end)
    lead = _LEADING.match(text, start, end)
    if lead is not None and len(tokens(text[lead.end() : end])) >= SHORTEST:
        start = lead.end()
    return start, end


def split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The clauses of ``text[start:end]`` in order: code points, end-exclusive.

    A cut is made only where both sides are of some length and seem to hold a verb; what does not stays with its
    neighbour. A relative clause begins at what it is about ("the mayor, who resigned": both words belong to it), and is
    not cut where that cannot be told. Nothing is cut inside brackets, nor in what is longer than ``_LONGEST``: every
    mark is weighed by all that stands around it.
    """
    if end - start > _LONGEST:
        whole_of_it = trim(text, start, end)
        return [whole_of_it] if whole_of_it[1] > whole_of_it[0] else []
    marks = {(m.start(), m.end()) for m in _MARKS.finditer(text, start, end)}
    marks |= {
        (m.start(), m.end())
        for m in _AND.finditer(text, start, end)
        if _subject_first(text[m.end() + 3 : end])
        and not _is_of_one_noun(text[start : m.start()], text[m.end() + 3 : end])
    }
    whole = _interruptions(text, start, end)
    cuts = [
        cut
        for cut in sorted(marks)
        if not _in_brackets(text, start, cut[0])
        and not any(s <= cut[0] < e for s, e in whole)
        and not _goes_on(text, start, cut)
    ]
    pieces: list[tuple[int, int]] = []
    at = start
    for cut_start, cut_end in cuts:
        if not (_stands(text[at:cut_start]) and _stands(text[cut_end:end])):
            continue
        begin: int | None = cut_end
        if _RELATIVE.match(text, cut_end) is not None:
            begin = antecedent(text, at, cut_start)
        if begin is not None:
            pieces.append((at, cut_start))
            at = begin
    pieces.append((at, end))
    trimmed = [trim(text, s, e) for s, e in pieces]
    return [(s, e) for s, e in trimmed if e > s]


def _goes_on(text: str, start: int, cut: tuple[int, int]) -> bool:
    """Whether what follows ``cut`` belongs to the words before it."""
    if text.startswith("and ", cut[1]) and _HALF_SUBJECT.search(text, max(start, cut[0] - _NEAR), cut[0]) is not None:
        return True
    return _KEPT_AFTER.match(text, cut[1]) is not None or _KEPT_BEFORE.search(text[start : cut[1] + 3]) is not None


def _interruptions(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """What stands between two dashes where the verb of what came before follows: "the deal — signed in spring — is"."""
    dashes = [m.span() for m in _DASH.finditer(text, start, end)]
    found = []
    for first, last in pairwise(dashes):
        after = tokens(text[last[1] : end])[:1]
        if after and text[last[1] + after[0].start].islower() and is_verb(after[0].lower):
            found.append((first[0], last[1]))
    return found


def antecedent(text: str, start: int, end: int) -> int | None:
    """Where the noun phrase begins that ``text[start:end]`` ends with; None where that cannot be told.

    A run of capitalised words, or what follows the nearest determiner.
    """
    words = tokens(text[start:end])[-_FARTHEST_ANTECEDENT:]
    if not words:
        return None
    upper = [text[start + w.start].isupper() for w in words]
    determiners = cue_words("determiners")
    k = len(words) - 1
    if upper[k]:
        while k and (upper[k - 1] or (words[k - 1].lower in ("of", "the", "for") and k > 1 and upper[k - 2])):
            k -= 1
        k -= int(k > 0 and words[k - 1].lower == "the")
        return start + words[k].start
    while k >= 0 and words[k].lower not in determiners and not is_verb(words[k].lower):
        k -= 1
    return start + words[k].start if k >= 0 and words[k].lower in determiners else None


def is_clause(text: str) -> bool:
    """Whether ``text`` seems to be a statement that can stand alone: a subject, a finite verb, nothing left hanging."""
    words = tokens(text)
    if len(words) < SHORTEST or not is_finite(text) or _is_of_participles(words):
        return False
    first = words[0].lower
    if first in cue_words("openers") or words[-1].lower in cue_words("closers"):
        return False
    return not _verbal(first) or (text[words[0].start].isupper() and is_finite(text[words[0].end :]))


def _is_of_participles(words: Sequence[Token]) -> bool:
    """Whether all verbs hang on a noun: "the commander in a film released by the palace".

    Not where a word may be a verb of which the lists know nothing: "a film released by the palace shows the commander".
    """
    auxiliaries = cue_words("auxiliaries")
    if any(
        w.lower.endswith("s") and not w.lower.endswith(("'s", "’s", "ss")) and w.lower not in _NO_VERBS for w in words
    ):
        return False
    return all(
        words[k + 1 : k + 2] and words[k + 1].lower == "by" and words[k - 1].lower not in auxiliaries
        for k, word in enumerate(words)
        if k and is_verb(word.lower)
    )


def stands_alone(text: str) -> bool:
    """Whether ``text`` is a clause with its verb in front of what hangs on a noun: a relative clause, a participle."""
    if text.split(" ", 1)[0] in (*_SUBORDINATE, *_ELSEWHERE) or _ADVERBIAL.match(text) is not None:
        return False
    if _is_cut(text) or _is_open(text):
        return False
    owned = _OWNED.match(text)
    if not is_clause(text) or (owned is not None and not is_finite(text[owned.end() :])):
        return False
    before = ""
    for token in tokens(text):
        hangs = token.lower in _HANGING or (token.lower.endswith("ing") and before not in cue_words("auxiliaries"))
        if hangs and token.start > 0:
            return _tells(text[: token.start])
        if _is_of_what_was_said(text, token, before):
            return _tells(text[: token.start])
        before = token.lower
    return _tells(text)


def _is_cut(text: str) -> bool:
    """Whether ``text`` seems to be the rest of a phrase: "far 43 were hurt", "his council only to close the port"."""
    words = tokens(text)
    adverb = len(words) > 1 and words[0].lower.endswith("ly") and text[words[0].start].islower()
    adverb = adverb and words[0].lower not in cue_words("nouns_in_ly")
    return (
        _REST.match(text) is not None
        or _OF_ELSEWHERE.match(text) is not None
        or _LINK_TEXT.search(text) is not None
        or _is_score(text)
        or (adverb and is_verb(words[1].lower))
        or (bool(words) and words[-1].lower in _UNFINISHED)
        or ("not only" in text.lower() and _BUT.search(text) is None)
        or (_OF_A_THING.match(text) is not None and not any(is_verb(w.lower) for w in words[1:-1]))
    )


def _is_score(text: str) -> bool:
    """Whether ``text`` begins with two numbers and nothing that they count: "7 to 2 on Monday", not "10 to 15 men"."""
    numbers = _RANGE.match(text)
    if numbers is None:
        return False
    after = [t.lower for t in tokens(text[numbers.end() :])[:1]]
    return not after or is_verb(after[0]) or after[0] in cue_words("stop") or text[numbers.end()] != " "


def _is_open(text: str) -> bool:
    """Whether ``text`` only supposes what it tells, or opens with a clause behind which no other stands."""
    opened = _OPENING.match(text)
    if opened is None:
        return False
    if opened[1].lower() in _SUPPOSING:
        return True
    comma = text.find(", ")
    return comma < 0 or not is_finite(text[comma + 2 :])


def _is_of_what_was_said(text: str, token: Token, before: str) -> bool:
    """Whether a noun tells of what follows it: "an inquiry into allegations the mayor lied", "evidence he lied"."""
    if token.lower not in cue_words("told_nouns") or before in cue_words("auxiliaries"):
        return False
    begun = _SUBJECT.match(text, token.end)
    return begun is not None and (begun[0].lower().strip() in cue_words("subjects") or begun[0].strip()[:1].isupper())


def _tells(text: str) -> bool:
    """Whether ``text`` has a finite verb that is no noun behind its article or owner."""
    words = [w.lower for w in tokens(text)]
    kept = [w for k, w in enumerate(words) if not (w.endswith("ly") and k and words[k - 1] in _ARTICLES)]
    return any(
        word not in ("be", "been", "being")
        and before not in _ARTICLES
        and before != "to"
        and _OWNS.match(before) is None
        and is_verb(word)
        for before, word in pairwise(kept)
    )


def is_finite(text: str) -> bool:
    """Whether a finite verb seems to stand in ``text`` after its first word."""
    words = tokens(text)
    return any(w.lower not in ("be", "been", "being") and is_verb(w.lower) for w in words[1:])


def _verbal(word: str) -> bool:
    return is_verb(word) or word.endswith("ing")


def _stands(piece: str) -> bool:
    return len(tokens(piece)) >= SHORTEST and has_verb(piece)


def _subject_first(text: str) -> bool:
    """Whether ``text`` seems to begin with a short subject and its verb ("hundreds were injured", "the mayor left")."""
    words = tokens(text)[: _LONGEST_SUBJECT + 1]
    for k, word in enumerate(words):
        if word.lower in _RELATIVES or (k and text[words[k - 1].end : word.start].strip()):
            return False
        if word.lower in _SUBORDINATE:
            return False  # "to the council and the mayor when it is due" coordinates two nouns
        if word.lower in cue_words("auxiliaries") or (word.lower in cue_words("past")):
            return k > 0
        if _verbal(word.lower):
            return False
    return False


def _is_of_one_noun(before: str, after: str) -> bool:
    """Whether "and" joins two words behind one article: "the trust and | faith she has", "a grave and | slow step".

    Many ("the mayor left and hundreds cheered") and what has an article or a capital of its own begin a clause.
    """
    words, following = tokens(before)[-_LONGEST_NOUN:], tokens(after)[:1]
    if not words or not following or before[words[-1].end :].strip():
        return False
    bare = following[0].lower
    if not after[following[0].start].islower() or bare.endswith("s") or bare in cue_words("determiners"):
        return False
    if bare in cue_words("subjects") or bare[0].isdigit():
        return False
    k = next((k for k in range(len(words) - 1, -1, -1) if words[k].lower in cue_words("determiners")), None)
    return k is not None and k < len(words) - 1 and not any(is_verb(w.lower) for w in words[k + 1 :])


def _in_brackets(text: str, start: int, at: int) -> bool:
    return text.rfind("(", start, at) > text.rfind(")", start, at)


def is_pointer(text: str) -> bool:
    """Whether ``text`` says nothing itself but points at something said before: "the claim", "it", "those reports"."""
    words = tokens(text)
    if not words:
        return True
    if len(words) > 7:
        return False
    return _all_listed(text)


def refuted(text: str) -> tuple[int, int] | None:
    """Where the claim stands that a whole clause calls false ("reports of a leak are untrue"): code points in it."""
    heads = [(s, e) for s, e in cue_places("pointers", text) if len(tokens(text[:s])) <= _LONGEST_HEAD]
    if not heads:
        return None
    about = _ABOUT.match(text, heads[0][1])
    called = [s for s, _ in cue_places("refutes", text)]
    if about is None or not called or len(tokens(text[called[-1] :])) > _LONGEST_VERDICT:
        return None
    links = list(_LINK.finditer(text, about.end(), called[-1]))
    if not links or is_negated(text[links[-1].end() : called[-1]]):
        return None
    return (about.end(), links[-1].start()) if text[about.end() : links[-1].start()].strip() else None


def points_back(text: str) -> bool:
    """Whether a reply is to what was said last: "denied that", not "denied the claim"."""
    return cue_in("last", text) is not None and cue_in("pointers", text) is None


def _all_listed(text: str) -> bool:
    covered: set[int] = set()
    pointed = False
    for kind in ("pointers", "last", "fillers"):
        for s, e in cue_places(kind, text):
            covered.update(range(s, e))
            pointed = pointed or kind != "fillers"
    rest = [t for t in tokens(text) if t.start not in covered and not t.lower.endswith("'s")]
    return pointed and not rest
