"""Marking photos: what the person says is shown at once, and kept by the library."""

from collections.abc import Callable, Mapping, Sequence

import msgspec
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from asif_desktop.domain.notes import LABELS, MOST_STARS, NoteEdit
from asif_desktop.domain.requests import NotePhotos, RotatePhotos, SplitPhotos
from asif_desktop.gui.asking.asker import Asker


class Marks(QObject):
    """Says of the photos that are meant what the person says."""

    told = Signal(str)
    amended = Signal(list, object)
    """Photos, and what makes each description of one what it is from now on."""
    noted = Signal(object)
    """The `NoteEdit` that is being kept."""
    refused = Signal()
    """What was shown at once is not so."""

    def __init__(self, asker: Asker, meant: Callable[[], Sequence[int]]) -> None:
        super().__init__()
        self._asker = asker
        self._meant = meant

    def connect_actions(self, actions: Mapping[str, QAction]) -> None:
        """Connects the actions that mark photos, by their names."""
        edits: dict[str, NoteEdit] = {
            **{f"rate_{stars}": NoteEdit(rating=stars) for stars in range(MOST_STARS + 1)},
            **{f"label_{label}": NoteEdit(label=label) for label in LABELS},
            "label_none": NoteEdit(label=""),
            "pick": NoteEdit(flag="pick"),
            "reject": NoteEdit(flag="reject"),
            "unflag": NoteEdit(flag="none"),
        }
        for name, edit in edits.items():
            actions[name].triggered.connect(lambda _=False, edit=edit: self.note(edit))
        actions["rotate_left"].triggered.connect(lambda: self.rotate(-90))
        actions["rotate_right"].triggered.connect(lambda: self.rotate(90))
        actions["split"].triggered.connect(lambda: self.split(apart=True))
        actions["join"].triggered.connect(lambda: self.split(apart=False))

    def note(self, edit: NoteEdit) -> None:
        """Says something of the photos that are meant."""
        photos = list(self._meant())
        if not photos:
            return
        asked = msgspec.structs.asdict(edit).items()
        values = {name: value for name, value in asked if value is not msgspec.UNSET}
        self.amended.emit(photos, lambda photo: msgspec.structs.replace(photo, **values))
        self.noted.emit(edit)
        self._asker.edit(NotePhotos(list(photos), edit), lambda _: None, self._refuse)

    def rotate(self, degrees: int) -> None:
        """Turns the photos that are meant, clockwise."""
        photos = list(self._meant())
        if not photos:
            return
        self.amended.emit(
            photos,
            lambda photo: msgspec.structs.replace(photo, rotation=(photo.rotation + degrees) % 360),
        )
        self._asker.edit(RotatePhotos(list(photos), degrees), lambda _: None, self._refuse)

    def split(self, *, apart: bool) -> None:
        """Shows the RAW and JPEG of one name apart, or as one."""
        photos = list(self._meant())
        if photos:
            self._asker.edit(SplitPhotos(list(photos), apart), lambda _: None, self.told.emit)

    def _refuse(self, sentence: str) -> None:
        self.told.emit(sentence)
        self.refused.emit()
