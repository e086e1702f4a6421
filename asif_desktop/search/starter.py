"""The starter collection: the classes that image classifiers know, with their WordNet captions.

A classifier's weight matrix holds a prototype for each class it was trained on. Paired with the class's
caption it is an anchor without a picture, so phrases find photos before anybody taught anything. The
captions ship as a file, so that they can be listed without loading a model, and so do their vectors for the
default text encoder.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from asif_desktop.domain.resources import resource
from asif_desktop.search.made_up_words import made_up_words

COLLECTION = "Everyday things"
VERSION = "1"
"""Grows when classes or captions change."""

CAPTIONS_FILE = "starter/captions.json"
VECTORS_FILE = "starter/caption_vectors.npy"
WORDS_FILE = "starter/word_vectors.npy"
KEY_FILE = "starter/caption_vectors.json"


@dataclass(frozen=True)
class Entry:
    """One class."""

    class_name: str
    """Its WordNet synset id, such as "n02123045"."""
    caption: str
    """Such as "tabby, tabby cat: a cat with a grey or tawny coat mottled with black"."""


@cache
def entries() -> tuple[Entry, ...]:
    """Returns the 1000 classes of ImageNet-1k, in the order of its classifiers."""
    listed = json.loads(resource(CAPTIONS_FILE).read_text(encoding="utf-8"))
    return tuple(Entry(class_name, caption) for class_name, caption in listed["classes"])


@cache
def class_names() -> frozenset[str]:
    """Returns the classes of ImageNet-1k."""
    return frozenset(entry.class_name for entry in entries())


def name_in(caption: str) -> str:
    """Returns what a caption calls its class: all of it before the definition."""
    return caption.partition(":")[0]


def words() -> list[str]:
    """Returns the names of the classes, and the words that a text encoder's scale compares them with."""
    return [*(name_in(entry.caption) for entry in entries()), *made_up_words()]


def text_vectors(weights_hash: str) -> Mapping[str, NDArray[np.int16]]:
    """Returns the shipped vector int16 [dim] of each caption and word for the text encoder of these weights.

    Empty where none are shipped for it: they are then to be computed.
    """
    key = json.loads(resource(KEY_FILE).read_text(encoding="utf-8"))
    captions = [entry.caption for entry in entries()]
    if key != {"weights": weights_hash, "captions": digest(captions), "words": digest(words())}:
        return {}
    files = (resource(VECTORS_FILE), resource(WORDS_FILE))
    vectors = np.concatenate([np.load(file, allow_pickle=False) for file in files])
    return dict(zip([*captions, *words()], vectors, strict=True))


def digest(captions: Sequence[str]) -> str:
    """Returns the hex SHA-256 that tells this list of captions, in this order, from any other."""
    return hashlib.sha256("\n".join(captions).encode("utf-8")).hexdigest()
