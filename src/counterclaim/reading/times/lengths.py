"""Readers of the forms that say how long or how often."""

from __future__ import annotations

from counterclaim.reading.times.setting import LONG, Groups, Setting, Value, amount, count
from counterclaim.reading.times.words import number, table


def span(g: Groups, _: Setting) -> Value | None:
    return "DURATION", amount(count(g["n"]), g["unit"])


def each_of(g: Groups, _: Setting) -> Value | None:
    return "SET", amount(1, g["unit"])


def every(g: Groups, _: Setting) -> Value | None:
    if g["all"].rstrip("s").endswith("weekend"):
        return "SET", "XXXX-WXX-WE"
    n = 2 if g.get("other") == "other" else number(g.get("n", "1"))
    return "SET", amount(n, g["unit"])


def recent(g: Groups, _: Setting) -> Value | None:
    return "DURATION", amount(None, g.get("unit") or g["unit2"])


def duration(g: Groups, _: Setting) -> Value | None:
    n = count(g["n"])
    made = amount(n if n is None or "half" not in g else n + 0.5, g["unit"])
    if "n2" in g:
        more = amount(number(g["n2"]), g["unit2"])
        made = made + (more[1:] if "T" not in made or "T" not in more else more[2:])
    return "DURATION", made


def quarters(g: Groups, _: Setting) -> Value | None:
    return "DURATION", "P25Y" if "age" in g else amount(count(g.get("n") or g["n2"]), "quarter")


def half_unit(g: Groups, _: Setting) -> Value | None:
    unit = (g.get("unit") or g["unit2"]).rstrip("s")
    return "DURATION", f"P{5 if unit == 'decade' else 50}Y" if unit in LONG else amount(0.5, unit)


def another(g: Groups, _: Setting) -> Value | None:
    return "DURATION", amount(1, g["unit"])


def unit_long(g: Groups, _: Setting) -> Value | None:
    plural = g["all"].split("-")[0].endswith("s")
    return "DURATION", amount(None if plural else 1, g["unit"])


def set_word(g: Groups, _: Setting) -> Value | None:
    return "SET", str(table("sets")[g["all"]])


def bare(g: Groups, _: Setting) -> Value | None:
    return "DURATION", amount(None, g["unit"])
