"""What a library tells everyone who listens."""

from typing import Literal

import msgspec

from asif_desktop.domain.sentences import Sentence


class Progress(msgspec.Struct, frozen=True, tag="progress"):
    """Where a long piece of work stands; `done == total` and `active` false when it is over."""

    task: Literal["scan", "index", "anchors", "models", "engine", "alike"]
    done: int
    total: int
    failed: int = 0
    rate: float = 0.0
    """Items a second, over the last seconds; 0 where it is not known."""
    seconds_left: float | None = None
    active: bool = True
    paused: bool = False
    new: int = 0


class Changed(msgspec.Struct, frozen=True, tag="changed"):
    """Something in the library is different now; views that show it ask again."""

    generation: int
    what: list[
        Literal[
            "photos",
            "failures",
            "folders",
            "anchors",
            "collections",
            "settings",
            "history",
            "albums",
            "searches",
            "tags",
            "notes",
        ]
    ]


class ModelsReady(msgspec.Struct, frozen=True, tag="models-ready"):
    """Phrases can be searched from now on."""

    device: str


class Notice(msgspec.Struct, frozen=True, tag="notice"):
    """A sentence for the person, about something that went on without them."""

    message: Sentence


Event = Progress | Changed | ModelsReady | Notice
