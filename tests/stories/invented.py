"""Invented reports of invented events: three of one fire, two of another, one of neither."""

from __future__ import annotations

from counterclaim.text import Report, report_id


def report(
    text: str,
    *,
    outlet: str,
    published: str | None = None,
    title: str | None = None,
    credits: tuple[str, ...] = (),
) -> Report:
    return Report(
        id=report_id(text, outlet=outlet, published=published),
        text=text,
        sha256="0" * 64,
        outlet=outlet,
        published=published,
        title=title,
        credits=credits,
    )


QUOTE = "We had eleven minutes to bring four hundred sleeping passengers out of the lower cabins"

FERRY = (
    report(
        "A fire broke out on the ferry Margarethe Olden off Gotland on Monday and forced 412 people into lifeboats. "
        f"“{QUOTE},” said the captain, Ragna Tolvsten. Rescuers from Visby found nobody missing. "
        "The Ostholm line said the fire began in a lorry on the car deck.",
        outlet="Harbour Post",
        published="2031-03-03",
        title="Ferry fire off Gotland drives 412 into lifeboats",
    ),
    report(
        "More than 400 passengers left the burning ferry Margarethe Olden near Gotland, the coastguard in Visby said. "
        "“It took eleven minutes and we got all four hundred passengers from the lower cabins, asleep,” Tolvsten said. "
        "The Ostholm line is looking at a lorry on its car deck.",
        outlet="The Quay",
        published="2031-03-04",
        title="Captain of burning Gotland ferry had eleven minutes",
    ),
    report(
        "The operator Ostholm has grounded two sister ships of the Margarethe Olden, which caught fire off Gotland. "
        "Rescuers from Visby found nobody missing. Ragna Tolvsten, her captain, praised the crew.",
        outlet="Skerry Radio",
        published="2031-03-04",
        title="Ostholm grounds sister ships after Gotland ferry fire",
    ),
)

SILO = (
    report(
        "A grain silo caught fire in the port of Rosario on Monday and two dockers were hurt, said the fire chief, "
        "Amalio Querandini. The Paranagrano company, which owns the silo, said dust had exploded on a conveyor.",
        outlet="Harbour Post",
        published="2031-03-03",
        title="Two hurt as grain silo burns in Rosario",
    ),
    report(
        "Dust on a conveyor set off the fire that gutted Paranagrano's silo at Rosario, chief Querandini said. "
        "Two dockers are in hospital with burns.",
        outlet="El Muelle",
        published="2031-03-03",
        title="Rosario silo fire: dust on a conveyor blamed",
    ),
)

CHESS = report(
    "Fourteen-year-old Iveta Brokmane won the Baltic junior chess title in Riga with a round to spare.",
    outlet="Skerry Radio",
    published="2031-03-04",
    title="Brokmane, 14, takes Baltic junior chess title",
)

EVERYTHING = (*FERRY, *SILO, CHESS)
