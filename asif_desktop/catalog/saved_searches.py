"""Saved searches: queries kept under a name."""

from sqlalchemy import Connection, select
from sqlalchemy.exc import IntegrityError

from asif_desktop.catalog.schema import tables
from asif_desktop.catalog.steps.history import History
from asif_desktop.catalog.text import cut_of, folded, name_of, shortened
from asif_desktop.domain.albums import SavedSearch
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.sentences import said


class SavedSearches(History):
    """The saved searches of a catalog."""

    def saved_searches(self) -> list[SavedSearch]:
        """Returns them by name."""
        saved = tables.SavedSearch
        rows = select(saved.id, saved.name, saved.query, saved.cut).order_by(saved.folded)
        with self._reading() as connection:
            return [SavedSearch(row.id, row.name, row.query, row.cut) for row in connection.execute(rows)]

    def saved_search(self, name: str) -> SavedSearch:
        """Returns the one with this name, however it is capitalised.

        Raises:
            AsifError: There is none.
        """
        with self._reading() as connection:
            return _named(connection, name)

    def save_search(self, name: str, query: str, cut: float | None = None) -> None:
        """Keeps a query under a name; one that is there gets the new query and cut.

        Raises:
            AsifError: The name is empty or too long, or the cut is none.
        """
        name, cut = name_of(name, "saved search"), cut_of(cut)
        with self._step(said("Save search “{0}”", shortened(name))) as recorder:
            saved = tables.SavedSearch
            there = recorder.connection.execute(select(saved.id).where(saved.folded == folded(name))).scalar()
            if there is None:
                row = {"name": name, "folded": folded(name), "query": query, "cut": cut}
                recorder.insert("saved_search", [row])
            else:
                recorder.update_many("saved_search", {there: {"query": query, "cut": cut}})

    def rename_search(self, old: str, new: str) -> None:
        """Gives a saved search another name.

        Raises:
            AsifError: There is no such one, or the new name is empty, too long, or taken.
        """
        new = name_of(new, "saved search")
        with self._step(said("Rename search “{0}” to “{1}”", shortened(old), shortened(new))) as recorder:
            there = _named(recorder.connection, old)
            try:
                recorder.update_many("saved_search", {there.id: {"name": new, "folded": folded(new)}})
            except IntegrityError as error:
                raise AsifError(
                    said("There is a saved search “{0}” already; choose another name.", shortened(new))
                ) from error

    def delete_search(self, name: str) -> None:
        """Forgets a saved search.

        Raises:
            AsifError: There is no such one.
        """
        with self._step(said("Delete search “{0}”", shortened(name))) as recorder:
            recorder.delete("saved_search", [_named(recorder.connection, name).id])


def _named(connection: Connection, name: str) -> SavedSearch:
    saved = tables.SavedSearch
    row = connection.execute(
        select(saved.id, saved.name, saved.query, saved.cut).where(saved.folded == folded(name))
    ).first()
    if row is None:
        raise AsifError(said("There is no saved search “{0}”.", shortened(name)))
    return SavedSearch(row.id, row.name, row.query, row.cut)
