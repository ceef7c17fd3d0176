"""Where the development data lies, at hand or not."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).parents[1]


def shared() -> Path:
    """``COUNTERCLAIM_SHARED``, else ``../shared`` beside the project: annotated stories in ``gold``."""
    return Path(os.environ.get("COUNTERCLAIM_SHARED", ROOT.parent / "shared"))


def data_root() -> Path:
    """``COUNTERCLAIM_DATA``, else ``data`` in what is shared: a folder for each corpus."""
    return Path(os.environ.get("COUNTERCLAIM_DATA", shared() / "data"))


def news_folder() -> Path:
    """The development news."""
    return data_root() / "news"
