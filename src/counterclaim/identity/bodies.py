"""Bodies: ministries, armies, parties, companies; by name or by description, which share one key."""

from __future__ import annotations

import re
from collections import defaultdict

from counterclaim.identity.body_words import SMALL, STATE_BODIES, body_key, is_generic, split_nation, words_of
from counterclaim.identity.document import Document
from counterclaim.identity.drafts import Draft, Unit
from counterclaim.identity.lexicon import fold, lexicon, nation, nation_name, nations_in, party
from counterclaim.identity.roles import introductions, offices
from counterclaim.reading.records import EntityType

_COURT = "court"
_ACRONYM = re.compile(r"\s\(([A-Z][A-Za-z.&]{1,9})\)")
_NATION_BEFORE = re.compile(r"((?:[A-Z][\w.]+ ){0,2}[A-Z][\w.]+)(?:['’]s)? $")
_NATION_AFTER = re.compile(r" of (?:the )?((?:[A-Z][\w.]+ ){0,2}[A-Z][\w.]+)")


def bodies(documents: list[Document], drafts: dict[str, Draft]) -> None:
    """Give every body's name its draft, and every short form that one body of the story fits."""
    by_word: dict[str, set[str]] = defaultdict(set)
    for document in documents:
        spans = document.names()
        for unit in document.units:
            if unit.kind != "name" or unit.draft is not None:
                continue
            if unit.type in ("organisation", "other", "group") or _is_seat(unit):
                draft = _draft(document, unit, drafts)
                draft.take(unit.span, unit.text)
                draft.names[unit.text] += 1
                unit.draft = draft
                if unit.type == "organisation":
                    draft.roles.update(
                        introductions(document.report.text, unit.span.start, unit.span.end, spans, kind="organisation")
                    )
                for word in words_of(unit.text):
                    by_word[word].add(draft.key)
    _of_one_state(documents, drafts)
    _acronyms(documents, drafts)
    _short_forms(documents, drafts, by_word)


def _of_one_state(documents: list[Document], drafts: dict[str, Draft]) -> None:
    """``the Culture Ministry`` is ``the Utopian Culture Ministry`` where the story names that of one state only.

    ``the Air Force`` only where no other state is named: it may be that one's.
    """
    states = {d.iso for k, d in drafts.items() if d.iso is not None and k.startswith(("body:", "country:", "people:"))}
    owners = {d.iso for k, d in drafts.items() if d.iso is not None and k.startswith("body:")}
    alike: dict[str, list[str]] = defaultdict(list)
    for key in sorted(k for k in drafts if k.startswith("body:")):
        alike[key.split(":", 2)[2]].append(key)
    for key in sorted(k for k in drafts if k.startswith("body::")):
        words = key.removeprefix("body::")
        generic = is_generic(frozenset(words.split()))
        if generic and (len(owners) > 1 or " " not in words):
            continue
        same = [k for k in alike[words] if k != key and k in drafts]
        if len(same) == 1 and not (generic and len(states) > 1):
            merge(drafts[same[0]], drafts[key], "the only body of that name whose state is named", documents, drafts)
        elif (
            generic
            and (not same or (len(same) == 1 and _COURT in words.split()))
            and _only_these(told := _states_before(documents, drafts[key]), owners)
        ):
            why = "the only state that the reports name with it"
            if same:  # of a court no side has one of its own
                merge(drafts[same[0]], drafts[key], why, documents, drafts)
                continue
            drafts[key].iso = told.pop()
            drafts[key].reasons.add(why)


def _only_these(told: set[str], owners: set[str]) -> bool:
    return len(told) == 1 and owners <= told


def _states_before(documents: list[Document], draft: Draft) -> set[str]:
    """The states that stand right before a body's name anywhere in the reports: ``the Utopian Air Force``."""
    names = "|".join(sorted(re.escape(n) for n in draft.names if n[:1].isupper()))
    if not names:
        return set()
    before = re.compile(rf"\b((?:[A-Z][\w.]+ )?[A-Z][\w.]+)(?:['’]s)? (?:{names})\b")
    found = [nations_in(m.group(1)) for d in documents for m in before.finditer(d.report.text)]
    return {n[-1][2].iso for n in found if n and n[-1][2].form in ("name", "word")}


def _is_seat(unit: Unit) -> bool:
    found = nation(unit.text)
    return found is not None and found.form == "metonym"


def _draft(document: Document, unit: Unit, drafts: dict[str, Draft]) -> Draft:
    text = unit.text
    found = nation(text)
    if found is not None and unit.type == "organisation" and found.form in ("name", "word") and not found.plural:
        key = f"country:{found.iso}"
        return drafts.setdefault(key, Draft(key, "place", iso=found.iso, fixed_name=nation_name(found.iso)))
    known = party(text)
    if known is not None:
        return drafts.setdefault(
            f"party:{known}", Draft(f"party:{known}", "organisation", party=known, fixed_name=known)
        )
    full = lexicon().same.get(fold(text).removeprefix("the "))
    iso, rest = split_nation(full or text)
    if full is not None and party(full) is not None:
        return _draft_party(party(full) or full, drafts)
    iso = iso or _beside(document, unit)
    if found is not None and found.form == "metonym":
        iso, rest = found.iso, full or text
    key = body_key(iso, words_of(rest))
    metonym = found is not None and found.form == "metonym"
    kind: EntityType = "organisation" if metonym or unit.type in ("organisation", "place") else unit.type or "other"
    draft = drafts.setdefault(key, Draft(key, kind, iso=iso))
    if iso is not None and found is None and split_nation(text)[0] is None:
        draft.reasons.add(f"the state stands beside it: {nation_name(iso)}")
    return draft


def _draft_party(name: str, drafts: dict[str, Draft]) -> Draft:
    return drafts.setdefault(f"party:{name}", Draft(f"party:{name}", "organisation", party=name, fixed_name=name))


def _beside(document: Document, unit: Unit) -> str | None:
    """The state said right beside it: ``Norway's Defense Ministry``, ``the General Staff of the Danish army``."""
    words = words_of(unit.text)
    generic = is_generic(words)
    if not generic and not words & STATE_BODIES:
        return None
    text = document.report.text
    before = _NATION_BEFORE.search(text, max(0, unit.span.start - 40), unit.span.start)
    after = _NATION_AFTER.match(text, unit.span.end, unit.span.end + 60)
    for match in (before, after) if generic else (before,):
        if match is None:
            continue
        for _, _, word in reversed(nations_in(match.group(1))) if match is before else nations_in(match.group(1)):
            if word.form in ("name", "word"):
                return word.iso
    return None


def merge(kept: Draft, other: Draft, why: str, documents: list[Document], drafts: dict[str, Draft]) -> None:
    """All of ``other`` to ``kept``."""
    if kept is other:
        return
    kept.spans |= other.spans
    kept.texts += other.texts
    kept.names += other.names
    kept.roles |= other.roles
    kept.reasons |= other.reasons | {why}
    kept.iso = kept.iso or other.iso
    kept.party = kept.party or other.party
    for document in documents:
        for unit in document.units:
            if unit.draft is other:
                unit.draft = kept
    drafts.pop(other.key, None)


def _acronyms(documents: list[Document], drafts: dict[str, Draft]) -> None:
    """``National Roads Board (NRB)`` makes the two one; so do initials that one body of the story has."""
    pairs: set[tuple[str, str]] = set()
    for document in documents:
        text = document.report.text
        by_text = {u.text: u.draft.key for u in document.units if u.kind == "name" and u.draft is not None}
        for unit in document.units:
            if unit.kind != "name" or unit.draft is None or not unit.draft.key.startswith(("body", "party")):
                continue
            match = _ACRONYM.match(text, unit.span.end, unit.span.end + 14)
            if match is not None and match.group(1) in by_text:
                pairs.add((unit.draft.key, by_text[match.group(1)]))
    long = {k: d for k, d in drafts.items() if k.startswith(("body", "party")) and d.type == "organisation"}
    initials: dict[str, set[str]] = defaultdict(set)
    for key, draft in long.items():
        for made in (i for n in draft.texts for i in _initials(n, draft.iso)):
            initials[made].add(key)
    for key, draft in sorted(long.items()):
        short = [t for t in draft.texts if t.replace(".", "").isupper() and 3 <= len(t.replace(".", "")) <= 6]
        for text in sorted(short):
            fits = initials[text.replace(".", "")] - {key}
            if len(fits) == 1:
                pairs.add((fits.pop(), key))
    for a, b in sorted(pairs):
        if a in drafts and b in drafts and {drafts[a].type, drafts[b].type} <= {"organisation", "other"}:
            merge(drafts[a], drafts[b], "an acronym of it", documents, drafts)


def _initials(text: str, iso: str | None) -> set[str]:
    """``Harbour Guard`` of a state with a code: XXHG; ``National Harbour Guard``: NHG."""
    found = [w for w in text.split() if re.fullmatch(r"(?:[A-Z]\.){2,}", w) is None]
    made = {iso + "".join(w[0] for w in found if w[0].isupper())} if iso is not None and len(found) > 1 else set()
    if len(found) < 3:
        return made
    return made | {"".join(w[0] for w in found if w[0].isupper()), "".join(w[0].upper() for w in found)}


def _short_forms(documents: list[Document], drafts: dict[str, Draft], by_word: dict[str, set[str]]) -> None:
    """``Garlic Festival`` to ``Ashford Garlic Festival`` where one body of the story ends (or begins) so."""
    for key in sorted(k for k in drafts if k.startswith("body:")):
        draft = drafts.get(key)
        if draft is None or not draft.names:
            continue
        if draft.iso is not None:
            _abroad(documents, drafts, draft)
            continue
        name = max(draft.names, key=lambda t: (draft.names[t], t))
        words = words_of(name)
        if not words or (is_generic(words) and len(words) > 1) or not name[0].isupper() or nation(name) is not None:
            continue
        near = set.intersection(*(by_word.get(w, set()) for w in words)) - {key}
        longer = sorted(
            k
            for k in near
            if k in drafts and any(_shortens(fold(name), fold(t)) or _airs(name, t) for t in drafts[k].names)
        )
        if name.isupper():  # "Port Vex NRB" is a branch of the NRB
            longer = [k for k in longer if not any(t.endswith(f" {name}") for t in drafts[k].names)]
        if len(longer) == 1:
            merge(drafts[longer[0]], draft, f"{name} is a short form that fits it alone", documents, drafts)


def _abroad(documents: list[Document], drafts: dict[str, Draft], draft: Draft) -> None:
    """``the Norwegian Chamber of Trade`` is the one in Utopia, where the story has no other."""
    begun = tuple(f"{n} in " for n in draft.names)
    longer = [k for k, d in sorted(drafts.items()) if d is not draft and any(n.startswith(begun) for n in d.names)]
    if len(longer) == 1:
        merge(drafts[longer[0]], draft, "named with the land that it is in elsewhere", documents, drafts)


def titled(name: str) -> bool:
    """Whether all but small words have a capital: no headline's words run into it."""
    return all(w[0].isupper() or not w[0].isalpha() or w in SMALL for w in name.split())


def _shortens(short: str, long: str) -> bool:
    """``Garlic Festival``; ``Vexhall`` for ``Vexhall Chemicals``."""
    if short in offices()["state_words"] or short in offices()["no_business"]:
        return False
    rest = long.removeprefix(short + " ").split()
    company = rest[-1] in offices()["company_words"] and " " not in short and len(rest) < len(long.split())
    ends = long.endswith(" " + short) and not long.endswith((f" and {short}", f" & {short}"))
    return ends or company or _without_level(short, long)


def _airs(short: str, long: str) -> bool:
    """``VBC`` and ``VBC News``: a station by its letters; and the few that are called by a word."""
    return long == f"{short} News" and (short.isupper() or fold(short) in offices()["stations"])


def _without_level(short: str, long: str) -> bool:
    """``Port Vex Medical Examiner`` for ``Port Vex County Medical Examiner-Coroner``."""
    words = long.split()
    left_out = [w for w in words if w not in short.split()]
    kept = " ".join(w for w in words if w not in offices()["levels"])
    return bool(left_out) and short.count(" ") > 1 and re.fullmatch(rf"{re.escape(short)}(?:-\w+)?", kept) is not None
