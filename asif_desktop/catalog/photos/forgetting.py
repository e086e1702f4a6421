"""Photos that are gone, and of which the person wants to hear no more."""

from collections.abc import Sequence

from asif_desktop.catalog.base import among
from asif_desktop.catalog.schema import tables
from asif_desktop.catalog.steps.history import History
from asif_desktop.catalog.steps.listing_missing import missing_files
from asif_desktop.catalog.steps.moving_files import PATHS
from asif_desktop.domain.sentences import Sentence


class Forgetting(History):
    """What of a catalog is forgotten."""

    def forget_missing(self, photos: Sequence[int], description: Sentence | None = None) -> None:
        """Forgets where these photos were, as far as they are gone, in one step of the history.

        What a person said of them stays, and is theirs again should their content ever come back.

        Args:
            photos: Ids.
            description: Of the step; without one it is none, as for files that were deleted for good.
        """
        with self._step(description) as recorder:
            gone = missing_files(recorder.connection, among(tables.PhotoPath.photo, photos))
            recorder.delete(PATHS, gone)
