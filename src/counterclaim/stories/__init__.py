"""Which reports belong together, and what they share."""

from counterclaim.stories.grouping import Assignment, StoryProfile, assign, group, story_id
from counterclaim.stories.profiles import Profile, profile
from counterclaim.stories.records import Reuse, Story

__all__ = ["Assignment", "Profile", "Reuse", "Story", "StoryProfile", "assign", "group", "profile", "story_id"]
