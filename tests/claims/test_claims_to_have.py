"""Who claims to have done a thing says so; who tells that another claims it does not. All invented."""

from __future__ import annotations

from tests.claims.whole_chain import compared_texts

TEXT = """Fighting went on around Velt on Tuesday.

“Although the Ardanian army claims to have captured Norwick, we have cleared almost everyone out of the town,” Ruso
Mandel, a general of the Orle guard, said on Tuesday.

Schools were closed for the day.
"""


def test_who_claims_to_have_done_a_thing_asserts_it() -> None:
    positions = [p for c in compared_texts([TEXT]).claims for p in c.positions]
    (told,) = [p for p in positions if "captured" in p.text]
    assert (told.stance, told.text) == ("asserts", "the Ardanian army claims to have captured Norwick")
    assert "army" in told.holder
    (own,) = [p for p in positions if "cleared" in p.text]
    assert own.holder.endswith("Mandel")
    assert own.text == "we have cleared almost everyone out of the town"
