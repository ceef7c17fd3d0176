"""Identity: mentions to the people, bodies and places that they stand for, within and across reports."""

from counterclaim.identity.records import Alias, Entity, Identities, Place
from counterclaim.identity.resolve import identify

__all__ = ["Alias", "Entity", "Identities", "Place", "identify"]
