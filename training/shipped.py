"""Write the list of the shipped weights' SHA-256, after any of them was made anew.

Run: ``python -m training.shipped``.
"""

from __future__ import annotations

import json

from counterclaim.models.shipped import LIST, digest, files, package


def main() -> None:
    made = {name: digest(package() / name, hint="") for name in files(package())}
    (package() / LIST).write_text(json.dumps(made, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
