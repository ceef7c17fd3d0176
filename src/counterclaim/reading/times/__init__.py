"""Time expressions: where they stand, what TIMEX3 value they have, and on which day a thing was said.

Values follow TimeML 1.2.1 as TimeBank and TempEval-3 use it. Everything relative is read against the day that the
report speaks from, never against today.
"""

from counterclaim.reading.times.expressions import find, in_title, normalise
from counterclaim.reading.times.said import said_on

__all__ = ["find", "in_title", "normalise", "said_on"]
