"""What an anchor carries: the photos that it describes."""

import time

from asif_desktop.catalog.text import in_sentence
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.requests import RankCarried
from asif_desktop.domain.results import Ranking
from asif_desktop.domain.sentences import said
from asif_desktop.library.open_library import OpenLibrary
from asif_desktop.library.verbs.asking import Found, of_one_state, shown
from asif_desktop.library.verbs.searching import in_columns
from asif_desktop.search.ranking import ranked_by_anchor


@of_one_state
def rank_carried(library: OpenLibrary, request: RankCarried) -> Ranking:
    """Returns every photo ranked by how much one anchor says of it, in columns."""
    generation = library.catalog.generation
    with library.knowledge.asking() as index:
        start = time.perf_counter()
        found = ranked_by_anchor(index, request.anchor) if request.anchor in index.anchor_ids else None
    if found is None:
        raise _unusable(library, request.anchor)
    told = Found(found.ids, found.scores, found.similarities, found.matching)
    told = shown(library, told)
    return in_columns(told, generation, time.perf_counter() - start)


def _unusable(library: OpenLibrary, anchor: int) -> AsifError:
    rows = library.catalog.anchors_among([anchor])
    if not rows:
        return AsifError(said("There is no anchor {0}.", str(anchor)))
    if not rows[0].enabled:
        return AsifError(
            said(
                "The collection “{0}” is switched off, so this pair describes no photo; switch it on first.",
                in_sentence(rows[0].collection),
            )
        )
    return AsifError(said("This pair cannot be used with the models in use, so it describes no photo."))
