"""Which reports belong together, and what they share."""

from counterclaim.stories.duplicates import Duplicate, near_duplicates, together
from counterclaim.stories.grouping import Assignment, StoryProfile, assign, group, story_id, window
from counterclaim.stories.profiles import Profile, profile
from counterclaim.stories.records import Reuse, Story
from counterclaim.stories.reuse import find_reuse

__all__ = [
    "Assignment",
    "Duplicate",
    "Profile",
    "Reuse",
    "Story",
    "StoryProfile",
    "assign",
    "find_reuse",
    "group",
    "near_duplicates",
    "profile",
    "story_id",
    "together",
    "window",
]
