"""Makes ``evaluation`` and ``training`` importable: they are run from the project's folder, not installed."""

import sys
from pathlib import Path

ROOT = str(Path(__file__).parents[2])
if ROOT not in sys.path:
    sys.path.insert(0, ROOT)
