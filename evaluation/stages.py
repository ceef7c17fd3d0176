"""What can be measured: every stage by name, each giving shares of one by measure, or None where its data is absent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from typing import Any

from counterclaim.pipeline import dossiers
from evaluation import gap, gold, names, places, polnear, stories_gold
from evaluation.data import data_root, shared

Figures = dict[str, float]


def examples() -> Figures | None:
    return _annotated(gold.run(stories_gold.EXAMPLES, compare=dossiers))


def gold_stories() -> Figures | None:
    return _annotated(gold.run(shared() / "gold", compare=dossiers))


def _annotated(made: gold.StoryFigures | None) -> Figures | None:
    return made.figures() if made is not None else None


def times() -> Figures | None:
    """Time values on TBAQ, the half of it that was not looked at."""
    from evaluation import times as measured

    if not (data_root() / "timeml" / "tbaq").is_dir():
        return None
    return _shares(measured.figures()["unseen"])


def stance() -> Figures | None:
    """Stance, quote type, said-on, channel and addressee where the gold spans are given."""
    from evaluation import stance as measured

    if not (shared() / "gold").is_dir():
        return None
    return _shares(measured.figures()["all"])


def _shares(record: Any) -> Figures:
    """The fractions of a figures record; its counts are left out."""
    named = ((f.name.replace("_", " "), getattr(record, f.name)) for f in fields(record))
    return {name: value for name, value in named if isinstance(value, float)}


def identity() -> Figures | None:
    """Speakers and their grouping where the gold attributions are given: means over the stories."""
    from counterclaim.identity import identify
    from evaluation import identity as measured

    if not (shared() / "gold").is_dir():
        return None
    right = total = 0
    grouping = []
    for name in measured.STORIES:
        story = measured.load_story(name)
        identities = identify(story.reports, story.readings)
        found = measured.speakers(story, identities)
        right, total = right + found.right, total + found.total
        grouping.append(measured.by_speaker(story, identities)[2])
    return {"speaker accuracy": right / total, "speaker grouping B-cubed": sum(grouping) / len(grouping)}


def stories() -> Figures | None:
    """Clusters on the ECB+ topics that nothing was fitted on, a topic at a time and all at once."""
    from counterclaim.stories.profiles import profiles
    from evaluation import stories as measured

    if not (data_root() / "ecbplus").is_dir():
        return None
    half = {event: reports for event, reports in measured.ecb().items() if int(event[:-1]) % 2 == 0}
    right = {report.id: event for event, reports in half.items() for report in reports}
    made = {event: profiles(reports, ()) for event, reports in half.items()}
    topics = sorted({event[:-1] for event in half}, key=int)
    by_topic = [measured.measure([*made[f"{t}a"], *made[f"{t}b"]], right) for t in topics]
    together = measured.measure([p for ps in made.values() for p in ps], right)
    return {"topic at a time B-cubed": measured.mean(by_topic)[2], "all topics B-cubed": together[2]}


def news() -> Figures | None:
    """Comparing, against labels of what it finds in news stories that nobody has read for building."""
    from evaluation import labels as measured

    return measured.figures("held")


STAGES: dict[str, Callable[[], Figures | None]] = {
    "polnear": polnear.figures,
    "names": names.figures,
    "times": times,
    "stance": stance,
    "identity": identity,
    "pronouns": gap.figures,
    "places": places.figures,
    "stories": stories,
    "gold": gold_stories,
    "examples": examples,
    "news": news,
}
"""In the order of the table."""
