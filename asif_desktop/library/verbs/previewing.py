"""What a lesson would change, before it is confirmed."""

import time
from collections.abc import Sequence

import numpy as np
from msgspec import structs
from numpy.typing import NDArray

from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.knowledge import LessonPreview
from asif_desktop.domain.notes import EVERY
from asif_desktop.domain.requests import PreviewLesson
from asif_desktop.domain.sentences import said
from asif_desktop.library.open_library import OpenLibrary
from asif_desktop.library.pixels import MOST_EXPECTED
from asif_desktop.library.remembered.foreseen import Foreseen
from asif_desktop.library.verbs.asking import Question, answered, answered_in, question, shown, worded
from asif_desktop.library.verbs.knowing import known_in
from asif_desktop.library.verbs.photo_refs import photos_meant
from asif_desktop.library.verbs.searching import answer_in_columns
from asif_desktop.library.verbs.waiting_photos import encode_waiting
from asif_desktop.library.verbs.words import clean
from asif_desktop.search.wordings import Wording, ranked_best

_SHOWN = 24
_MOST_PHOTOS = 10_000


def preview_lesson(library: OpenLibrary, request: PreviewLesson) -> LessonPreview:
    """Returns which photos would match the caption, and which would no longer match the other phrase."""
    caption = clean(request.caption, "caption")
    photos = photos_meant(library.catalog, request.photos)
    if not 0 < len(photos) <= _MOST_PHOTOS:
        raise AsifError(said("Choose from 1 to {0} photos.", _MOST_PHOTOS))
    encode_waiting(library, photos)
    standing = library.standing
    asked = None if request.phrase is None else question(library, request.phrase)
    contents = [library.catalog.content_of(photo) for photo in photos]
    encoders = library.models.image_row(), library.models.text_row()
    present, images = library.store.get(encoders[0].id, contents)
    if not present.all():
        raise AsifError(said("Some of these photos are not encoded yet; wait until they are."))
    # The lesson may follow in a moment, and reading a camera's file is the slowest part of it.
    paths = library.catalog.paths(photos[:MOST_EXPECTED])
    for photo, content in zip(photos[:MOST_EXPECTED], contents, strict=False):
        library.pixels.expect_anchor_picture(content, paths.get(photo, ()))
    caption_vector = library.models.encode_phrase(caption, encoders[1])
    wordings = worded(library, caption)
    words = library.anchor_vectors.words()
    start = time.perf_counter()
    before = _matching_now(library, wordings)
    leaving_before = before if asked is None else _answering_now(library, asked)
    with library.knowledge.trial(images, caption_vector, encoders) as index:
        ranking = ranked_best(index, wordings, words)
        leaving_after = after = ranking.ids[: ranking.matching]
        if asked is not None:
            asking = time.perf_counter()
            found = answered_in(library, index, asked)
            leaving_after = found.ids[: found.matching]
            answer = answer_in_columns(asked, shown(library, found), 0, time.perf_counter() - asking)
            answer = structs.replace(answer, knowledge=known_in(index, asked))
    # Between the two stands nothing but the trial, which is one change and its opposite.
    after_it = (standing[0], standing[1] + 2)
    alone = standing[1] >= 0 and library.standing == after_it
    if asked is not None and request.phrase is not None and alone:
        library.foreseen = Foreseen(photos, caption, request.phrase.strip(), after_it, answer)
    seen = library.filters.kept(ranking.ids, EVERY)
    unseen = ranking.ids[~seen]  # of a RAW and JPEG of one name one is shown, and counts
    joining = after[~np.isin(after, np.concatenate([before, unseen]))]
    leaving = leaving_before[~np.isin(leaving_before, np.concatenate([leaving_after, unseen]))]
    return LessonPreview(
        looked_at=int(np.count_nonzero(seen)),
        joining=len(joining),
        joining_photos=joining[:_SHOWN].tolist(),
        leaving=len(leaving),
        leaving_photos=leaving[:_SHOWN].tolist(),
        compared=caption if request.phrase is None else request.phrase.strip(),
        seconds=time.perf_counter() - start,
    )


def _matching_now(library: OpenLibrary, phrase: Sequence[Wording]) -> NDArray[np.int64]:
    if not library.knowledge.usable:
        return np.zeros(0, np.int64)
    with library.knowledge.asking() as index:
        ranking = ranked_best(index, phrase, library.anchor_vectors.words())
    return ranking.ids[: ranking.matching]


def _answering_now(library: OpenLibrary, asked: Question) -> NDArray[np.int64]:
    if asked.needs_index and not library.knowledge.usable:
        return np.zeros(0, np.int64)
    found = answered(library, asked)
    return found.ids[: found.matching]
