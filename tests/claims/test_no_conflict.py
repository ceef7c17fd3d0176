"""What only looks like a denial of what another says, and whose claim a reply answers."""

from __future__ import annotations

import pytest

from counterclaim.claims.propositions.owned import owner_of
from counterclaim.claims.propositions.traits import Lookup
from counterclaim.text import Span
from tests.claims.invented import Said, compared, identities, told
from tests.claims.test_rejoinders import CLAIM, ORRIN, denials


@pytest.mark.parametrize(
    "reply",
    [
        "In the film “Denial,” Ilse Varga walks through the old town.",
        "To reach the mayor Ilse Varga would need as many ballots dismissed as possible and another count.",
    ],
)
def test_a_word_of_denying_without_what_it_denies_is_no_reply(reply: str) -> None:
    assert not denials(compared(told("Post", CLAIM + reply, ORRIN)))


def test_what_was_denied_by_nobody_named_is_denied_by_nobody() -> None:
    assert not denials(compared(told("Post", CLAIM + "Ilse Varga heard that the claims were dismissed.", ORRIN)))


def test_a_demand_is_not_denied() -> None:
    text = "Tavo Orrin called for the bridge of Kassala to be closed. Ilse Varga denied the claim."
    found = compared(
        told(
            "Post",
            text,
            Said("Tavo Orrin", "called for", "the bridge of Kassala to be closed", "demands"),
            Said("Ilse Varga", "denied", "the claim", "denies"),
        )
    )
    assert not denials(found)


def test_a_reply_with_matter_of_its_own_answers_only_what_is_of_it() -> None:
    found = compared(
        told(
            "Post",
            CLAIM + "Ilse Varga denies smuggling.",
            ORRIN,
            Said("Ilse Varga", "denies", "smuggling", "denies"),
        )
    )
    assert not denials(found)


def test_to_deny_that_one_knew_denies_no_more_than_that() -> None:
    said = "fighters had captured the old bridge of Kassala on the river"
    denied = "she knew that fighters captured the old bridge of Kassala until the harvest"
    text = f"Tavo Orrin said that {said}."
    found = compared(
        told("Post", text, Said("Tavo Orrin", "said", said)),
        told("Mail", f"Ilse Varga denied that {denied}.", Said("Ilse Varga", "denied", denied, "denies")),
    )
    assert not denials(found)


def test_what_is_looked_into_is_not_said() -> None:
    found = compared(
        told(
            "Post",
            "Tavo Orrin is looking into the capture of Kassala by fighters of the league.",
            Said("Tavo Orrin", "is looking into", "the capture of Kassala by fighters of the league"),
        ),
        told(
            "Mail",
            "Ilse Varga denied the capture of Kassala by fighters of the league.",
            Said("Ilse Varga", "denied", "the capture of Kassala by fighters of the league", "denies"),
        ),
    )
    assert not denials(found)


def test_not_to_have_to_have_is_no_denial_of_having() -> None:
    one = "the ferry at Kassala captured the river licence of the harbour"
    other = "the ferry at Kassala did not have to capture the river licence of the harbour"
    found = compared(
        told("Post", f"Tavo Orrin said that {one}.", Said("Tavo Orrin", "said", one)),
        told("Mail", f"Ilse Varga said that {other}.", Said("Ilse Varga", "said", other)),
    )
    assert not denials(found)


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Tavo Orrin's claims were dismissed.", "River League"),
        ("Ilse Varga rejected Tavo Orrin's latest allegations.", "River League"),
        ("Ilse Varga rejected the allegations by Tavo Orrin.", "River League"),
        ("Ilse Varga rejected the allegations.", None),
        ("Ilse Varga told Tavo Orrin the claims were false.", None),
    ],
)
def test_whose_claim_a_reply_names(text: str, owner: str | None) -> None:
    one = told("Post", text)
    known = identities([one])
    found = owner_of(Lookup(one.report, one.reading, known), Span(one.report.id, 0, len(text)))
    assert found == owner


def test_a_reply_answers_whoever_it_names() -> None:
    found = compared(
        told(
            "Post",
            CLAIM + "The Interior Ministry said that the harvest is poor. Ilse Varga rejected Tavo Orrin's claims.",
            ORRIN,
            Said("The Interior Ministry", "said", "that the harvest is poor"),
            Said("Ilse Varga", "rejected", "Tavo Orrin's claims", "denies"),
        )
    )
    held = [(c.statement, p.stance) for c in found.claims for p in c.positions if p.holder == "Ilse Varga"]
    assert held == [("fighters had captured Kassala", "denies")]


def test_what_is_told_in_passing_is_not_missed_where_it_is_left_out() -> None:
    filler = "Ruso Mandel opened a school of music by the river. " * 12
    said = Said("Tavo Orrin", "said", "the orchards beside Kassala bear fruit twice a year")
    text = "Tavo Orrin said the orchards beside Kassala bear fruit twice a year."
    found = compared(
        told("Post", filler + text, said),
        told("Mail", filler + f"On Monday {text}", said),
        told(
            "Wire",
            filler + "Ilse Varga said that the ferry sank.",
            Said("Ilse Varga", "said", "that the ferry sank"),
        ),
    )
    assert not [d for d in found.differences if d.kind == "omission"]


def test_to_oppose_a_thing_disputes_no_claim() -> None:
    clause = "the new clause on the ferry of Kassala"
    found = compared(
        told("Post", f"Tavo Orrin praised {clause}.", Said("Tavo Orrin", "praised", clause)),
        told("Mail", f"Ilse Varga opposed {clause}.", Said("Ilse Varga", "opposed", clause, "denies")),
    )
    assert all(p.stance != "denies" for c in found.claims for p in c.positions)
    assert all(c.status != "disputed" for c in found.claims)


def test_a_denial_of_something_else_is_beside_the_claim() -> None:
    said = "the ferry sailed to Kassala with nine hundred passengers on Monday night"
    denied = "knowledge of nine hundred passengers on the ferry to Kassala on Monday night"
    found = compared(
        told("Post", f"Ilse Varga said {said}.", Said("Ilse Varga", "said", said)),
        told("Mail", f"Tavo Orrin denied {denied}.", Said("Tavo Orrin", "denied", denied, "denies")),
        told("Wire", f"Ilse Varga said that {said}.", Said("Ilse Varga", "said", said)),
    )
    claim = max(found.claims, key=lambda c: len(c.positions))
    assert [p.stance for p in claim.positions if p.id in claim.beside] == ["denies"]
    assert claim.status == "asserted"
    assert not [d for d in found.differences if d.conflict]


def test_never_and_nowhere_are_of_one_mind() -> None:
    one = "the fighters of the league never captured the old bridge or the town of Kassala"
    other = "the fighters of the league captured the old bridge nowhere near the town of Kassala"
    found = compared(
        told("Post", f"Tavo Orrin said that {one}.", Said("Tavo Orrin", "said", one)),
        told("Mail", f"Ilse Varga said that {other}.", Said("Ilse Varga", "said", other)),
    )
    assert not denials(found)


def test_to_dismiss_somebody_for_something_denies_nothing() -> None:
    found = compared(
        told(
            "Post",
            "Tavo Orrin attacked Ruso Mandel for leaving the council of Kassala.",
            Said("Tavo Orrin", "attacked", "Ruso Mandel for leaving the council of Kassala"),
        ),
        told(
            "Mail",
            "Ilse Varga dismissed Ruso Mandel for leaving the council of Kassala.",
            Said("Ilse Varga", "dismissed", "Ruso Mandel for leaving the council of Kassala", "denies"),
        ),
    )
    assert not denials(found)


def test_what_was_denied_before_answers_nobody() -> None:
    reply = "The money was returned after it was denied by the Interior Ministry."
    assert not denials(compared(told("Post", CLAIM + reply, ORRIN)))


def test_it_was_denied_before_answers_nobody() -> None:
    reply = "The money was returned after it was denied by the Interior Ministry."
    found = compared(told("Post", CLAIM + reply, ORRIN, Said("the Interior Ministry", "denied", "it", "denies")))
    assert not [d for d in denials(found) if d.reasons[-1].feature == "says that what was said is not so"]
