"""Values of a query's fields that are few and always the same, and what each means, as people read it."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication


def choices(field: str) -> Sequence[tuple[str, str]]:
    """Returns the values of a field, each with what it means in the window's language; else none."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("", text)

    match field:
        case "rating":
            return (
                (">=1", tr("1 star or more")),
                (">=2", tr("2 stars or more")),
                (">=3", tr("3 stars or more")),
                (">=4", tr("4 stars or more")),
                ("5", tr("5 stars")),
                ("0", tr("No stars")),
            )
        case "flag":
            return ("pick", tr("Picked")), ("reject", tr("Rejected")), ("none", tr("No flag"))
        case "taken":
            return (
                ("today", tr("Today")),
                ("yesterday", tr("Yesterday")),
                ("this-week", tr("This week, from Monday on")),
                ("last-week", tr("Last week")),
                ("this-month", tr("This month")),
                ("last-month", tr("Last month")),
                ("this-year", tr("This year")),
                ("last-year", tr("Last year")),
                ("30d", tr("The last 30 days")),
            )
        case "has":
            return (
                ("gps", tr("A place")),
                ("date", tr("A date of its own")),
                ("camera", tr("A camera")),
                ("lens", tr("A lens")),
                ("caption", tr("A caption")),
                ("rating", tr("Stars")),
                ("label", tr("A colour label")),
                ("tag", tr("A tag")),
            )
        case "sort":
            return (
                ("newest", tr("Newest first")),
                ("oldest", tr("Oldest first")),
                ("added", tr("Added last first")),
                ("name", tr("By name")),
                ("size", tr("Largest first")),
                ("rating", tr("Most stars first")),
                ("best", tr("Best match first")),
            )
        case _:
            return ()
