"""Who is who, on invented reports."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import permutations

import pytest

from counterclaim.identity import Entity, Identities, identify
from counterclaim.identity.gazetteer import gazetteer
from counterclaim.identity.leaders import Leader, leaders
from counterclaim.identity.lexicon import fold
from counterclaim.reading.mentions import find_mentions
from counterclaim.reading.records import Attribution, Reading
from counterclaim.text import Part, Report, Span, report_id, sentences

LABELS = {"P": "Person", "O": "Organization", "L": "Location", "N": "NORP"}


def build(marked: str, outlet: str = "The Lantern") -> tuple[Report, Reading]:
    """``[P:Mira Holt] {said} it.``: names in square brackets with their label, sources in braces before a cue."""
    text = ""
    names: list[tuple[int, int, str]] = []
    sources: list[tuple[int, int]] = []
    open_source = -1
    for part in re.split(r"(\[[PLON]:[^\]]+\]|[{}])", marked):
        if part == "{":
            open_source = len(text)
        elif part == "}":
            sources.append((open_source, len(text)))
        elif part.startswith("[") and part[1:2] in LABELS and part[2:3] == ":":
            names.append((len(text), len(text) + len(part) - 4, LABELS[part[1]]))
            text += part[3:-1]
        else:
            text += part
    key = report_id(text, outlet=outlet, published=None)
    report = Report(id=key, text=text, sha256="", outlet=outlet)
    spans = [Span(key, s, e) for s, e in sources]
    attributions = tuple(
        Attribution(id=f"a{i}", source=s, cue=Span(key, s.end, s.end), content=(), quote="indirect", stance="asserts")
        for i, s in enumerate(spans)
    )
    reading = Reading(
        report=key,
        model="test",
        outcome="read",
        sentences=tuple(Span(key, s, e) for s, e in sentences(text)),
        attributions=attributions,
        mentions=find_mentions(report, names, spans),
        times=(),
    )
    return report, reading


def resolve(*marked: str) -> tuple[Identities, list[list[str]]]:
    """Identities, and for every report the names of its sources in order ("?" for unknown)."""
    made = [build(m, outlet=f"Outlet {i}") for i, m in enumerate(marked)]
    identities = identify([r for r, _ in made], [r for _, r in made])
    named = []
    for _, reading in made:
        found = [identities.of(a.source) for a in reading.attributions]
        named.append([e.name if e is not None else "?" for e in found])
    return identities, named


def entity(identities: Identities, name: str) -> Entity:
    return next(e for e in identities.entities if e.name == name)


CASES = {
    "spokeswoman of a ministry": (
        "{A spokeswoman for [L:Norway]'s foreign ministry} said so. {The ministry} went on. {The spokeswoman} agreed.",
        ["Norway's foreign ministry"] * 3,
    ),
    "spokesman by the name before": (
        "{A [O:Vexhall] spokesman} said so. {He} went on. {The spokesman} agreed.",
        ["Vexhall"] * 3,
    ),
    "representatives of two": (
        "{Representatives for [O:Vexhall] and [O:Lundco]} would not say.",
        ["Lundco and Vexhall"],
    ),
    "two bodies whose spokespeople": (
        "{[O:Roads Board] and [O:Canal Trust] spokespeople} would not say.",
        ["Canal Trust and Roads Board"],
    ),
    "spokesman of a man": ("{A spokesman for [P:Mira Holt]} said so.", ["spokesman for Mira Holt"]),
    "statement of a company": (
        "[O:Vexhall Chemicals] shut its plant. {A company statement} said so.",
        ["Vexhall Chemicals"],
    ),
    "the statement": (
        "{[P:Mira Holt]} said so in a statement. [O:Vexhall] shut. {The statement} went on.",
        ["Mira Holt", "Mira Holt"],
    ),
    "statement of two": (
        "{A statement by the [O:Canal Trust] and the police} said so.",
        ["Canal Trust and police"],
    ),
    "story of a paper": (
        "{The [O:Vex Tribune] story} said so. {An article in the [O:Vex Tribune]} went on.",
        ["Vex Tribune"] * 2,
    ),
    "a report of a paper": (
        "{A report} said so. [P:Mira Holt] read the [O:Vex Tribune] report.",
        ["Vex Tribune"],
    ),
    "report of nobody": ("{A report} said so. The [O:Vex Tribune] asked [P:Mira Holt].", ["report"]),
    "lawyers of an office": (
        "Mayor [P:Mira Holt] left. {The mayor’s lawyers} said so. {Lawyers for [P:Holt]} went on.",
        ["Mira Holt’s lawyers", "lawyers for Mira Holt"],
    ),
    "name after a body's own": (
        "{Harbour Pilots of [L:Utopia] spokesman [P:Peter Lund]} spoke. {The state newspaper [O:Vex Tribune]} agreed.",
        ["Peter Lund", "Vex Tribune"],
    ),
    "name after an office of somebody": (
        "{Supporters of Road Party Leader [P:Mira Holt]} said so.",
        ["supporters of Road Party Leader Mira Holt"],
    ),
    "neither of two": (
        "{Neither the [O:Roads Board] nor the [O:Bureau of Canals] ([O:BOC])} would say.",
        ["Bureau of Canals and Roads Board"],
    ),
    "three bodies": (
        "{The [O:Roads Board], the [O:Canal Trust] and [L:Norway]} said so.",
        ["Canal Trust and Norway and Roads Board"],
    ),
    "two departments": (
        "{The [O:Canal Trust] and the [O:Roads and Harbours departments]} said so.",
        ["Canal Trust and Harbours Department and Roads Department"],
    ),
    "two letters": ("{[O:NRB and PVA]} said so.", ["NRB and PVA"]),
    "three people": (
        "{[P:Mira Holt], [P:Peter Lund] and [P:Lara Vik]} said so.",
        ["Lara Vik and Mira Holt and Peter Lund"],
    ),
    "two people of two places": (
        "{Two senators, Republican [P:Mira Holt] of [L:Vexland] and Democratic [P:Peter Lund] of [L:Ash],} said so.",
        ["Mira Holt and Peter Lund"],
    ),
    "two, one beside them": (
        "It came after {[P:Mira Holt] and Mayor [P:Peter Lund]} said so.",
        ["Mira Holt and Peter Lund"],
    ),
    "somebody and a description": (
        "{[P:Mira Holt] and her husband} said so. {The [O:Roads Board] and the police} agreed.",
        ["Mira Holt and Mira Holt’s husband", "Roads Board and police"],
    ),
    "examples of many": (
        "{Lawmakers of the north, including [P:Mira Holt] and [P:Peter Lund],} said so.",
        ["lawmakers of the north"],
    ),
    "politician of a state": (
        "Senator [P:Mira Holt] spoke. {The Ohio senator} went on. [P:Mira Holt] sat. {The [O:Ohio Democrat]} agreed.",
        ["Mira Holt"] * 2,
    ),
    "a senator, named next": ("{A leading senator} asked for more. {Sen. [P:Mira Holt]} said so.", ["Mira Holt"] * 2),
    "the paper that spoke last": (
        "{The [O:Vex Tribune]} said so. {The [O:Port Gazette]} said no. {The newspaper} went on.",
        ["Vex Tribune", "Port Gazette", "Port Gazette"],
    ),
    "the company right before": (
        "[O:Lundco] grew. [O:Ashco] grew. All was well. All slept. All woke. {[O:Vexhall]} spoke. {The company} left.",
        ["Vexhall", "Vexhall"],
    ),
    "title of who has a surname only": (
        "{Sheriff [P:Holt]} said so. {Mr. [P:Lund]} agreed.",
        ["Sheriff Holt", "Lund"],
    ),
    "whom a sentence is about": (
        "{Mr. [P:Peter Lund]} spoke. Despite {his} claims that it was dry, Mr. [P:Tor Vik] swam.",
        ["Peter Lund", "Tor Vik"],
    ),
    "chamber abroad": (
        "{The [N:Norwegian] Chamber of Trade} said so.",
        ["Norwegian Chamber of Trade"],
    ),
    "short name": ("[P:Mira Holt], the mayor, spoke. {[P:Holt]} said the dam holds.", ["Mira Holt"]),
    "title": ("[P:Mira Holt] spoke on Monday. {Ms [P:Holt]} said the dam holds.", ["Mira Holt"]),
    "namesakes": ("[P:Mira Holt] and [P:Jonas Holt] met. {[P:Holt]} said the dam holds.", ["?"]),
    "namesakes by title": ("[P:Mira Holt] and [P:Jonas Holt] met. {Ms [P:Holt]} said the dam holds.", ["Mira Holt"]),
    "junior": ("[P:Peter Lund] and [P:Peter Lund Jr.] met. {[P:Lund]} said no.", ["Peter Lund"]),
    "president": (
        "[N:Norwegian] President [P:Mira Holt] arrived. {The [N:Norwegian] president} said the talks went well.",
        ["Mira Holt"],
    ),
    "possessive": (
        "[L:Norway]'s president, [P:Mira Holt], arrived. {The [N:Norwegian] president} said yes.",
        ["Mira Holt"],
    ),
    "not the vice president": (
        "[N:Norwegian] Vice President [P:Mira Holt] arrived. {The [N:Norwegian] president} said yes.",
        ["Norwegian president"],
    ),
    "head of": (
        "{[P:Mira Holt], head of [L:Norway]'s [O:Road Agency],} said so. {She} added that work goes on.",
        ["Mira Holt", "Mira Holt"],
    ),
    "apposition governed by a preposition": (
        "{Speaking beside the [N:Danish] president, [P:Peter Lund], [L:Norway]'s president, [P:Mira Holt],} said so.",
        ["Mira Holt"],
    ),
    "spokesman of": ("{A spokesman for [P:Mira Holt]} said so.", ["spokesman for Mira Holt"]),
    "modifier": (
        "[P:Mira Holt] rested. {A [P:Holt] administration official} said so.",
        ["Holt administration official"],
    ),
    "two": ("{[P:Mira Holt] and [P:Peter Lund]} said so.", ["Mira Holt and Peter Lund"]),
    "pronoun after speaker": (
        "{[P:Mira Holt]} said the dam holds. [P:Peter Lund] was not there. “It was built well,” {she} added.",
        ["Mira Holt", "Mira Holt"],
    ),
    "gender": ("{[P:Peter Lund]} said yes to [P:Mira Moe]. {He} denied more.", ["Peter Lund", "Peter Lund"]),
    "the official": (
        "{A senior [N:Danish] official} said so. The roads were closed. {The official} denied more.",
        ["senior Danish official", "senior Danish official"],
    ),
    "the ministry": (
        "{The [N:Danish] [O:Defence Ministry]} said so. {The ministry} gave no number.",
        ["Danish Defence Ministry", "Danish Defence Ministry"],
    ),
    "other side's body": (
        "The [N:Danish] [O:General Staff] moved. {[N:Norwegian] officials} denied. {The [O:General Staff]} wrote more.",
        ["Norwegian officials", "Norwegian General Staff"],
    ),
    "capital": ("{[L:Oslo]} said it would not yield.", ["Norway"]),
    "a department that one state has": ("{The [O:State Department]} said so.", ["US State Department"]),
    "metonym": ("{The [L:Kremlin]} said so.", ["Kremlin"]),
    "army": ("{[L:Norway]’s military} said so. {The [N:Norwegian] military} went on.", ["Norwegian military"] * 2),
    "acronym": (
        "{The [O:National Roads Board] ([O:NRB])} said so. {The [O:NRB]} went on.",
        ["National Roads Board"] * 2,
    ),
    "name with a parenthesis of officials": ("{Ambassador to [L:Norway] [P:Peter Lund]} said so.", ["Peter Lund"]),
    "president is no namesake": (
        "[P:Lara Holt], a former producer, spoke. {President [P:Holt]} said yes.",
        ["President Holt"],
    ),
    "two with titles": (
        "{President [P:Holt] and Road Commissioner [P:Peter Lund]} said so.",
        ["Peter Lund and President Holt"],
    ),
    "a given name like a particle": ("{[P:Ben Holt]} said so. {[P:Holt]} went on.", ["Ben Holt", "Ben Holt"]),
    "married to": ("{[P:Lara Holt], tired and married to oldest son [P:Eric],} said so.", ["Lara Holt"]),
    "short junior": ("[P:Peter Lund Jr.] rose. {[O:Pete Jr.]} said so.", ["Peter Lund Jr."]),
    "nobody": ("{He} said so.", ["?"]),
    "spokesman for a leader": (
        "{A spokesman for Road Party Leader [P:Mira Holt]} said so.",
        ["spokesman for Road Party Leader Mira Holt"],
    ),
    "like": ("{Fierce supporters like former manager [P:Mira Holt]} said so.", ["Fierce supporters"]),
    "alongside": (
        "Speaking alongside {[P:Mira Holt], [L:Denmark]’s president, [P:Peter Lund],} said so.",
        ["Peter Lund"],
    ),
    "alongside an office": (
        "Speaking alongside the [N:Danish] premier, {[P:Mira Holt], [L:Norway]’s president, [P:Peter Lund],} said so.",
        ["Peter Lund"],
    ),
    "office in a name": ("{[P:Harbour County Sheriff Mira Holt]} said so.", ["Mira Holt"]),
    "possession in a name": ("[P:Mira Holt's Norway] won. {[P:Holt]} said so.", ["Mira Holt"]),
    "whom a relative clause names": (
        "[P:Mira Holt] rested. {Two diplomats whom [P:Holt] had briefed} said so.",
        ["two diplomats"],
    ),
    "who asks after on": ("[P:Mira Holt] rested. It largely depends on {who} wrote the rules.", ["?"]),
    "minister of justice": (
        "{Minister of Justice [P:Peter Lund]} said so. {The minister} went on.",
        ["Peter Lund", "Peter Lund"],
    ),
    "former is ex": (
        "[P:Mira Holt], the former mayor of Port Vex, came. {The ex-mayor} said so.",
        ["Mira Holt"],
    ),
    "joined by an ampersand": ("{[P:Brandt] & [O:Tessel], not on trial,} said so.", ["Brandt & Tessel"]),
    "called so after a noun": ("{The support group Wheels For All} said so.", ["Wheels For All"]),
    "a company called one": (
        "[O:Night Express] burned. The railway company [O:Rail North] mourned. {The company} said so.",
        ["Rail North"],
    ),
    "one of a people": ("{Every [N:Norwegian]} knows so.", ["Every Norwegian"]),
    "you": ("[P:Mira Holt] came. {You} know that.", ["?"]),
    "who without somebody before": ("[P:Mira Holt] saw trains full of those {who} believe it.", ["?"]),
    "initials": ("{Judge [P:T.S. Vey]} said so.", ["T.S. Vey"]),
    "two surnames": ("[P:Mira Vex Holt] came. {[P:Vex Holt]} said so.", ["Mira Vex Holt"]),
    "the Ohio Democrat": (
        "Rep. [P:Peter Lund], D-Ohio, met Sen. [P:Mira Holt], R-Maine. {The Maine Republican} said so.",
        ["Mira Holt"],
    ),
    "the Ohio Democrat, of another state": (
        "Rep. [P:Peter Lund], D-Ohio, came. {The Maine Democrat} said so.",
        ["Maine Democrat"],
    ),
    "a name run into the next line": ("{[P:Mira Holt Mira Jane HoltMORE]} said so.", ["Mira Holt"]),
    "untagged junior": ("[P:Peter Lund] and [P:Peter Lund Jr.] met. {Pete Jr.} said so.", ["Peter Lund Jr."]),
    "date": ("{[L:Norway]’s army on March 12} said so.", ["Norway’s army"]),
    "clause": ("{A witness who ran from the square} said so.", ["witness"]),
    "released by": (
        "{A video released by the palace on Monday and placed by a website} showed so.",
        ["video released by the palace"],
    ),
    "two witnesses": (
        "{A witness who ran} said so. {A witness who stayed} said no.",
        ["witness", "witness"],
    ),
    "whose": ("{[P:Mira Holt]} said so. {Her office} added more.", ["Mira Holt", "Mira Holt’s office"]),
    "paper": (
        "The newspaper [P:Evening Gazette] was first. {The paper} reported so.",
        ["Evening Gazette"],
    ),
    "company": (
        "[O:Vexhall Chemicals] burned. {[P:Mira Holt]} said so. {The company} denied it.",
        ["Mira Holt", "Vexhall Chemicals"],
    ),
    "group": (
        "Maps of [O:Front Watch], a monitoring group, are new. {The group} said so.",
        ["Front Watch"],
    ),
    "gunman": (
        "Police identified the gunman as [P:Peter Lund], 40. {The suspect} had said so.",
        ["Peter Lund"],
    ),
    "another suspect": (
        "Police identified the gunman as [P:Peter Lund], 40. {The suspect held in another town} had said so.",
        ["suspect"],
    ),
    "the only mayor": (
        "Mayor [P:Mira Holt] was out. {The mayor of Port Vex} said so.",
        ["Mira Holt"],
    ),
    "of his party": (
        "President [P:Mira Holt] was out. {The Republican president} said so.",
        ["Mira Holt"],
    ),
    "another's party": (
        "President [P:Mira Holt] met [P:Peter Lund]. {The Republican mayor} said so.",
        ["Republican mayor"],
    ),
    "his name follows": (
        "“It holds,” {he} said. [P:Peter Lund] had built it.",
        ["Peter Lund"],
    ),
    "a law of a state": (
        "{[N:Danish] law} says so. {The [L:US] intelligence community} agrees.",
        ["Danish law", "US intelligence community"],
    ),
    "one of them": (
        "{Western diplomats} doubt it. {One of them} said so.",
        ["Western diplomats", "one of the Western diplomats"],
    ),
    "a ministry's state stands beside it": (
        "{The [N:Danish] [O:Harbour Ministry]} said so. {The [O:Harbour Ministry]} went on.",
        ["Danish Harbour Ministry"] * 2,
    ),
    "dash": ("{City officials in Vexburg — a port —} said so.", ["city officials in Vexburg"]),
    "battered": ("{Governors battered by storms} said so.", ["governors"]),
    "bare name not tagged": ("[O:CBR] met. {The CBR} said so.", ["CBR"]),
    "the South": (
        "[L:North Korea] and [L:South Korea] met. {The South} said so.",
        ["South Korea"],
    ),
    "White House": (
        "At the [L:White House] President [P:Mira Holt] smiled. {The US president} said so.",
        ["Mira Holt"],
    ),
    "police and a board": (
        "The [O:Police Review Board] met. {The police} said so.",
        ["police"],
    ),
    "constabulary": (
        "The [O:Vexshire Constabulary] came. {The constabulary} said so. {Police} agreed.",
        ["Vexshire Constabulary"] * 2,
    ),
    "operator": (
        "The train belongs to its operator, [P:Railvex]. {The company} denied it.",
        ["Railvex"],
    ),
    "what it is after the name": (
        "{Countwell, a company that counts,} said so. {Bergen Post newspaper} agreed.",
        ["Countwell", "Bergen Post"],
    ),
    "what it is before the name": (
        "{The broker [O:Holt & Vey]} said so. {The support group [O:Wheels For All]} agreed.",
        ["Holt & Vey", "Wheels For All"],
    ),
    "a list in a name": (
        "{The [L:U.S.] [O:Bureau of Roads, Rails and Canals] ([O:BRRC])} said so.",
        ["Bureau of Roads, Rails and Canals"],
    ),
    "a name in parts": (
        "[O:Wheels For All] met. {[O:Wheels] [O:For All]} said so.",
        ["Wheels For All"],
    ),
    "whose envoy": (
        "{The [O:Lake Group], whose envoy, [P:Mira Holt], watched,} said so.",
        ["Lake Group"],
    ),
    "the group is described": (
        "{The [O:Forum of Jurists], a group of former judges,} said so.",
        ["Forum of Jurists"],
    ),
    "two bodies": (
        "{The harbour authority and the company} said so. {The harbour authority} went on.",
        ["company and harbour authority", "harbour authority"],
    ),
    "who, not what stands between": (
        "It rests on [P:Peter Lund], a driver for the company, {who} told us so.",
        ["Peter Lund"],
    ),
    "a clause that begins with who": (
        "[P:Mira Holt], {who took the minutes,} denied it.",
        ["Mira Holt"],
    ),
    "after a semicolon": (
        "{Workers} said so; {analysts at [O:Holt & Vey]} doubt it, although {they} wait.",
        ["workers", "Holt & Vey", "Holt & Vey"],
    ),
    "press secretary of the President": (
        "{The press secretary of the President, [P:Mira Holt],} said so. {The press secretary} went on.",
        ["Mira Holt", "Mira Holt"],
    ),
    "an age is no office": (
        "The firm's boss [P:Mira Holt] came. {The €1.2million-a-year boss} said so.",
        ["Mira Holt"],
    ),
    "a mother of two": (
        "{Mother-of-two [P:Mira Holt]} said so. {[P:Mother-of-two Mira Holt]} left.",
        ["Mira Holt"] * 2,
    ),
    "the state runs into the name": (
        "{The President of [P:Norway Mira Holt]} said so. {[P:Holt]} went on.",
        ["Mira Holt"] * 2,
    ),
    "many of them": ("{Many witnesses} said so. {Another witness} agreed.", ["witnesses", "witness"]),
    "officials in a land": (
        "{[N:Danish] officials} said so. {Officials in [L:Denmark]} agreed. {[N:Danish] officials} left.",
        ["Danish officials"] * 3,
    ),
    "the president's press secretary": (
        "[N:Danish] presidential aide [P:Mira Holt] came. {The aide to [L:Denmark]'s President [P:Lund]} said so.",
        ["Mira Holt"],
    ),
    "named after the first sentence": (
        "{A lawyer for [P:Peter Lund]} denied it on Monday. “No,” said {attorney [P:Mira Holt]}.",
        ["Mira Holt", "Mira Holt"],
    ),
    "a hospital of a health system": (
        "{A spokesman for the [O:Vex Health System]} said so. {The hospital spokesman} went on.",
        ["Vex Health System"] * 2,
    ),
    "a hospital and the police": (
        "{A police spokesman} said so. {The hospital spokesman} went on.",
        ["police", "hospital"],
    ),
    "head of the state": (
        "[N:Danish] President [P:Mira Holt] met President [P:Tor Vik]. {The head of the Danish state} said so.",
        ["Mira Holt"],
    ),
    "somebody only mentioned": (
        "{[P:Peter Lund]} came. He looked down as {a judge} asked him of his plans. “Yes,” {he} said.",
        ["Peter Lund", "judge", "Peter Lund"],
    ),
    "cops": ("The [O:Vexshire Constabulary] came. {Cops} said so.", ["Vexshire Constabulary"]),
    "a county left out": (
        "{The [O:Port Vex Medical Examiner]} said so. {The [L:Port Vex County] Medical Examiner-Coroner} agreed.",
        ["Port Vex County Medical Examiner-Coroner"] * 2,
    ),
    "commander in chief": (
        "President [P:Mira Holt] came. {The commander in chief} said so.",
        ["Mira Holt"],
    ),
    "former president": (
        "President [P:Mira Holt] and former President [P:Peter Lund] met. [P:Holt] left. {The president} said so.",
        ["Mira Holt"],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_sources(case: str) -> None:
    marked, expected = CASES[case]
    assert resolve(marked)[1] == [expected]


@pytest.mark.parametrize(
    ("reports", "names"),
    [
        (["{Analysts at [O:Vey & Lorn]} said it fell."], [["Vey & Lorn"]]),
        (["{Some analysts who met [O:Vey & Lorn]} said it fell."], [["analysts"]]),
        (["{A panel of the [O:Ombre Regional Court]} said it fell."], [["Ombre Regional Court"]]),
        (["[O:United Crane Workers] met. {The union} said it fell."], [["United Crane Workers"]]),
        (["[O:United Crane Workers] met [O:Quay Employees]. {The union} said it fell."], [["union"]]),
        (
            ["The [O:Ombre Regional Court] met. {The judges} said it fell.", "{The judgment} says it fell."],
            [["Ombre Regional Court"], ["judgment of the Ombre Regional Court"]],
        ),
        (["The [O:Ombre Court] met the [O:Vale Court]. {The judges} said it fell."], [["judges"]]),
        (["{[P:Zora P.]} said it fell.", "{[P:Zora Pilek]} said it fell."], [["Zora Pilek"], ["Zora Pilek"]]),
        (["{[P:Zora M.]} said it fell.", "{[P:Zora Pilek]} said it fell."], [["Zora M"], ["Zora Pilek"]]),
        (["{Sir [P:Odo Brask]} said it fell. {[P:Odo Brask]} said so."], [["Sir Odo Brask", "Sir Odo Brask"]]),
        (
            ["[P:Ivo Lark] left. His lawyer, [P:Ana Brisk], wept.", "[P:Ivo Lark] left. {His lawyer} said it fell."],
            [[], ["Ana Brisk"]],
        ),
        (["[P:Ivo Lark] left. {[P:Lark]’s office} said it fell."], [["Ivo Lark’s office"]]),
        (["[P:Ana Brisk] spoke. Then {her mum} said it fell."], [["Ana Brisk’s mother"]]),
        (["{Two people who were in the hall} said it fell."], [["two people who were in the hall"]]),
        (["{Two people who spoke on condition that it is not said who they are} left."], [["two people"]]),
        (["{[P:ivo lark]} left. [P:ivo lark] spoke. {[P:Ivo Lark]} said it fell."], [["Ivo Lark", "Ivo Lark"]]),
        (
            ["The firm’s head office shut. {The food office} spoke. {The office} left."],
            [["food office", "food office"]],
        ),
    ],
)
def test_who_speaks_for_whom(reports: list[str], names: list[list[str]]) -> None:
    assert resolve(*reports)[1] == names


def test_a_learned_state_is_no_surname() -> None:
    state = "The president of [L:Olvia] met the army of [L:Olvia]. [L:Olvia]'s army and [L:Olvia]'s government left."
    _, named = resolve(state + " [P:Marn Olvia] is gone. {[P:Olvia]} said it fell.")
    assert named == [["Olvia"]]


def test_spellings_across_reports_are_one_person() -> None:
    identities, named = resolve(
        "{[P:Dmytro Kovalskyi], mayor of [L:Lviv],} said so.", "{[P:Dmitro Kovalskyy]} said so. {[P:Kovalsky]} went on."
    )
    assert len({n for names in named for n in names}) == 1
    found = identities.of(next(iter(identities.by_span)))
    assert found is not None
    assert any("spellings of one full name" in reason for reason in found.reasons)


def test_a_role_introduced_in_one_report_holds_in_another() -> None:
    _, named = resolve("{[N:Norwegian] President [P:Mira Holt]} said so.", "{The [N:Norwegian] president} said so.")
    assert named == [["Mira Holt"], ["Mira Holt"]]


def test_unnamed_people_are_of_their_report_and_officials_of_their_side() -> None:
    identities, _ = resolve(
        "{A [N:Danish] official} said so. {[N:Danish] officials} agreed.",
        "{A [N:Danish] official} said so. {[N:Danish] officials} agreed.",
    )
    assert sum(e.name == "Danish official" for e in identities.entities) == 2
    assert sum(e.name == "Danish officials" for e in identities.entities) == 1


def test_sides() -> None:
    identities, _ = resolve(
        "{[L:Kremlin] spokesman [P:Ilya Borin]} said so. {[N:Danish] officials} spoke. "
        "[P:Rolf Dam], a [N:Danish] analyst, listened. "
        "{[O:Hamas]} denied it. {[L:Norway]} waited. "
        "[N:Norwegian] President [P:Mira Holt] left. [P:Holt]'s envoy, [P:Tor Vik], stayed."
    )
    sides = {e.name: e.side for e in identities.entities}
    assert sides["Ilya Borin"] == "Russia"
    assert sides["Danish officials"] == "Denmark"
    assert sides["Rolf Dam"] is None
    assert sides["Hamas"] == "Hamas"
    assert sides["Norway"] == "Norway"
    assert sides["Mira Holt"] == "Norway"
    assert sides["Tor Vik"] == "Norway"


INVENTED = (
    "{[L:Utrania]} claimed the town. [N:Utranian] forces and {[N:Boravian] commanders} differed. {The [O:Linden "
    "Palace]} wrote of it. [L:Utrania]’s president, [P:Mirek Vey], left. {[L:Boravia]’s army} denied it, and so "
    "did the [N:Boravian] government."
)


def test_states_are_learned_from_the_reports() -> None:
    identities, _ = resolve(INVENTED)
    sides = {e.name: e.side for e in identities.entities}
    assert sides["Utrania"] == "Utrania"
    assert sides["Boravian commanders"] == "Boravia"
    assert sides["Mirek Vey"] == "Utrania"
    assert sides["Linden Palace"] == "Utrania"
    assert sides["Boravia’s army"] == "Boravia"
    assert sum(e.name == "Utrania" for e in identities.entities) == 1


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("{[L:Vexburg]} said so. [L:Vexburg], the [N:Danish] capital in this tale, slept.", "Denmark"),
        ("{The [O:Oak House]} said so. The [O:Oak House], the seat of the [N:Danish] government, slept.", "Denmark"),
    ],
)
def test_seats_are_learned_from_the_reports(text: str, side: str) -> None:
    identities, _ = resolve(text)
    assert side in {e.side for e in identities.entities}


def test_no_state_is_made_of_a_word_or_a_person() -> None:
    identities, _ = resolve(
        "{Republican officials} and the Republican president spoke of the Republic’s army. [P:Mira Holt] left. "
        "{Holt’s army} of lawyers and Holt’s government stayed."
    )
    assert all(e.side is None for e in identities.entities)


def test_a_body_told_more_briefly_is_the_only_one_of_its_kind() -> None:
    identities, named = resolve(
        "{The regional health board} said so.", "{The health board} said so.", "{The water board} said no."
    )
    assert sorted(n for names in named for n in names) == [
        "regional health board",
        "regional health board",
        "water board",
    ]
    assert sum(e.name == "regional health board" for e in identities.entities) == 1


def test_two_bodies_of_a_kind_stay_two() -> None:
    _, named = resolve("{The state laboratory} said so.", "{The city laboratory} said so.", "{The laboratory} said no.")
    assert sorted(n for names in named for n in names) == ["city laboratory", "laboratory", "state laboratory"]


def test_one_name_has_one_kind_in_a_story() -> None:
    identities, _ = resolve("[P:Mira Holt] came.", "{[P:Mira Holt]} said so.", "[L:Mira Holt] left.")
    assert [(e.name, e.type) for e in identities.entities] == [("Mira Holt", "person")]


def test_places_have_coordinates_and_former_names() -> None:
    identities, _ = resolve(
        "Rain fell in [L:Volgograd], [L:Russia]. Using the old name for [L:Volgograd], he spoke of [L:Stalingrad]."
    )
    place = entity(identities, "Volgograd")
    assert place.place is not None
    assert place.place.country == "RU"
    assert abs(place.place.lat - 48.7) < 0.5
    assert [a.text for a in place.aliases if a.former] == ["Stalingrad"]


@pytest.mark.parametrize(
    ("text", "country"),
    [("Rain in [L:Paris], [L:Texas].", "US"), ("Rain in [L:Paris].", "FR"), ("[L:Odesa], [L:Ukraine], slept.", "UA")],
)
def test_a_qualifier_tells_where(text: str, country: str) -> None:
    identities, _ = resolve(text)
    assert next(e.place.country for e in identities.entities if e.place is not None and e.side is None) == country


def test_order_of_reports_does_not_matter() -> None:
    made = [
        build(m, outlet=f"Outlet {i}")
        for i, m in enumerate(
            (
                "{[N:Norwegian] President [P:Mira Holt]} said so. {She} left [L:Oslo].",
                "{The [N:Norwegian] president} said so. {Ms [P:Holt]} left.",
                "{[N:Danish] officials} and {[P:Peter Lund]} said so.",
            )
        )
    ]
    results = []
    for order in permutations(made):
        found = identify([r for r, _ in order], [r for _, r in order])
        results.append((found.entities, dict(found.by_span)))
    assert all(r == results[0] for r in results)


def test_the_gazetteer_finds_main_and_other_names() -> None:
    book = gazetteer()
    assert [(c.country, main) for c, main in book.candidates("Reykjavík")] == [("IS", True)]
    assert any(c.country == "UA" and not main for c, main in book.candidates("Kiev"))
    assert book.candidates("Nowhere at all") == ()
    assert book.states["tex"] == book.states["texas"]
    assert all(
        line == sorted(line)
        for line in (
            [x.split(b"\t")[0] + b"\t" for x in b.split(b"\n") if x] for b in (book.towns, book.others, book.areas)
        )
    )


def test_every_span_proves_its_alias() -> None:
    report, reading = build("{[N:Norwegian] President [P:Mira Holt]} said so. {She} left [L:Oslo].")
    identities = identify([report], [reading])
    for span, key in identities.by_span.items():
        assert report.quote(span)
        assert identities.entity(key).id == key
    for attribution in reading.attributions:
        assert identities.of(attribution.source) is not None


def test_an_institute_speaks_for_no_state() -> None:
    identities, _ = resolve("{[P:Mira Holt], director of the [N:Danish] Institute for Roads,} said so.")
    assert entity(identities, "Mira Holt").side is None


def test_georgia_is_a_us_state_beside_atlanta() -> None:
    identities, _ = resolve("In Atlanta, {the [O:Georgia Department of Labor]} said so.")
    assert entity(identities, "Georgia Department of Labor").side is None


def test_who_sits_for_a_division_speaks_for_no_state_of_its_name() -> None:
    identities, _ = resolve("{Sen. [P:Ann Moss] of [L:Georgia]} said so.")
    assert entity(identities, "Ann Moss").side is None


def test_a_picture_credit_is_no_part_of_a_name() -> None:
    identities, _ = resolve("[P:PA Dana Moss] at the top.\n\n{[P:Dana Moss]} said so.")
    assert [e.name for e in identities.entities if e.type == "person"] == ["Dana Moss"]


def test_a_title_gives_the_first_name() -> None:
    report, reading = build("{[P:Holt]} said so.")
    named = identify([replace(report, title="Peter Holt speaks at last")], [reading])
    assert [e.name for e in named.entities if e.type == "person"] == ["Peter Holt"]


def test_a_described_body_is_the_one_named_so_elsewhere() -> None:
    _, named = resolve(
        "{The food office} said so.", "{The [O:State Office for Food Control]} said no.", "Nothing was said."
    )
    assert named[:2] == [["State Office for Food Control"], ["State Office for Food Control"]]


@pytest.mark.parametrize(
    "marked",
    [
        "{[P:Mira Holt], a spokeswoman for [O:Danish Bridge],} said so.",
        "{[P:Mira Holt], president of the [O:White House Historical Association],} said so.",
        "{[P:Mira Holt], director of the [O:Kremlin Museum],} said so.",
        "{[P:Mira Holt], a former intelligence officer for [L:Denmark],} said so.",
    ],
)
def test_no_side_by_a_name_or_a_field(marked: str) -> None:
    assert entity(resolve(marked)[0], "Mira Holt").side is None


def test_a_side_by_an_office() -> None:
    identities, _ = resolve("{[P:Mira Holt], a spokeswoman for [L:Denmark],} said so.")
    assert entity(identities, "Mira Holt").side == "Denmark"
    identities, _ = resolve("{[P:Mira Holt], a spokeswoman for the [O:Knesset Foreign Affairs Committee],} said so.")
    assert entity(identities, "Mira Holt").side == "Israel"


def test_short_given_names() -> None:
    _, named = resolve("{[P:Michael Lund]} said so.", "{[P:Mike Lund]} said no. {[P:Mark Lund]} was silent.")
    assert named[0][0] == named[1][0] != named[1][1]


def test_a_prime_minister_named_in_another_report() -> None:
    _, named = resolve("Prime Minister [P:Mira Holt] came.", "{The prime minister} said so.")
    assert named[1] == ["Mira Holt"]


def test_a_namesake_of_no_office() -> None:
    spokesman = "{[N:Norwegian] spokesman [P:Tor Lu]} said so."
    seller = "A fruit seller surnamed [P:Lu] stood there. {[P:Lu]} said no."
    assert resolve(spokesman, seller)[1] == [["Tor Lu"], ["Lu"]]
    assert resolve(spokesman, "{[P:Lu], who runs a shop,} said no. {He} left.")[1] == [["Tor Lu"], ["Lu", "Lu"]]
    assert resolve(spokesman, "{Mr. [P:Lu]} said no.")[1] == [["Tor Lu"], ["Tor Lu"]]


def test_the_state_of_a_force() -> None:
    assert resolve("A former [N:Norwegian] Air Force pilot left. {The [O:Air Force]} said so.")[1] == [
        ["Norwegian Air Force"]
    ]
    danish = "The [O:Danish Navy] came. A [N:Norwegian] Air Force pilot left. {The [O:Air Force]} said so."
    assert resolve(danish)[1] == [["Air Force"]]


def test_a_body_abroad() -> None:
    full = "{The [O:Norwegian Chamber of Trade] in Utopia} said so."
    assert resolve(full, "{The [O:Norwegian Chamber of Trade]} agreed.")[1] == [
        ["Norwegian Chamber of Trade in Utopia"],
        ["Norwegian Chamber of Trade in Utopia"],
    ]


def test_a_president_by_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    held = (Leader("Mira Holt", "president", "NO", "2001-01-01", "2005-01-01"),)
    monkeypatch.setattr("counterclaim.identity.leaders.leaders", lambda: held)
    report, reading = build("{President [P:Holt]} said so. {[P:Holt]} went on.")
    for published, name, side in (
        ("2003-05-01", "Mira Holt", "Norway"),
        ("2005-01-01", "President Holt", None),
        (None, "President Holt", None),
    ):
        found = identify([replace(report, published=published)], [reading])
        assert [(e.name, e.side) for e in found.entities if e.type == "person"] == [(name, side)]


@pytest.mark.parametrize(("published", "name"), [("2003-05-01", "Mira Holt"), ("2006-05-01", None)])
def test_a_president_by_the_day_among_namesakes(
    monkeypatch: pytest.MonkeyPatch, published: str, name: str | None
) -> None:
    held = (Leader("Mira Holt", "president", "NO", "2001-01-01", "2005-01-01"),)
    monkeypatch.setattr("counterclaim.identity.leaders.leaders", lambda: held)
    report, reading = build("{President [P:Holt]} said so. {[P:Holt]} went on.")
    other, others = build("{[P:Mira Holt]} and [P:Jonas Holt] came.", "The Ledger")
    found = identify([replace(report, published=published), other], [reading, others])
    told = [found.by_span.get(a.source) for a in reading.attributions if a.source is not None]
    assert [found.entity(t).name if t is not None else None for t in told] == [name, name]
    alone, spoken = build("{President [P:Holt]} said so. First gentleman [P:Jonas Holt] came.")
    found = identify([replace(alone, published=published)], [spoken])
    source = spoken.attributions[0].source
    assert source is not None
    assert (found.entity(found.by_span[source]).name == "Mira Holt") == (name is not None)


def test_who_asks_is_not_who_replies() -> None:
    asked = "“It is so,” {[P:Mark Holt]} said. When {[P:Peter Lund]} asked if it was, {he} replied that it was."
    report, reading = build(asked)
    cue = report.text.index("asked")
    told = tuple(
        replace(a, cue=Span(report.id, cue, cue + 5)) if report.quote(a.source) == "Peter Lund" else a
        for a in reading.attributions
        if a.source is not None
    )
    found = identify([report], [replace(reading, attributions=told)])
    names = [found.entity(found.by_span[a.source]).name for a in told if a.source is not None]
    assert names == ["Mark Holt", "Peter Lund", "Mark Holt"]
    _, named = resolve("“It is so,” {[P:Mark Holt]} said. {[P:Peter Lund]} left when {he} said that it was.")
    assert named[0] == ["Mark Holt", "Peter Lund", "Peter Lund"]


def with_cues(marked: str, *cues: str) -> list[str]:
    """The names of the sources of ``marked``, whose cues stand right after them."""
    report, reading = build(marked)
    told = []
    for a, cue in zip(reading.attributions, cues, strict=True):
        assert a.source is not None
        at = report.text.index(cue, a.source.end)
        told.append(replace(a, cue=Span(report.id, at, at + len(cue))))
    found = identify([report], [replace(reading, attributions=tuple(told))])
    spans = [a.source for a in told if a.source is not None]
    return [found.entity(found.by_span[s]).name if s in found.by_span else "?" for s in spans]


def test_who_is_asked_is_who_replies() -> None:
    answered = "{[P:Peter Lund]} pressed [P:Mark Holt] on why it sank. “It was old,” {he} said."
    assert with_cues(answered, "pressed", "said") == ["Peter Lund", "Mark Holt"]
    told = "{[P:Peter Lund]} wrote to [P:Mark Holt] on why it sank. “It was old,” {he} said."
    assert with_cues(told, "wrote", "said") == ["Peter Lund", "Peter Lund"]


def test_who_is_told_does_not_speak() -> None:
    assert with_cues("{[P:Mark Holt]} spoke. “It was old,” {he} told Holt.", "spoke", "told") == ["Mark Holt", "?"]


def test_who_speaks_where_no_rule_tells_is_the_likeliest_by_far() -> None:
    """Marks that do not match leave the second "he" inside a quotation."""
    _, named = resolve("{[P:Mark Holt]} said it was old. {He} said so often.\n\n“It sank,’’ {he} said. “It did.”")
    assert named[0] == ["Mark Holt"] * 3


def test_the_first_sentence_begins_with_who_speaks() -> None:
    _, named = resolve("(VNN) President [P:Susan Holt] will attend the march, {she} said.")
    assert named[0] == ["Susan Holt"]
    _, named = resolve("A march for the port will be held in May, {she} said.")
    assert named[0] == ["?"]


def test_a_body_is_called_by_its_name_not_by_what_it_is() -> None:
    identities, _ = resolve("{The advocacy group [O:Bridgewatch]} said so. {The advocacy group} said no.")
    assert entity(identities, "Bridgewatch").name == "Bridgewatch"
    assert not any(e.name == "advocacy group" for e in identities.entities)


def test_of_a_report_that_names_the_son_in_full_mr_name_is_the_son() -> None:
    report, reading = build("[P:Jonas Holt Jr.] came. President [P:Holt] waved. {Mr. [P:Holt]} said so.")
    other, others = build("President [P:Jonas Holt] came.", "The Ledger")
    found = identify([report, other], [reading, others])
    source = reading.attributions[0].source
    assert source is not None
    assert found.entity(found.by_span[source]).name == "Jonas Holt Jr."


def test_a_short_name_before_a_junior_is_named_is_not_the_juniors() -> None:
    other, others = build("[P:Jonas Holt] came.", "The Ledger")
    report, reading = build("{[P:Holt]} said so. The clerk greeted [P:Jonas Holt Jr.] there. {[P:Holt]} said no.")
    found = identify([report, other], [reading, others])
    sources = [a.source for a in reading.attributions if a.source is not None]
    assert [found.entity(found.by_span[s]).name for s in sources] == ["Jonas Holt", "Jonas Holt"]
    alone = identify([report], [reading])
    assert [alone.entity(alone.by_span[s]).name for s in sources] == ["Jonas Holt Jr.", "Jonas Holt Jr."]


def test_a_candidate_may_be_the_president_of_another_report(monkeypatch: pytest.MonkeyPatch) -> None:
    held = (Leader("Mira Holt", "president", "NO", "2001-01-01", "2005-01-01"),)
    monkeypatch.setattr("counterclaim.identity.leaders.leaders", lambda: held)
    report, reading = build("{President [P:Holt]} said so.")
    other, others = build("A candidate, [P:Mira Holt], had a pier.", "The Ledger")
    found = identify([replace(report, published="2003-05-01"), other], [reading, others])
    assert [e.name for e in found.entities if e.type == "person"] == ["Mira Holt"]


def test_a_rank_or_a_heading_before_a_name_is_no_part_of_it() -> None:
    identities, _ = resolve("{[P:Susan Holt]} said so. [P:Former Holt] aides left. [P:Senate Holt]: no.")
    assert [e.name for e in identities.entities if e.type == "person"] == ["Susan Holt"]
    identities, _ = resolve("{[P:Susan Holt]} said so. {[P:Lara Holt]} said no.")
    assert sorted(e.name for e in identities.entities if e.type == "person") == ["Lara Holt", "Susan Holt"]


def test_leaders_follow_one_another() -> None:
    for one in leaders():
        assert one.first < one.end
        assert fold(one.name)
        same = [x for x in leaders() if (x.iso, x.office) == (one.iso, one.office) and x is not one]
        assert not any(x.first < one.end and one.first < x.end for x in same)


def test_a_body_by_its_state_and_by_its_name() -> None:
    _, named = resolve(
        "{[L:Vexia]'s lake commission} said so.",
        "{The [O:Central Lake Commission]} said no.",
        "{The lake commission} waits.",
    )
    assert named == [["Vexia’s Central Lake Commission"]] * 3


def test_a_slip_of_a_letter_in_another_report() -> None:
    _, named = resolve("{[P:Mira Pranks]} said so.", "{[P:Mira Pranzks]} came.", "{[P:Mira Pranks]} left.")
    assert named == [["Mira Pranks"]] * 3
    _, apart = resolve("{[P:Mira Holst]} said so. {[P:Mira Horst]} left.")
    assert apart == [["Mira Holst", "Mira Horst"]]


def test_a_town_after_a_whole_name_is_no_part_of_it() -> None:
    _, named = resolve("{Senator [P:Mira Holt of Port Vex]} said so. [P:Holt Lund] came. {[P:Holt]} said no.")
    assert named == [["Mira Holt", "Mira Holt"]]


def test_an_acronym_is_no_short_form_of_its_branch() -> None:
    _, named = resolve("{The [O:Port Vex NRB]} said so. {The [O:NRB]} said no.")
    assert named == [["Port Vex NRB", "NRB"]]


def test_some_of_them_are_of_others_each_time() -> None:
    _, named = resolve("{Masons} said so, and {some of them} said no. {Bakers} said so, and {some of them} said no.")
    assert named[0][1] != named[0][3]


def test_a_woman_who_speaks_is_she_before_one_of_whom_nothing_says_so() -> None:
    _, named = resolve(
        "{The nominee} asked for what the clerk {[P:Susan Holt]} says is lost, though {she} says it is not."
    )
    assert named == [["nominee", "Susan Holt", "Susan Holt"]]


def test_no_woman_is_the_spokesman() -> None:
    _, named = resolve("{[P:Susan Holt], a spokeswoman for the port,} said so. {The spokesman} said no.")
    assert named[0][1] != "Susan Holt"


def test_a_police_department_is_no_place() -> None:
    identities, _ = resolve("{The [L:Port Vex Police Department]} said so. {[O:Lund Police]} said no. {Police} left.")
    assert entity(identities, "Port Vex Police Department").type == "organisation"


def test_a_name_that_runs_into_a_link_is_none() -> None:
    report, reading = build("Mayor [P:Ida BrennBridge Lund] said so. {[P:Ida Brenn]} said no.")
    at = report.text.index("Bridge")
    named = identify([replace(report, parts=(Part("related", at, at + 11),))], [reading])
    assert [e.name for e in named.entities if e.type == "person"] == ["Ida Brenn"]


def test_a_president_is_no_namesake_named_in_full() -> None:
    _, named = resolve(
        "{President [P:Holt]} said so. His wife [P:Susan Holt] came. {[P:Holt]} said no.",
        "{President [P:Aldous Holt]} said so.",
    )
    assert named[0] == ["Aldous Holt", "Aldous Holt"]
    _, apart = resolve(
        "{[P:Susan Holt]} said so. {[P:Susan Holt]} came, and {[P:Holt]} left; {President [P:Holt]} said no.",
        "{President [P:Aldous Holt]} said so.",
    )
    assert apart[0] == ["Susan Holt", "Susan Holt", "Susan Holt", "Aldous Holt"]


def test_a_word_of_scorn_before_a_name_is_no_part_of_it() -> None:
    identities, _ = resolve("{[P:Sleepy Susan Holt]} said so. {[P:Susan Holt]} said no.")
    assert entity(identities, "Susan Holt").name == "Susan Holt"
    identities, _ = resolve("{[P:Anna Susan Holt]} said so. {[P:Susan Holt]} said no.")
    assert entity(identities, "Anna Susan Holt").name == "Anna Susan Holt"


def test_what_a_speaker_with_a_name_is_called_after_it() -> None:
    _, named = resolve(
        "{[P:Susan Holt]} said so. {The mother of two} said no.\n\n{The 61-year-old} left, {the singer} said.\n\n"
        "The pier fell.\n\nIt was raised again.\n\n{The singer} said yes."
    )
    assert named[0][:4] == ["Susan Holt"] * 4
    _, another = resolve("{[P:Carl Holt]} said so. {The mother of two} said no. {The newcomer} left.")
    assert "Carl Holt" not in another[0][1:]


def test_who_stands_for_the_phrase_or_the_name_that_it_follows() -> None:
    _, named = resolve(
        "It is a war of kite makers, {who} say so. [P:Susan Holt], a friend of the port {who} said no, left.\n\n"
        "He met [P:Mira Lund], the architect of [P:Holt]’s plan, {who} said no. It is a wish of unions, {which} say so."
    )
    assert named == [["kite makers", "Susan Holt", "Mira Lund", "unions"]]
    _, unknown = resolve(
        "He spoke in poor districts {who} said so. {Those} ran, and those {who} said no. "
        "A clerk of the court, {who} left."
    )
    assert [unknown[0][k] for k in (0, 2, 3)] == ["?"] * 3


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("[L:Russia] says no. Ida Brenn in [L:Moscow] wrote this.", "Moscow", "RU"),
        ("[L:Russia] is far. The fair of [L:Moscow], [L:Idaho], opens.", "Moscow", "US"),
        ("Talks in [L:Hanoi, Vietnam] ended.", "Hanoi, Vietnam", "VN"),
        (
            "Police in [L:San Jose], [L:California], left. He fled to [L:Costa Rica]. [L:San Jose] waits.",
            "San Jose",
            "US",
        ),
        ("A fair in [L:Zugdidi] opened.", "Zugdidi", "GE"),
        ("A fair in [L:Nemuro] opened.", "Nemuro", "JP"),
        ("A fair in [L:Nouadhibou] opened.", "Nouadhibou", "MR"),
        ("A fair in [L:Srinagar] opened.", "Srinagar", ""),
        ("A fair in [L:Zouérat] opened.", "Zouérat", "MR"),
        ("A fair in [L:Smara] opened.", "Smara", ""),
        ("A council met in [L:East Jerusalem] and [L:Haifa].", "East Jerusalem", ""),
    ],
)
def test_where_a_name_lies(text: str, name: str, country: str) -> None:
    place = entity(resolve(text)[0], name).place
    assert place is not None
    assert place.country == country


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Madison, Wisconsin", "US"),
        ("Jackson, Mississippi", "US"),
        ("Lincoln, Nebraska", "US"),
        ("Fleet, Hampshire", "GB"),
    ],
)
def test_a_town_named_as_a_word_in_the_names_of_bodies(name: str, country: str) -> None:
    town, _, rest = name.partition(", ")
    marked = f"[L:{town}], [L:{rest}]" if rest else f"[L:{town}]"
    place = entity(resolve(f"Police in {marked} told the choir to go on Monday.")[0], town).place
    assert place is not None
    assert place.country == country


@pytest.mark.parametrize("name", ["U.S. Embassy", "Royal Navy", "West", "Gulf", "Police"])
def test_bodies_and_parts_of_the_world_are_not_placed(name: str) -> None:
    identities = resolve(f"Ships of the U.S left. The [L:{name}] was told. [L:U.S] officials left the [L:{name}].")[0]
    assert all(e.place is None for e in identities.entities if name in e.name)


@pytest.mark.parametrize(
    ("role", "side"),
    [
        ("White House press secretary", "United States"),
        ("White House Communications Director", "United States"),
        ("Philippine Defense Secretary", "Philippines"),
        ("Vatican Secretary of State", "Vatican"),
        ("Defense Secretary", "United States"),
        ("Secretary of State", "United States"),
        ("Secretary of State for Health", None),
        ("Harbour Bank secretary", None),
    ],
)
def test_who_speaks_for_a_state_by_an_office_that_only_one_has(role: str, side: str | None) -> None:
    identities = resolve(f"{role} [P:Mira Holt] spoke. {{[P:Holt]}} said it was so.")[0]
    assert entity(identities, "Mira Holt").side == side


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        ("[P:Mira Holt] of [L:Port Vex], {who} said so, left.", ["Mira Holt"]),
        ("[P:Mira Holt], R-Vex., {who} said so, left.", ["Mira Holt"]),
        ("[P:Mira Holt] (D-[L:Lund]), {who} said so, left.", ["Mira Holt"]),
        ("[P:Mira Holt], a clerk from [L:Port Vex], {who} said so, left.", ["Mira Holt"]),
        ("Those on the far side of [L:Norway] {who} say so left.", ["?"]),
    ],
)
def test_who_is_no_place(marked: str, names: list[str]) -> None:
    _, named = resolve(marked)
    assert named == [names]


def test_the_law_is_no_school_of_law() -> None:
    _, named = resolve("{[O:Port Vex School of Law]} said so. {The law} says no.")
    assert named[0][1] != "Port Vex School of Law"


def test_a_group_by_its_acronym_and_its_names() -> None:
    _, named = resolve("{[O:ISIS]} said so. {[O:Islamic State]} said no.", "{The [O:Islamic State group]} said so.")
    assert named == [["Islamic State", "Islamic State"], ["Islamic State"]]


def test_a_long_name_with_another_vowel_in_its_given_one() -> None:
    _, named = resolve("{[P:Emer Holt-Varga]} said so.", "{[P:Emir Holt Varga]} said no.")
    assert named[0] == named[1]
    _, apart = resolve("{[P:Emer Varga]} said so.", "{[P:Emir Varga]} said no.")
    assert apart[0] != apart[1]
    _, others = resolve("{[P:Francis Holt Varga]} said so.", "{[P:Frances Holt Varga]} said no.")
    assert others[0] != others[1]
    _, beside = resolve("{[P:Emer Holt Varga]} said so. {[P:Emir Holt Varga]} said no.")
    assert beside[0][0] != beside[0][1]
    _, hyphen = resolve("{[P:Emer Holt Varga]} said so. {[P:Emer Holt-Varga]} said no.")
    assert hyphen[0][0] == hyphen[0][1]


def test_a_body_in_another_spelling() -> None:
    _, named = resolve("{[O:Arsak Lake Agency]} said so.", "{The [O:Aarsaq Lake Agency]} said no.")
    assert named[0] == named[1]
    _, apart = resolve("{[O:9th Lake Court]} said so.", "{The [O:8th Lake Court]} said no.")
    assert apart[0] != apart[1]


def test_a_name_is_cut_where_it_stands_in_the_text() -> None:
    """The tagger has the whole in one report and a part of the same words in the other."""
    identities, named = resolve(
        "A drive to help [L:Port Vex, Utah] and the coast. {[P:Mira Holt]} said so.",
        "A drive to help Port Vex, [L:Utah] and the coast. {[P:Mira Holt]} said so.",
    )
    assert named == [["Mira Holt"], ["Mira Holt"]]
    assert "Utah" in {e.name.rpartition(", ")[2] for e in identities.entities if e.type == "place"}
