"""How the library stands, and its settings."""

import time

import numpy as np

from asif_desktop.catalog.text import in_sentence
from asif_desktop.domain import requests
from asif_desktop.domain.events import Notice
from asif_desktop.domain.sentences import Sentence, said
from asif_desktop.domain.status import Status
from asif_desktop.encoders import DownloadNeededError, downloads_allowed
from asif_desktop.library import settings
from asif_desktop.library.open_library import OpenLibrary
from asif_desktop.library.verbs.classes import bring_classes, offered, put_by, take_classes_back
from asif_desktop.library.verbs.trashing import in_trash

_OF_MODELS = frozenset({"image_encoder", "text_encoder", "device", "runtime"})
"""Settings that name encoders and what they run on."""
_MEASURED = 16
"""Pictures that the speed is measured with."""


def get_status(library: OpenLibrary, _: requests.GetStatus) -> Status:
    """Returns counts, and what the library runs on."""
    collections = offered(library)
    choice = library.models.choice
    return Status(
        photos=library.catalog.count_photos(),
        pending=library.indexing.count_pending(),
        failed=library.catalog.failures(),
        anchors=sum(collection.anchors for collection in collections),
        unusable_anchors=library.knowledge.count_unusable({collection.name for collection in collections}),
        collections=collections,
        image_encoder=choice.image,
        text_encoder=choice.text,
        device=library.models.device,
        trashed=len({file.photo for file in in_trash(library)}),
        missing=len(library.catalog.missing_photos()),
    )


def get_settings(library: OpenLibrary, _: requests.GetSettings) -> dict[str, str]:
    """Returns every setting's value."""
    return settings.complete(library.catalog.settings())


def set_setting(library: OpenLibrary, request: requests.SetSetting) -> Sentence | None:
    """Changes a setting; encoders are loaded first, so that one that does not load changes nothing.

    Returns:
        What would have to be downloaded before, where nobody agreed to that; else None.
    """
    value = settings.checked(request.name, request.value)
    values = get_settings(library, requests.GetSettings())
    if values[request.name] == value and not request.download:
        return None
    before = values[request.name]
    of_model = request.name == "image_encoder"
    put_by_before = put_by(library) if of_model else set()
    values[request.name] = value
    if request.name in _OF_MODELS:
        try:
            with downloads_allowed(request.download):
                library.models.change(settings.choice_in(values))
        except DownloadNeededError as error:
            return error.sentence
    library.catalog.set_setting(request.name, value)
    brought = bring_classes(library) if of_model else None
    if request.name == "excluded":
        library.changed("settings")
        library.indexing.start([root.id for root in library.catalog.roots()])
        return None

    if request.name == "prompt_templates":
        library.changed("settings", "tags")
        return None
    if request.name == "cache_mb":
        library.cache_budget.look_again()
        library.changed("settings")
        return None

    def take_back() -> None:
        library.catalog.set_setting(request.name, before)
        values[request.name] = before
        if request.name in _OF_MODELS:
            library.models.change(settings.choice_in(values))
        take_classes_back(library, brought)

    library.changed("settings", "anchors", "photos", "collections", "history", take_back=take_back)
    if of_model:
        for name in sorted(put_by(library) - put_by_before):
            library.tell(
                Notice(
                    said(
                        "“{0}” is put by while {1} is in use, which knows none of its classes.",
                        in_sentence(name),
                        value,
                    )
                )
            )
        library.indexing.catch_up()
    return None


def measure_speed(library: OpenLibrary, _: requests.MeasureSpeed) -> float:
    """Returns how many pictures a second the image encoder takes in, from a few made of noise."""
    encoder = library.models.image()
    side = encoder.preprocessing.side
    pictures = np.random.default_rng(0).integers(0, 256, (_MEASURED, side, side, 3), dtype=np.uint8)
    encoder.encode(pictures[:1])  # the first takes longer than all that follow
    start = time.perf_counter()
    encoder.encode(pictures)
    return _MEASURED / (time.perf_counter() - start)


def prepare_models(library: OpenLibrary, _: requests.PrepareModels) -> None:
    """Loads the encoders and the index in the background."""
    library.prepare()
