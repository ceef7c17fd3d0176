"""Accounts on social media are their owners'."""

from __future__ import annotations

import pytest

from counterclaim.identity import identify
from tests.identity.test_identity import build


@pytest.mark.parametrize(
    ("text", "account", "owner"),
    [
        ("[P:Mira Holtby] left. Ask @[O:miraholtby].", "miraholtby", "Mira Holtby"),
        ("[P:Mira Holtby] left. Ask @[O:realMiraHoltby].", "realMiraHoltby", "Mira Holtby"),
        ("[P:Mira Holtby] left. Ask @[P:miradholtby].", "miradholtby", "Mira Holtby"),
        ("So it is. — [P:Mira Holtby] (@[O:harbourgirl]) May 3", "harbourgirl", "Mira Holtby"),
        ("[P:Mira Holtby] and [P:Mira Holtbye] left. Ask @[O:miraxholt].", "miraxholt", None),
        ("[P:Mira Holtby] left. Ask @[P:harbourgirl].", "harbourgirl", None),
        ("[P:Mira Holtby] left. Write to [O:miraholtby].", "miraholtby", None),
    ],
)
def test_an_account_is_its_owners(text: str, account: str, owner: str | None) -> None:
    report, reading = build(text)
    identities = identify([report], [reading])
    start = report.text.index(account)
    found = identities.of(report.span(start, start + len(account)))
    assert found is not None
    assert (found.name if found.type == "person" else None) == owner
