"""Text to what the encoder reads: word pieces, their exact offsets, and three small features the pieces lose.

The encoder is uncased and sees neither case, line ends nor which side of a quotation mark it stands on. All three
decide where a name, a paragraph or a quotation ends, so they go in beside the pieces (see ``FEATURES``). Training and
reading share this file: what one sees, the other sees.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from tokenizers import Tokenizer

CASE = ("lower", "title", "upper", "mixed", "digit", "mark")
GAP = ("none", "space", "line", "paragraph")
QUOTE = ("outside", "inside", "opens", "closes")
FEATURES = {"case": len(CASE), "gap": len(GAP), "quote": len(QUOTE)}

CLS, SEP = 101, 102

_OPENING = {"“": "”", "«": "»", "„": "“", '"': '"'}
_MARKS = re.compile(r"[\n“”«»„\"‘’']")
_CLOSES = {mark: re.compile(mark + r"(?![^\W_])") for mark in "’'"}
_FAR = 1000  # code points that a single mark's close is looked for
_BLOCK = 100_000

IntArray = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Encoded:
    """A text as pieces.

    ``ids`` (n,) piece ids; ``starts``, ``ends`` (n,) code points into the text, end-exclusive; ``features`` (n, 3) the
    columns of ``FEATURES`` in order.
    """

    ids: IntArray
    starts: IntArray
    ends: IntArray
    features: npt.NDArray[np.int8]

    def __len__(self) -> int:
        return len(self.ids)


@lru_cache(maxsize=1)
def tokenizer() -> Tokenizer:
    """The shipped WordPiece vocabulary, without truncation or padding."""
    from tokenizers import Tokenizer

    data = resources.files("counterclaim.models").joinpath("data", "tokenizer.json").read_text(encoding="utf-8")
    return whole(Tokenizer.from_str(data))


def whole(made: Tokenizer) -> Tokenizer:
    """``made``, without truncation or padding."""
    made.no_truncation()
    made.no_padding()
    return made


def encode(text: str, made: Tokenizer | None = None) -> Encoded:
    """Pieces of ``text`` with offsets in code points, by the shipped vocabulary or by another tokenizer.

    Long texts are cut into blocks at white space, so that one report of any size stays within bounded memory.
    """
    ids: list[int] = []
    offsets: list[IntArray] = []
    made = made if made is not None else tokenizer()
    for start, end in _blocks(text):
        block = made.encode(_SURROGATE.sub("\ufffd", text[start:end]), add_special_tokens=False)
        ids.extend(block.ids)
        offsets.append(np.fromiter(chain.from_iterable(block.offsets), dtype=np.int64).reshape(-1, 2) + start)
    starts, ends = np.concatenate(offsets).T.copy()
    return Encoded(np.array(ids, dtype=np.int64), starts, ends, features(text, starts, ends))


_SURROGATE = re.compile("[\ud800-\udfff]")  # no tokenizer takes half a pair


def _blocks(text: str) -> list[tuple[int, int]]:
    blocks = []
    start = 0
    while len(text) - start > _BLOCK:
        cut = max(text.rfind(" ", start, start + _BLOCK), text.rfind("\n", start, start + _BLOCK))
        end = cut if cut > start else start + _BLOCK
        blocks.append((start, end))
        start = end
    blocks.append((start, len(text)))
    return blocks


def features(text: str, starts: IntArray, ends: IntArray) -> npt.NDArray[np.int8]:
    """Case of the piece's word, gap before it, and its place in a quotation; shape (pieces, 3)."""
    made = np.zeros((len(starts), 3), dtype=np.int8)
    if len(starts) == 0:
        return made
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    lines = np.concatenate(([0], np.cumsum(points == ord("\n"))))
    last = np.concatenate(([0], ends[:-1]))
    between = lines[starts] - lines[last]
    gaps = np.where(between > 1, 3, np.where(between == 1, 2, starts != last))
    gaps[0] = 3
    begins = starts.tolist()
    cases = [_case(text[s:e]) for s, e in zip(begins, ends.tolist(), strict=True)]
    for i in np.flatnonzero(gaps == 0).tolist():
        if cases[i] == 0 and cases[i - 1] in (1, 3) and text[begins[i] - 1].isalpha():
            cases[i] = cases[i - 1]  # the rest of a capitalised word
    made[:, 0], made[:, 1] = cases, gaps
    made[:, 2] = np.frombuffer(quotation_states(text), dtype=np.int8)[starts]
    return made


@lru_cache(maxsize=1 << 15)
def _case(piece: str) -> int:
    if piece[:1].isdigit():
        return 4
    if not piece[:1].isalpha():
        return 5
    if piece.islower():
        return 0
    if piece.isupper():
        return 2 if len(piece) > 1 else 1
    return 1 if piece[:1].isupper() and piece[1:].islower() else 3


def quotation_states(text: str) -> bytearray:
    """For every code point whether it is outside (0), inside (1), or a mark that opens (2) or closes (3) a quotation.

    A quotation may run over paragraphs only if the next one opens again, as printing has it; so an unbalanced mark
    spoils no more than its own paragraph.
    """
    states = bytearray(len(text))
    closing = ""
    opened = 0
    for mark in _MARKS.finditer(text):
        i, char = mark.start(), mark[0]
        if char == "\n":
            if closing:
                states[opened + 1 : i] = b"\1" * (i - opened - 1)
                closing = ""
        elif closing:
            if char == closing and not (char in "’'" and text[i + 1 : i + 2].isalnum()):
                states[opened + 1 : i] = b"\1" * (i - opened - 1)
                states[i] = 3
                closing = ""
        elif (closing := _closing(text, i, char)) != "":
            states[i] = 2
            opened = i
    if closing:
        states[opened + 1 :] = b"\1" * (len(text) - opened - 1)
    return states


def _closing(text: str, at: int, char: str) -> str:
    """What closes the quotation that ``char`` opens at ``at``; empty where it opens none."""
    if char in _OPENING:
        return _OPENING[char]
    if char == "‘" or (char == "'" and at > 0 and text[at + 1 : at + 2].isalpha() and not text[at - 1 : at].isalnum()):
        # A single mark opens only where it is closed in its paragraph: else it is an apostrophe, as in ’twas.
        end = text.find("\n", at, at + _FAR)
        close = _CLOSES["’" if char == "‘" else "'"]
        if close.search(text, at + 1, min(end if end >= 0 else len(text), at + _FAR)) is not None:
            return "’" if char == "‘" else "'"
    return ""


def windows(length: int, size: int, overlap: int) -> list[tuple[int, int, int, int]]:
    """Cut ``length`` pieces into windows of ``size`` that overlap by ``overlap``.

    Returns (start, stop, keep_from, keep_to), piece indices: what lies in keep_from..keep_to is taken from this window,
    so that every piece is read once with context on both sides.
    """
    if length <= size:
        return [(0, length, 0, length)]
    count = -(-(length - overlap) // (size - overlap))
    made = []
    for k in range(count):
        start = round(k * (length - size) / (count - 1))
        made.append((start, start + size))
    cuts = [0] + [(made[k][1] + made[k + 1][0]) // 2 for k in range(count - 1)] + [length]
    return [(start, stop, cuts[k], cuts[k + 1]) for k, (start, stop) in enumerate(made)]
