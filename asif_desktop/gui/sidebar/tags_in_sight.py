"""Which tags the sidebar shows, of as many as there may be: each is a widget, and years bring thousands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from asif_desktop.domain.tags import Tag

FEW = 50
"""So many tags are all shown, until a branch is closed; of more, branches are closed until opened."""

MOST = 100
"""Tags at the top that are shown: the person's own that have photos, then those of most photos."""


@dataclass(frozen=True)
class TagInSight:
    """A tag that is shown."""

    tag: Tag
    opened: bool | None
    """Whether those inside are shown too; None where nothing is inside."""
    suggested: int
    """For how many photos it is suggested, those inside a closed one included."""


@dataclass(frozen=True)
class TagsInSight:
    """The rows of the tags, by their titles."""

    rows: Sequence[TagInSight]
    more: int
    """Tags at the top that are not among them."""


def tags_in_sight(
    tags: Sequence[Tag], suggested: Mapping[int, int], turned: Mapping[int, bool]
) -> TagsInSight:
    """Returns what is shown.

    Args:
        tags: By their titles, parents first.
        suggested: For how many photos a tag is suggested, by id.
        turned: The branches that the person opened, or closed, by the tag's id.
    """
    known = {tag.id: tag for tag in tags}
    parents = {tag.parent for tag in tags}
    tops = [tag for tag in tags if tag.parent not in known]

    def worth(tag: Tag) -> tuple[bool, bool, int]:
        return not tag.photos and not suggested.get(tag.id), not tag.own, -tag.photos

    chosen = {tag.id for tag in sorted(tops, key=worth)[:MOST]}
    few, seen = len(tags) <= FEW, dict[int, int]()
    for tag in tags:
        above = tag.parent
        if tag.id in chosen or (above in seen and above is not None and turned.get(above, few)):
            seen[tag.id] = suggested.get(tag.id, 0)
            continue
        while above is not None and above not in seen:
            above = known[above].parent if above in known else None
        if above is not None:
            seen[above] += suggested.get(tag.id, 0)
    rows = [
        TagInSight(known[tag], turned.get(tag, few) if tag in parents else None, count)
        for tag, count in seen.items()
    ]
    return TagsInSight(rows, len(tops) - len(chosen))
