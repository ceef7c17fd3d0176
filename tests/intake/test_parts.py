"""Parts of a report that are not its own telling; and body that looks like one."""

from __future__ import annotations

import time

import pytest

from counterclaim.intake import recognise
from counterclaim.intake.patterns import patterns

BODY = (
    "The bridge over the Talmer at Oldmere was closed on Tuesday after engineers found a crack in its third pier, the "
    "city said."
)
MORE = (
    "Mayor Ada Tarr told Reuters that nobody was hurt, and that the council would meet again on Friday in the old hall "
    "to hear the engineers."
)


def found(text: str, *, title: str | None = None) -> list[tuple[str, str]]:
    return [(part.kind, text[part.start : part.end]) for part in recognise(text, title=title).parts]


LINES = [
    ("note", "Editor's Note: This is a developing story."),
    ("note", "(Editor’s note: paragraph 3 has language that some may find offensive)"),
    ("note", "This story has been updated to correct the name of the bridge."),
    ("note", "Updated at 12:36 p.m. ET, July 11"),
    ("byline", "By Ivo Lark"),
    ("byline", "By Ivo Lark and Mia van Dorn, The Oldmere Post"),
    ("byline", "The Oldmere Post's Ivo Lark contributed reporting."),
    ("byline", "Reporting by Ivo Lark; Editing by Mia Dorn"),
    ("byline", "⦁ Ivo Lark contributed to this report."),
    ("byline", "—Ivo Lark and Mia Dorn contributed to this article."),
    ("byline", "Ivo Lark is an Oldmere Post columnist. Email: ilark@example.org"),
    ("byline", "• Prof Ada Tarr is chair of bridge building at the University of Oldmere"),
    ("byline", "Lark reported from Oldmere. Mia Dorn in Paris contributed to this report."),
    ("credit", "- Bloomberg"),
    ("credit", "(Reuters)"),
    ("credit", "AFP, Reuters"),
    ("credit", "The Associated Press contributed to this report."),
    ("credit", "With reporting by Reuters and AFP"),
    ("caption", "The bridge at Oldmere on Tuesday. Photograph: Ivo Lark/AFP/Getty Images"),
    ("caption", "The bridge at Oldmere on Tuesday. (Ivo Lark/Reuters)"),
    ("caption", "FILE PHOTO: The bridge at Oldmere in spring, seen from the north"),
    ("caption", "Image copyright EPA Image caption The bridge at Oldmere"),
    ("caption", "Ivo Lark/AFP"),
    (
        "caption",
        "Mayor Ada Tarr listens to engineers at the bridge in Oldmere, May 6, 2031. REUTERS/Ivo Lark/File Photo",
    ),
    ("caption", "Barges pass under the bridge at Oldmere on May 6, 2031 in Oldmere, Vexland. Getty Images"),
    ("related", "Read more: Why bridges crack"),
    ("related", "Watch: the bridge from above"),
    ("related", "The bridge that nobody wanted: a street remembers | Ivo Lark Read more"),
    ("related", "#LookBack: CLICK HERE to find out what happened on this day"),
    ("related", "(For a graphic on cracked bridges, click on: example.org/bridges)"),
    ("related", "City Mayor Tarr Names Engineers Mayor Tarr Names Engineers Listen · 3:54 3:54"),
    ("related", "Engineers climb into the cracked pier – video"),
    ("related", "Why the council waited so long"),
    ("related", "More:Mayor Tarr says that the bridge may fall"),
    ("related", "The long wait:‘Cracked’ bridge could cost millions, says engineer"),
    ("caption", "CLOSE Mayor Ida Tarr says that the bridge is safe. Example News"),
    ("caption", "The circle shows the pier that cracked"),
    ("notice", "UPDATE: Previous story below"),
    ("related", "Pier ‘about to fall’"),
    ("related", "( PHOTOS: Ten bridges that fell)"),
    ("related", "( Understanding bridges: the Post’s guide)"),
    ("related", "JUST WATCHED Tarr predicts a fall Replay More Videos ... MUST WATCH Tarr predicts a fall 04:20"),
    ("related", "Waiting for the bridge:It feels like an age. Here is why."),
    ("notice", "Sign up for our daily newsletter"),
    ("notice", "© 2031 The Oldmere Post. All rights reserved."),
    ("notice", "Advertisement"),
    ("notice", "Get breaking news alerts. The stories that matter, delivered weekday mornings."),
    ("notice", "The stories of the day, delivered daily to your inbox. It is free."),
    ("notice", "Our news in your inbox. This site is protected by recaptcha"),
    ("notice", "Write to Ivo Lark at ivo.lark@example.org"),
    ("notice", "Coverage of bridges at the Oldmere Post is made possible in part by a grant from the Tarr Foundation."),
    ("notice", "Story continues below"),
    ("notice", "Newsletter Sign Up Please verify you're not a robot by clicking the box. You may leave at any time."),
    ("notice", "Post Daily Sign up for our letter. By signing up you agree to receive it."),
    ("notice", "Post transcripts are created on a rush deadline. They may hold errors."),
    ("byline", "• Ivo Lark contributed to this article."),
]


@pytest.mark.parametrize(("kind", "line"), LINES)
def test_a_line_between_two_paragraphs(kind: str, line: str) -> None:
    text = f"{BODY}\n\n{line}\n\n{MORE}"
    parts = found(text)
    assert {name for name, _ in parts} == {kind}
    assert " ".join(piece for _, piece in parts).startswith(line[:10])
    assert "".join(piece for _, piece in parts)[-5:] == line[-5:]


@pytest.mark.parametrize(
    "line",
    [
        MORE,
        "“We saw it,” she said.",
        "By Friday the bridge was open.",
        "The mayor said:“We never ordered the raid and I will not resign.”",
        "The mayor said:We never ordered the raid and I will not resign.",
        'He told the paper:"I never saw the letter."',
        "Ministry:Two soldiers were killed in the raid.",
        "CLOSE CALLS on the line rose by a third, the regulator said on Monday.",
        "The arrow shows growing dissent, according to Holt.",
        "By then nobody cared about the bridge.",
        "Watch the bridge, she said, and you will see it move.",
        "Those who want to know must read more.",
        "The photograph: a man on a bridge, according to the city.",
        "This is a story that the council would rather not hear, and it has been told before.",
        "He told Reuters the bridge was safe.",
        "The bridge is safe, Reuters reported.",
        "It contributed to the fall of the bridge.",
        "The following was found:",
        "- a crack in the third pier",
        "“Nobody knew”",
        "Copyright law does not help, she said.",
        "Get the engineers to the bridge, she said, and the stones will be sent straight to the yard.",
        "The report was delivered every day to the mayor, who never read it, and the crack grew.",
        "Email is how the council learned of it; the engineers wrote to the mayor twice.",
        "Ivo Lark is an Oldmere Post reporter whom the city arrested on Monday.",
        "The bridge project is supported by most of the town, and the council will meet again.",
    ],
)
def test_body_stays_body(line: str) -> None:
    assert found(f"{BODY}\n\n{line}\n\n{MORE}") == []


def test_a_machine_prefix_before_body_and_before_a_caption() -> None:
    assert found(f" date 2031-05-06 {BODY}\n\n{MORE}") == [("notice", "date 2031-05-06")]
    caption = "The bridge at Oldmere. Photograph: Ivo Lark/AFP/Getty Images"
    assert found(f" date 2031-05-06 {caption}\n\n{BODY}") == [("notice", "date 2031-05-06"), ("caption", caption)]
    assert found(f" date 2031-05-06 {caption} {BODY}\n\n{MORE}") == [
        ("notice", "date 2031-05-06"),
        ("caption", caption),
    ]


@pytest.mark.parametrize(
    ("opening", "place", "credits"),
    [
        ("OLDMERE, May 6 (AP) —", "Oldmere", ("Associated Press",)),
        ("OLDMERE, Calif. (Reuters) -", "Oldmere, Calif.", ("Reuters",)),
        ("OLDMERE, May 6 (Coastwire) —", "Oldmere", ("Coastwire",)),
        ("NEW OLDMERE —", "New Oldmere", ()),
        ("Oldmere (AFP) –", "Oldmere", ("Agence France-Presse",)),
        ("OLDMERE, 6 May. /TASS/.", "Oldmere", ("TASS",)),
        ("NATO —", None, ()),
        ("BREAKING —", None, ()),
        ("Oldmere —", None, ()),
    ],
)
def test_datelines(opening: str, place: str | None, credits: tuple[str, ...]) -> None:
    known = recognise(f"{opening} {BODY}")
    assert (known.dateline_place, known.credits) == (place, credits)
    assert [part.kind for part in known.parts] == ([] if place is None else ["dateline"])


def test_a_quoted_agency_is_no_credit() -> None:
    assert recognise(f"{BODY}\n\n{MORE}").credits == ()
    assert recognise(f"{BODY}\n\n{MORE} (Reuters)").credits == ("Reuters",)
    assert recognise(f"{BODY} Photograph: Ivo Lark/Reuters\n\n{MORE}").credits == ()


@pytest.mark.parametrize(
    ("text", "title", "shown"),
    [
        (f"Bridge at Oldmere closed\n\n{BODY}", None, "Bridge at Oldmere closed"),
        (f"Bridge at Oldmere closed\n{BODY}", None, None),
        (f"Bridge at Oldmere closed\n{BODY}", "Bridge at Oldmere Closed ", "Bridge at Oldmere closed"),
        (f"{BODY}\n\n{MORE}", "Another", None),
        (
            f"Bridge at Oldmere closed after crack\n\n{BODY}",
            "City closed its old bridge",
            "Bridge at Oldmere closed after crack",
        ),
        (f"What the council knew in spring\n\n{BODY}", "City closed its old bridge", None),
        (f"By Ivo Lark\n\nThe Oldmere Post Network\n\n{BODY}", None, None),
    ],
)
def test_titles(text: str, title: str | None, shown: str | None) -> None:
    assert recognise(text, title=title).title == shown


def test_parts_are_in_order_and_apart() -> None:
    text = "\n\n".join(line for _, line in LINES)
    at = 0
    for part in recognise(text).parts:
        assert at <= part.start < part.end <= len(text)
        at = part.end


@pytest.mark.parametrize(
    "unit", ["A ", "Aa Bb/", "(Aa Bb", "By Aa Bb, ", "a\n", "Aa\n\n", "| AP ", "Updated 1 ", "-", "©"]
)
def test_time_is_bounded(unit: str) -> None:
    text = unit * (500_000 // len(unit))
    begin = time.perf_counter()
    recognise(text)
    assert time.perf_counter() - begin < 60


def test_agencies_have_names_and_forms() -> None:
    assert patterns().agencies["AP"] == "Associated Press"
    assert "Getty Images" not in patterns().agencies
    assert all(name and form for form, name in patterns().agencies.items())


def test_headlines_run_into_a_sentence_are_links() -> None:
    text = (
        "The bridge will open, Mayor Ida McBrenn Ida M. McBrennBridge opens in May Mayor: 'We are ready' MORE said. "
        "The McHale line is closed, and MORE trains will run."
    )
    assert found(text) == [("related", "Ida M. McBrennBridge opens in May Mayor: 'We are ready' MORE")]
    assert found("Judges Bo TarrBo TarrBridge leans towards the bank MORE and Ida Brenn Ida M. BrennMORE left.") == [
        ("related", "Bo TarrBridge leans towards the bank MORE"),
        ("related", "Ida M. BrennMORE"),
    ]
    apart = "Speaker Ida Brenn Ida (Idy) Jane Brenn Bridges say 'no thanks' to the toll MORE spoke. "
    year = (
        "Bo Tarr Bo Lee Tarr2031 race begins on the bridge MORE and Lo Hale Lo Jo HaleMORE, who won MORE seats, left."
    )
    assert found(apart + year) == [
        ("related", "Ida (Idy) Jane Brenn Bridges say 'no thanks' to the toll MORE"),
        ("related", "Bo Lee Tarr2031 race begins on the bridge MORE"),
        ("related", "Lo Jo HaleMORE"),
    ]
    credited = "Mayor Ida Brenn Ida M. BrennBridge opens (Bo Tarr/AP) MORE spoke to the choir on the bridge."
    assert found(f"{BODY}\n\n{credited}\n\n{BODY}") == [("related", credited[16:58])]
    assert found("The choir sang Holt Street and Mira Holt Mira sang MORE songs.") == []


@pytest.mark.parametrize("head", ["Read more:", "MORE ON THIS", "Related stories:", "More"])
def test_lines_under_one_that_says_that_links_follow(head: str) -> None:
    links = ["Tarr: the pier is 'a sick pier'", "Why bridges crack in spring"]
    assert found("\n\n".join([BODY, head, *links, MORE])) == [("related", line) for line in (head, *links)]
    assert found(f"{BODY}\n\n{head}\n\n{MORE}") == [("related", head)]


def test_headings_in_a_row() -> None:
    lines = ["Verdict: true", "Ivo Lark", "A check: Ivo Lark on the age of bridges"]
    assert found("\n\n".join([BODY, *lines, MORE])) == [("related", line) for line in lines if line != "Ivo Lark"]
    many = [f"Item {number} of the list" for number in range(5)]
    assert found("\n\n".join([BODY, *many, MORE])) == []
    assert found("\n\n".join(["The council has four:", *many[:2], MORE])) == []


def test_a_heading_above_what_is_no_paragraph() -> None:
    watch = "JUST WATCHED Tarr predicts a fall Replay More Videos ... MUST WATCH Tarr predicts a fall 04:20"
    assert [piece for _, piece in found(f"{BODY}\n\nNo more tolls\n\n{watch}\n\n{MORE}")] == ["No more tolls", watch]


def test_a_long_caption_that_names_its_picture_at_the_end() -> None:
    caption = f"{BODY[:-1]}, and {MORE} {MORE} {MORE} {BODY} (AP Photo/Ivo Lark)"
    assert 600 < len(caption) < 900
    assert found(f"{caption}\n\n{BODY}") == [("caption", caption)]


def test_a_caption_and_the_title_on_one_line() -> None:
    line = "The bridge at Oldmere has stood since the flood. Bridge at Oldmere closed"
    assert found(f"{line}\n\n{BODY}", title="Bridge at Oldmere Closed") == [
        ("caption", "The bridge at Oldmere has stood since the flood."),
        ("title", "Bridge at Oldmere closed"),
    ]


def test_two_names_at_the_head_are_a_byline() -> None:
    assert found(f"Ivo Lark and Mia Dorn\n\n{BODY}\n\n{MORE}") == [("byline", "Ivo Lark and Mia Dorn")]
    assert found(f"{BODY}\n\n{MORE}\n\nIvo Lark and Mia Dorn were there.\n\n{BODY}") == []
