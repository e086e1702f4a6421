"""The fixed reference set: pictures that installed packages ship, never the user's own.

What is measured over them, an anchor's scale and a phrase's cut, depends on nothing that a person does:
a new photo changes no score of another. Each picture stands whole and as five crops, its corners and its
middle at half the side, so that few pictures give many ordinary views. Their vectors for the default image
encoder ship with the program; for any other encoder they are made once from the pictures at hand, which
must be those named here to the byte.
"""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from asif_desktop.domain.resources import resource
from asif_desktop.encoders import Preprocessing

VERSION = "1"
"""Grows when pictures or views change."""

INDEX_FILE = "reference/index.json"

PICTURES: Mapping[str, Mapping[str, str]] = {
    "skimage": {
        "data/astronaut.png": "88431cd9653ccd539741b555fb0a46b61558b301d4110412b5bc28b5e3ea6cb5",
        "data/brick.png": "7966caf324f6ba843118d98f7a07746d22f6a343430add0233eca5f6eaaa8fcf",
        "data/camera.png": "b0793d2adda0fa6ae899c03989482bff9a42d3d5690fc7e3648f2795d730c23a",
        "data/cell.png": "8d23a7fb81f7cc877cd09f330357fc7f595651306e84e17252f6e0a1b3f61515",
        "data/chelsea.png": "596aa1e7cb875eb79f437e310381d26b338a81c2da23439704a73c4651e8c4bb",
        "data/clock_motion.png": "f029226b28b642e80113d86622e9b215ee067a0966feaf5e60604a1e05733955",
        "data/coffee.png": "cc02f8ca188b167c775a7101b5d767d1e71792cf762c33d6fa15a4599b5a8de7",
        "data/coins.png": "f8d773fc9cfa6f4d8e5942dc34d0a0788fcaed2a4fefbbed0aef5398d7ef4cba",
        "data/color.png": "7d2df993de2b4fa2a78e04e5df8050f49a9c511aa75e59ab3bd56ac9c98aef7e",
        "data/grass.png": "b6b6022426b38936c43a4ac09635cd78af074e90f42ffa8227ac8b7452d39f89",
        "data/gravel.png": "c48615b451bf1e606fbd72c0aa9f8cc0f068ab7111ef7d93bb9b0f2586440c12",
        "data/horse.png": "c7fb60789fe394c485f842291ea3b21e50d140f39d6dcb5fb9917cc178225455",
        "data/hubble_deep_field.jpg": "3a19c5dd8a927a9334bb1229a6d63711b1c0c767fb27e2286e7c84a3e2c2f5f4",
        "data/ihc.png": "f8dd1aa387ddd1f49d8ad13b50921b237df8e9b262606d258770687b0ef93cef",
        "data/logo.png": "f2c57fe8af089f08b5ba523d95573c26e62904ac5967f4c8851b27d033690168",
        "data/moon.png": "78739619d11f7eb9c165bb5d2efd4772cee557812ec847532dbb1d92ef71f577",
        "data/motorcycle_left.png": "db18e9c4157617403c3537a6ba355dfeafe9a7eabb6b9b94cb33f6525dd49179",
        "data/page.png": "341a6f0a61557662b02734a9b6e56ec33a915b2c41886b97509dedf2a43b47a3",
        "data/retina.jpg": "38a07f36f27f095e818aea7b96d34202c05176d30253c66733f2e00379e9e0e6",
        "data/rocket.jpg": "c2dd0de7c538df8d111e479619b129464d0269d0ae5fd18ca91d33a7fdfea95c",
        "data/text.png": "bd84aa3a6e3c9887850d45d606c96b2e59433fbef50338570b63c319e668e6d1",
    },
    "sklearn": {
        "datasets/images/china.jpg": "8378025ad2519d649d02e32bd98990db4ab572357d9f09841c2fbfbb4fefad29",
        "datasets/images/flower.jpg": "a77f6ec41e353afdf8bdff2ea981b2955535d8d83294f8cfa49cf4e423dd5638",
    },
}
"""Package, file in it, and the file's hex SHA-256."""

VIEWS = ("whole", "upper left", "upper right", "lower left", "lower right", "middle")


@cache
def names() -> tuple[str, ...]:
    """Returns the name of each view, in the order of `pictures`; they change with the reference set."""
    return tuple(
        f"{VERSION}/{Path(file).name}/{view}"
        for files in PICTURES.values()
        for file in files
        for view in VIEWS
    )


def shipped_vectors(weights_hash: str, preprocessing: Preprocessing | None) -> NDArray[np.int16] | None:
    """Returns the shipped vectors int16 [r, dim], in the order of `names`, for this image encoder.

    None where none are shipped for these weights and this preprocessing: make them from `pictures`.
    """
    index = json.loads(resource(INDEX_FILE).read_text(encoding="utf-8"))
    if index["version"] != VERSION or preprocessing is None:
        return None
    file = index["vectors"].get(key(weights_hash, preprocessing))
    if file is None:
        return None
    vectors: NDArray[np.int16] = np.load(resource(f"reference/{file}"), allow_pickle=False)
    return vectors


def key(weights_hash: str, preprocessing: Preprocessing) -> str:
    """Returns what tells vectors of one encoder, made one way, from all others."""
    return f"{weights_hash} {preprocessing.fit} {preprocessing.side} {preprocessing.resample}"
