"""Which names of outlets are one outlet's, and which publisher an outlet belongs to (``data/publishers.yml``)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

import yaml

from counterclaim.errors import SettingsError
from counterclaim.settings import in_force, variable
from counterclaim.text.data_files import parsed

_DOMAIN = re.compile(r"^(?:https?://)?(?:www\.)?([\w-]+)(?:\.(?:com?|org|net|news|tv|gov|[a-z]{2})){1,2}/?$")
_SHORT = re.compile(r"^([A-Z]{2,5})(?: News| Online| News Online)$")
_MOST_BYTES = 5_000_000
_FORM = "a list of {publisher: NAME, outlets: [NAME, [NAME, OTHER SPELLING], ...]}"


@dataclass(frozen=True, slots=True)
class Publishers:
    """``names``: by the key of a spelling (``outlet_key``) that of its outlet; ``owners``: by that its publisher."""

    names: Mapping[str, str]
    owners: Mapping[str, str]

    def outlet(self, name: str) -> str:
        """The same key for every spelling of one outlet's name."""
        key = outlet_key(name)
        return self.names.get(key, key)

    def of(self, outlet: str | None) -> str | None:
        """Who publishes ``outlet``, None where that is not known."""
        return self.owners.get(self.outlet(outlet)) if outlet is not None else None

    def knows(self, name: str) -> bool:
        """Whether ``name`` is a listed outlet's."""
        return outlet_key(name) in self.names


@lru_cache(maxsize=65536)
def outlet_key(name: str) -> str:
    """An outlet's name without what spells it otherwise: case, spaces, marks, "The", ".com", "ABC News" for "ABC"."""
    said = name.strip()
    short = _SHORT.match(said)
    said = short.group(1) if short is not None else said
    said = re.sub(r"^the\s+", "", said.casefold())
    domain = _DOMAIN.match(said)
    said = domain.group(1) if domain is not None else said
    return re.sub(r"[\W_]+", "", said) or name


@lru_cache(maxsize=1)
def known_publishers() -> Publishers:
    """The shipped families."""
    text = files("counterclaim.intake").joinpath("data", "publishers.yml").read_text(encoding="utf-8")
    return _publishers(parsed(text), {}, {})


def publishers_in_force() -> Publishers:
    """``publishers_with`` the file of the settings in force."""
    return publishers_with(in_force().publishers)


@lru_cache(maxsize=4)
def publishers_with(path: str) -> Publishers:
    """The shipped families with those of the file at ``path`` over them; the shipped ones alone where it is empty.

    Raises SettingsError where the file cannot be read or is of another form.
    """
    shipped = known_publishers()
    if not path:
        return shipped
    where = variable("publishers")
    try:
        data = Path(path).read_bytes()
        if len(data) > _MOST_BYTES:
            raise SettingsError(f"{path[:200]} has more than {_MOST_BYTES:,} bytes", where=where, hint="shorten it")
        return _publishers(parsed(data.decode("utf-8-sig")), shipped.names, shipped.owners)
    except (OSError, ValueError) as error:
        what = f"{path[:200]} cannot be read, or is not UTF-8 text"
        raise SettingsError(what, where=where, hint="name a YAML file") from error
    except (yaml.YAMLError, RecursionError, TypeError, KeyError) as error:
        what = f"{path[:200]} holds no families of outlets"
        raise SettingsError(what, where=where, hint=f"write {_FORM}") from error


def _publishers(entries: object, names: Mapping[str, str], owners: Mapping[str, str]) -> Publishers:
    """Raises TypeError or KeyError where ``entries`` are of another form."""
    made, owned = dict(names), dict(owners)
    if not isinstance(entries, list):
        raise TypeError
    for entry in entries:
        publisher = entry.get("publisher") if isinstance(entry, dict) else 0
        if not isinstance(publisher, str | None) or not isinstance(entry["outlets"], list):
            raise TypeError
        for outlet in entry["outlets"]:
            spellings = [outlet] if isinstance(outlet, str) else outlet
            if not isinstance(spellings, list) or not spellings or not all(isinstance(s, str) for s in spellings):
                raise TypeError
            keys = [outlet_key(s) for s in spellings]
            made |= dict.fromkeys(keys, keys[0])
            if publisher is not None:
                owned[keys[0]] = publisher
    return Publishers(made, owned)
