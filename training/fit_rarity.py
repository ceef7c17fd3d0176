"""The table of rarity: ``python -m training.fit_rarity``.

Document frequencies over the development reports, without those of the check half of stories, as a count-min sketch of
two rows (Cormode and Muthukrishnan 2005): no word can be read back from it.
"""

from __future__ import annotations

import json
import math
import zlib
from pathlib import Path

import numpy as np

from counterclaim.stories.terms import BUCKETS, STEPS, normal, rows, words
from evaluation.stories import check_half, collection, stories

OUT = Path(__file__).parents[1] / "src" / "counterclaim" / "stories" / "data"


def held_back() -> set[str]:
    """Ids of the reports of stories in the check half."""
    return {i for key, reports in stories().items() if check_half(key) for i in reports}


def main() -> None:
    skipped = held_back()
    counts = np.zeros((2, BUCKETS), dtype=np.int64)
    documents = 0
    for report in collection():
        if report.id in skipped:
            continue
        documents += 1
        for word in {normal(report.text[a:b]) for a, b in words(report.text)}:
            low, high = rows(word)
            counts[0, low] += 1
            counts[1, high] += 1
    rarity = np.log((documents + 1) / (counts + 0.5))
    table = np.clip(np.rint(rarity * STEPS), 0, 255).astype(np.uint8)
    (OUT / "idf.bin").write_bytes(zlib.compress(table.tobytes(), 9))
    card = {
        "how": "training/fit_rarity.py: two rows of 65,536 buckets; a byte is ln((documents + 1) / (count + 0.5)) * 16",
        "from": "document frequencies of the development news reports without the check half; no text is kept",
        "documents": documents,
        "most": round(math.log((documents + 1) / 0.5), 2),
    }
    (OUT / "idf.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
