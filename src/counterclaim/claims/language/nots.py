"""Which negations say that something is not so: no bidding, no silence, nothing that is only not so yet."""

from __future__ import annotations

import re
from functools import lru_cache

from counterclaim.claims.language.kin import content_words
from counterclaim.claims.language.lists import has, listed_pattern, places, plain
from counterclaim.claims.language.words import stem

_NOT = re.compile(r"\b(?:not|never|no|cannot|nor|neither)\b|n't\b")
_BIDS = re.compile(
    r"(?:(?:^|[:,;.!]\s?)\W{0,4}(?:and |but |so |then |please |just )*(?:do not|don't|let(?:'s| us) not)|"
    r"(?:^|:\s?)[^\w,;.]{0,4}(?:and |but |so |then |please |just )*never(?:,? ever)?)\s"
    r"(?!(?:has|have|had|did|does|was|were|is|are|before|again|in|once)\b)[a-z]"
)
"""``Never`` before a verb that has no subject."""
_DUTY = re.compile(
    r"\b(?:must|should|shall|ought|need|let(?:'s| us| him| her| them| it))\s(?:\w+ly\s)?\W{0,2}(?:not|never)\b|"
    r"\b(?:mustn't|shouldn't|shan't|needn't|oughtn't)\b"
)
_TILL = re.compile(r"(?:\b(?:not|never)|n't)\b[^.;]{0,120}\buntil\b")
_SO_FAR = re.compile(r"\b(?:no|nobody|none)\b[^.,;]{0,60}?\b(?:has|have) been\b(?:\s\w+)?")
_YET = re.compile(r"\b(?:so far|yet|immediately|as of)\b")


def forbids(text: str) -> bool:
    """Whether the first negation of ``text`` bids not to do something ("must never", "don't", "warned them not to"):
    nobody says that one did, or that one did not."""
    words = plain(text)
    first = _NOT.search(words)
    if first is None:
        return False
    if any(m.start() <= first.start() < m.end() for pattern in (_DUTY, _BIDS) for m in pattern.finditer(words)):
        return True
    bid = listed_pattern("bidding").search(words, 0, first.start())
    return bid is not None and words.startswith("not to ", first.start())


def not_yet(text: str) -> bool:
    """Whether ``text`` tells what is not so up to now, or was not until something: "no arrests have been made"."""
    words = plain(text)
    if places("pending", words) or _TILL.search(words) is not None:
        return True
    none = _SO_FAR.search(words)
    return none is not None and (_YET.search(words) is not None or has("awaited_things", none.group()) is not None)


_CONDITION = re.compile(
    r"\b(?:if|unless|provided that|as long as|so long as|should (?:he|she|it|they))\b"
    r"(?! (?:true|necessary|any|ever)\b)[^,;:.]*(?:, or [^,;:.]*)?"
)


def unconditional(text: str) -> str:
    """``text`` in lower case without what it only supposes: "will pay" of "will pay if it ordered the raid"."""
    return _CONDITION.sub(" ", plain(text))


_MERELY = re.compile(r"\s(?:only|just|merely|simply)\b")


def says_not(text: str) -> bool:
    """Whether the negation in ``text`` says that something is not so, so that who says it is may be denied."""
    if forbids(text) or not_yet(text):
        return False
    found = _NOT.search(plain(text))
    if found is not None and _MERELY.match(plain(text), found.end()) is not None:
        return False  # "does not just accuse": he does
    after = content_words(text[found.end() :]) if found is not None else []
    return not after or has("no_denial", after[0]) is None


_PLAIN_NOT = re.compile(
    r"(?:\b(?:not|never|no|cannot)\b|n't\b)"
    r"(?! (?:only|just|even|merely|simply|necessarily|yet|to|longer|(?:have|need) to)\b)"
)
_DIFFERING = 0.2
"""The share of the words that two texts may differ in besides, where one says the contrary of the other."""


@lru_cache(maxsize=65536)
def contrary(one: str, other: str) -> bool:
    """Whether two texts are the same in their words, in one order, but for one plain negation that one of them has.

    Not where a quantity tells them apart ("some valves were not inspected"), nor where one is only wished, supposed or
    to come.
    """
    texts = plain(one), plain(other)
    negations = [list(_PLAIN_NOT.finditer(t)) for t in texts]
    if sorted(map(len, negations)) != [0, 1]:
        return False
    at = 0 if negations[0] else 1
    denying, telling = texts[at], texts[1 - at]
    if any(has("scoping", t) is not None or _CONDITION.search(t) is not None for t in texts) or not says_not(denying):
        return False
    if has("turning", telling) is not None or any(
        (has(k, telling) is None) != (has(k, denying) is None) for k in _MOODS
    ):
        return False
    bare = telling, _PLAIN_NOT.sub(" ", denying)
    told, turned = ([stem(w) for w in content_words(t) if not w.endswith("ly")] for t in bare)
    after = content_words(denying[negations[at][0].end() :])
    shared = set(told) & set(turned)
    if not after or stem(after[0]) not in shared or len(shared) < _FEWEST:
        return False
    if len(set(told) ^ set(turned)) > _DIFFERING * len(set(told) | set(turned)):
        return False
    return [w for w in told if w in shared] == [w for w in turned if w in shared]


_MOODS = ("wished", "coming")
_FEWEST = 2
"""Words that two texts have in common at least."""
