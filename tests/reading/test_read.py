"""Reading whole reports: invented ones."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.reading import read
from counterclaim.reading.attributions import Linked
from counterclaim.reading.posts import posts
from counterclaim.reading.read import _without_asides, _without_parts
from counterclaim.reading.records import Attribution, Reading
from counterclaim.text import Part, Report, report_id


def report(text: str, *, published: str | None = "2031-05-06", language: str | None = "en") -> Report:
    return Report(report_id(text, outlet=None, published=published), text, "", published=published, language=language)


def words(made: Report, a: Attribution) -> tuple[str | None, str | None, tuple[str, ...]]:
    return (
        made.quote(a.source) if a.source is not None else None,
        made.quote(a.cue) if a.cue is not None else None,
        tuple(made.quote(c) for c in a.content),
    )


def check(made: Report, reading: Reading) -> None:
    """What always holds: spans inside the text, parents that exist, no circle."""
    ids = [a.id for a in reading.attributions]
    assert len(set(ids)) == len(ids)
    for a in reading.attributions:
        assert a.content
        for span in (*a.content, *([a.source] if a.source else []), *([a.cue] if a.cue else [])):
            assert made.quote(span).strip() != ""
        chain = reading.chain(a)
        assert chain[-1] is a
        assert 0 <= a.confidence <= 1


CHAIN = (
    "HALVERN — The president’s spokesman, Anton Velik, said on Monday that General Oskar Marren told the president "
    "that his troops had taken the fort. The governor denied that the fort had fallen.\n\n"
    "“We are still here,” the governor said. “Nobody has left the walls.”"
)


def test_who_says_what() -> None:
    made = report(CHAIN)
    reading = read(made)
    check(made, reading)
    found = [words(made, a) for a in reading.attributions]
    assert any(s and "Velik" in s and c == "said" for s, c, _ in found)
    denial = next(a for a in reading.attributions if a.cue is not None and made.quote(a.cue) == "denied")
    assert denial.stance == "denies"
    assert denial.source is not None
    assert made.quote(denial.source) == "The governor"
    assert "the fort had fallen" in made.quote(denial.content[-1])


def test_a_chain_is_nested() -> None:
    made = report(CHAIN)
    reading = read(made)
    nested = [a for a in reading.attributions if a.within is not None and a.source is not None]
    inner = next(a for a in nested if a.source is not None and "Marren" in made.quote(a.source))
    assert [made.quote(a.cue) for a in reading.chain(inner) if a.cue is not None] == ["said", "told"]


def test_when_it_was_said() -> None:
    made = report(CHAIN)
    said = next(a for a in read(made).attributions if a.source is not None and "Velik" in made.quote(a.source))
    assert said.said_on == "2031-05-05"


def test_quotations_are_direct() -> None:
    made = report(CHAIN)
    direct = [a for a in read(made).attributions if a.quote == "direct"]
    assert any("We are still here" in made.quote(c) for a in direct for c in a.content)


def test_a_wish_within_a_quotation_has_no_second_speaker() -> None:
    made = report("“I want to thank the crews for their work,” the mayor told residents on Friday.")
    assert all(a.within is None for a in read(made).attributions)


def test_no_comment() -> None:
    made = report("The company has not commented on the leak. A spokeswoman declined to comment on the figures.")
    assert [a.stance for a in read(made).attributions] == ["no-comment", "no-comment"]


def test_an_embedded_post_is_an_attribution_without_a_cue() -> None:
    made = report(
        "Residents posted pictures.\n\n"
        "Water is in our street now. — Ida Brenn (@idabrenn_x) May 4, 2031\n\nThe council met."
    )
    post = next(a for a in read(made).attributions if a.cue is None)
    assert words(made, post) == ("Ida Brenn (@idabrenn_x)", None, ("Water is in our street now.",))
    assert (post.said_on, post.quote) == ("2031-05-04", "direct")


def test_posts_follow_one_another_in_a_line() -> None:
    text = "First words. — A B (@ab) May 4, 2031 Second words. — C D (@cd) May 5, 2031"
    assert [text[slice(*p.content[0])] for p in posts(text)] == ["First words.", "Second words."]


def test_a_lead_like_a_link_stays_where_words_stand_below_it() -> None:
    lead, words_below = "More from Tarr’s speech:", "We shall build the pier."
    text = f"{lead}\n\n{words_below}"
    part = Part("related", 0, len(lead))
    report = Report(id="r", text=text, sha256="", outlet="Northern Mail", parts=(part,))
    cue = text.index("speech")
    told = Linked((10, 14), (cue, cue + 6), ((len(lead) + 2, len(text)),), 0.9)
    assert _without_parts(report, [told]) == [told]
    inside = Linked((10, 14), (cue, cue + 6), ((5, 9),), 0.9)
    assert _without_parts(report, [inside]) == []


@pytest.mark.parametrize(
    ("text", "who", "said"),
    [
        (
            "It rained.\n\nThe pier fell.\n\n\n\nSee for yourself — A B (@ab) May 4, 2031\n\nMore.",
            "A B (@ab)",
            "The pier fell.\n\n\n\nSee for yourself",
        ),
        ("It rained.\n\nThe pier fell. — A B (@ab) May 4, 2031\n\nMore.", "A B (@ab)", "The pier fell."),
        ("The pier fell. — GEN(R) A B (@ab) May 4, 2031\n\nMore.", "GEN(R) A B (@ab)", "The pier fell."),
        ("The pier (a ruin by now) fell. — A (the clerk) B (@ab) May 4, 2031\n\nMore.", None, ""),
    ],
)
def test_a_post_with_blank_lines_or_brackets(text: str, who: str | None, said: str) -> None:
    made = [(text[slice(*p.source)], text[slice(*p.content[0])]) for p in posts(text) if p.source is not None]
    assert made == ([(who, said)] if who is not None else [])


def test_another_language_is_said_to_be_one() -> None:
    reading = read(report("Der Minister sagte, die Brücke sei gesperrt.", language="de"))
    assert (reading.outcome, reading.attributions) == ("other-language", ())
    assert reading.sentences


def test_nobody_says_anything() -> None:
    assert read(report("The bridge is long. It is made of steel.")).outcome == "no-attribution"


@pytest.mark.parametrize(
    "text",
    [
        "“" * 3000,
        "word " * 8000,
        "THE MINISTER SAID THAT THE BRIDGE WAS CLOSED.",
        "said said said said said",
        "\x00\x01 the mayor said \x02 that",
        "قال الوزير إن الجسر مغلق 🙂 said the mayor, “yes”",
        "",
    ],
)
def test_strange_text_is_read_in_bounds(text: str) -> None:
    made = report(text)
    check(made, read(made))


PARTS = ("“", "”", '"', "the mayor said ", "that ", "Ora Lind ", "denied ", ". ", "\n\n", "it fell", ", ")


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(PARTS)))
def test_any_mixture_keeps_the_rules(parts: list[str]) -> None:
    made = report("".join(parts))
    check(made, read(made))


def test_the_reports_word_on_a_claim_is_no_part_of_it() -> None:
    text = "The company claimed it had found the leak, a claim that surprised the inspectors."
    at = text.index("it had")
    cut = text.index(", a claim")
    found = Linked((0, 11), (12, 19), ((at, cut), (cut + 2, len(text) - 1)), 0.9)
    assert [text[slice(*c)] for c in _without_asides(text, [found])[0].content] == ["it had found the leak"]
