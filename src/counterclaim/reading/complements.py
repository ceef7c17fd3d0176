"""What a verb or an adjective inside somebody's words takes: the clause, deed or thing that is said, held, wanted.

The verbs lie in ``data/inner.yml``, by what follows them; their forms are made here.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple

from counterclaim.reading.lemmas import data
from counterclaim.reading.quoting import quotations
from counterclaim.text import sentences

Form = Literal["base", "s", "past", "ing"]
Frame = Literal["clause", "question", "deed", "told", "made_do", "judged", "held_as", "held", "accused", "thing"]

LEAST = 2  # code points of what is said
_FAR = 4_000  # code points in which the end of a sentence is looked for
_INITIAL = re.compile(r"\b[A-Z]\.$")
_NAMED = r"(?:[A-Z][\w.’'-]*)"
_OWN = r"(?:the|an?|his|her|its|their|our|my)"
_DETERMINER = (
    r"(?:the|an?|his|her|its|their|our|my|this|that|these|those|any|no|some|many"
    r"|most|all|every|each|both|more|two|three)"
)
_FINITE = r"(?:is|are|was|were|has|have|had|will|would|can|could|may|might|should|must|does|did|do|\w+n['’]t)\b"
_NOUN_PHRASE = (
    rf"(?:{_DETERMINER}\s(?:[\w’'-]+\s){{1,4}}?|{_NAMED}\s(?:(?:of|and|the"
    rf"|{_NAMED})\s){{0,4}}|(?:[a-z’'-]+\s){{0,2}}[a-z]+s\s)"
)
#: After a pronoun, where no verb of its own follows it.
_NO_VERB = (
    r"(?:to|and|or|that|in|on|at|as|for|from|with|by|because|but"
    r"|when|if|this|last|later|now|all|again|more|until|before|after|since|so|than)"
)
#: What may stand between a verb and "that": "months ago", "to me", "in a letter", "on Monday".
_ADJUNCT = (
    r"(?:(?:on|in|at|to|during|after|before|with|by|last|this|earlier|later|months|weeks|years|days|hours|minutes|today"
    r"|yesterday|tomorrow|again|then|also|instead|too|back|long|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\w{2,}ly)\b"
    r"(?:\s(?!(?:that|and|or|but)\b)[\w’'.-]+){0,6}?\s)?"
)
_THAT = rf"{_ADJUNCT}that\s+(?!{_FINITE}|(?:way|much|same|kind|sort)\b)(?=[\w“\"‘$])"
_SOMEBODY = r"(?:him|her|them|us|me|you|everyone|people)"
_PRONOUN = r"(?:he|she|it|they|we|I|there|you)"
#: What begins no noun phrase after a verb.
_NO_THING = (
    r"(?:to|that|in|on|at|by|for|from|with|as|when|after|before|and|or|but|if|because"
    r"|about|of|up|out|off|back|over|down|away|during|against|into|under|since|until|among|between|without|through)"
)
_PATTERNS: dict[Frame, re.Pattern[str]] = {
    "clause": re.compile(
        rf"\s+(?:{_THAT}|(?={_PRONOUN}(?:['’]|\s(?!{_NO_VERB}\b)\w))"
        rf"|(?={_NOUN_PHRASE}(?:\w+ly\s|also\s|now\s)?{_FINITE}))"
    ),
    "question": re.compile(r"\s+(?=(?:whether|if|why|how|what|when|where|who)\b)"),
    "deed": re.compile(r"\s+(?=(?:not\s+)?to\s+(?!(?:the|an?|his|her|its|their|this|that|it|him|them|us|me)\b)[a-z]+)"),
    "told": re.compile(
        rf"\s+(?:{_SOMEBODY}|reporters|{_NAMED}(?:\s{_NAMED}){{0,3}}"
        rf"|(?:{_OWN}|two|three)\s(?:(?!that\b)[\w’'-]+\s){{0,3}}?[\w’'-]+|[a-z]+s)"
        rf"\s+(?:{_THAT}|(?={_PRONOUN}\s[\w’'])|(?={_OWN}\s(?:[\w’'-]+\s){{1,4}}?{_FINITE}))"
    ),
    "made_do": re.compile(
        rf"\s+(?P<who>(?:{_SOMEBODY}|it)\s|(?:(?!(?:to|that|and|or|but|whether|how|as|what|who|which|why|where|when"
        r"|wants?|wanted)\b)[\w.’'&-]+,?\s){1,9}?)(?P<do>(?:not\s+)?to\s+(?!the\b|be\s\w+ed\sby\b)[a-z]+)"
    ),
    "judged": re.compile(
        r"\s+(?=(?:(?:the|an?|this|that|these|those|his|her|its|their|such)\s(?:(?!(?:most|more|least|less)\b)[\w’'-]+\s){1,4}?|it\s|them\s|him\s)"
        r"(?:not\s|un|in|to\sbe\s|very\s|too\s)?(?:\w+(?:able|ible|al|ful|ous|ive|less|ic|ary|ent|ant|ate)"
        r"|true|false|safe|wrong|right|over|dead|illegal|legal|fit|unfit|void|closed|open|guilty|innocent)\b)"
    ),
    "held_as": re.compile(
        r"\s+(?=(?:(?!(?:to|that|and|or|but|as|what|who|which|why|where|when|how|if)\b)[\w.’'&-]+\s){1,12}?[“\"‘]?as\s"
        rf"(?:[“\"‘]|(?:an?|being|part|one|no|not|too|very|his|her|its|their|evidence|proof)\b"
        rf"|the\s(?![\w’'-]+\s{_FINITE})|\w+(?:al|ive|ous|able|ible|ful|less|ing|ic|ent|ant)\b))"
    ),
    "held": re.compile(
        r"\s+(?=(?:(?!(?:to|that|and|or|but|who|which)\b)[\w.’'&-]+\s){1,6}?[“\"‘]?(?:responsible|to\sblame)\b)"
    ),
    "accused": re.compile(r"\s+(?=(?:(?!(?:to|that|and|or|but|who|which)\b)[\w.’'&-]+\s){1,8}?[“\"‘]?of\s)"),
    "thing": re.compile(
        rf"\s+(?=(?:{_DETERMINER}|less|fewer|further|such|being|having|it|them)\b|[A-Z]|[“\"‘]"
        rf"|(?:(?!{_NO_THING}\b)[a-z’'-]+\s){{0,2}}[a-z]{{3,}})"
        rf"(?!{_FINITE}|(?:be|been|{_NO_THING}|so|not|\w+ly|earlier|later|last|this\s(?:week|month|year|morning)"
        r"|he|she|they|we|I|who|which|what|how|why|whether)\b)"
    ),
}
_ENDS = {
    "clause": re.compile(
        r";|,\s(?:but\s(?!that\b)|while\b|although\b|though\b|adding\b|according\b)|\s(?:—|–|--)\s(?!.*\s(?:—|–|--)\s)"
    ),
    "deed": re.compile(
        r"[;—]|\s[–-]\s|,\s(?:but|while|although|though|which|because|and|as|adding|saying|after|despite|according|so)\b"
        r"|\s(?:but|although|though|because|despite|so\s(?:he|she|it|they|I|we))\s"
        r"|\sand\s(?:he|she|it|they|I|we|has|had|have|is|are|was|were|will|would)\b"
    ),
    "thing": re.compile(
        r"[,:](?!\d)|[;—&]|\s[–-]\s|\s(?:but|although|though|because|while|when|if|unless|so|saying|citing|according)\s"
        r"|\sand\s(?:\w+ly\s)?(?:he|she|it|they|I|we|has|had|have|is|are|was|were|will|would|said|says|\w+ed)\b"
    ),
}
_ENDING: dict[Frame, str] = {
    "clause": "clause",
    "question": "clause",
    "told": "clause",
    "deed": "deed",
    "made_do": "deed",
    "judged": "thing",
    "held_as": "thing",
    "held": "thing",
    "accused": "deed",
    "thing": "thing",
}
_STORY = re.compile(
    r"(?:[\w’'-]+\s){0,3}(?:stor(?:y|ies)|reports?|articles?|columns?|letters?|posts?|stuff|things|lies|statements?|rumou?rs"
    r"|claims|allegations)\s(?:about|on|that|saying|claiming|alleging|suggesting)\b"
)
_ASIDE = re.compile(r",\s[^,.;:“”\"]{3,60},(?=\s)")  # "seek, among other things, papers"


class Verb(NamedTuple):
    """A form of a verb of the lists."""

    lemma: str
    form: Form


class Complement(NamedTuple):
    """What a verb takes: the frame, where its cue ends, where what is said begins; code points of the report."""

    frame: Frame
    cue_end: int
    start: int


@cache
def words(name: str) -> frozenset[str]:
    """A list of ``data/inner.yml``."""
    return frozenset(data("data/inner.yml")[name])


@cache
def verbs() -> dict[str, Verb]:
    """Every form of every verb of the lists; of "rule out" the first word."""
    irregular = data("data/inner.yml")["irregular"]
    made: dict[str, Verb] = {}
    for lemma in sorted({entry.split(" ")[0] for frame in _PATTERNS for entry in words(frame)}):
        stem = lemma[:-1] if lemma.endswith("e") else lemma
        past = irregular.get(lemma, [stem[:-1] + "ied" if _with_y(lemma) else stem + "ed"])
        double = past[0][:-2] if past[0] == lemma + lemma[-1] + "ed" else stem
        sibilant = lemma.endswith(("s", "sh", "ch", "x"))
        made[lemma] = Verb(lemma, "base")
        made[lemma[:-1] + "ies" if _with_y(lemma) else lemma + ("es" if sibilant else "s")] = Verb(lemma, "s")
        made[double + "ing"] = Verb(lemma, "ing")
        made |= {form: Verb(lemma, "past") for form in past}
    return made


def _with_y(lemma: str) -> bool:
    return lemma.endswith("y") and lemma[-2] not in "aeiou"


@cache
def _frames() -> dict[str, list[tuple[Frame, str]]]:
    """By the first word of a verb: the frames that it takes, in the order of trial, and what follows that word."""
    made: dict[str, list[tuple[Frame, str]]] = {}
    for frame in _PATTERNS:
        for entry in sorted(words(frame)):
            first, _, rest = entry.partition(" ")
            made.setdefault(first, []).append((frame, f" {rest}" if rest else ""))
    return made


def complement(text: str, lemma: str, at: int, end: int) -> Complement | None:
    """What a verb that ends at ``at`` takes before ``end``, or None; code points of ``text``."""
    for frame, rest in _frames().get(lemma, ()):
        if not text.startswith(rest, at):
            continue
        cue_end = at + len(rest)
        aside = _ASIDE.match(text, cue_end, end)
        found = _PATTERNS[frame].match(text, aside.end() if aside is not None else cue_end, end)
        if found is None or (
            frame == "thing" and lemma in words("telling") and _STORY.match(text, found.end(), end) is None
        ):
            continue
        said = found.end()
        if frame == "made_do":
            said = found.start("do" if lemma in words("outside") else "who")
        if said < end:
            return Complement(frame, cue_end, said)
    return None


def ending(text: str, start: int, end: int, frame: Frame) -> int:
    """Where what is said from ``start`` ends: with its sentence or quotation, or where the outer speaker goes on."""
    end = start + sentences(text[start : min(end, start + _FAR)])[0][1]
    quoted = [(start + low, start + high) for low, high in quotations(text[start:end])]
    for cut in _ENDS[_ENDING[frame]].finditer(text, start, end):
        if cut.start() - start >= LEAST and not any(low < cut.start() < high for low, high in quoted):
            end = cut.start()
            break
    return _without_tail(text, start, end)


def _without_tail(text: str, start: int, end: int) -> int:
    """Without the stop, and the closing marks of a quotation that was opened before."""
    while end > start:
        tail = text[end - 1]
        if tail in '”’"':
            said = text[start : end - 1]
            open_ = said.count('"') % 2 == 1 if tail == '"' else {"”": "“", "’": "‘"}[tail] in said
            if open_ or (tail == "’" and said[-1:].isalpha()):
                return end
        elif tail not in ",;:.&—–- \n" or _INITIAL.search(text[max(start, end - 4) : end]) is not None:
            return end
        end -= 1
    return end
