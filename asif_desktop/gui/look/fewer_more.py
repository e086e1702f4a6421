"""The slider that moves a cut: fewer on the left, more on the right."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSlider, QWidget

from asif_desktop.gui.look.scale import panel
from asif_desktop.gui.look.widgets import Label

_STEPS = 100
_REST_MS = 400
"""Keys and the wheel move it step by step: where it rests so long is where it is meant to be."""


class FewerMore(QWidget):
    """Shows a cut, a score from 0 to 1, and tells where it is moved."""

    moved = Signal(float)
    """The cut, with each step."""
    settled = Signal(float)
    """The cut, once the person has let go: between 0 and 1, both left out, so that it can be kept."""

    def __init__(self, name: str, width: int = 120, parent: QWidget | None = None) -> None:
        """Makes one; `name` is read out to those who do not see it."""
        super().__init__(parent)
        self.setProperty("role", "plain")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, _STEPS)
        self.slider.setValue(_STEPS // 2)
        self.slider.setFixedWidth(panel(width))
        self.slider.setAccessibleName(name)
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._settle)
        self.slider.valueChanged.connect(self._move)
        self.slider.sliderReleased.connect(self._settle)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(Label(self.tr("fewer"), "muted"))
        layout.addWidget(self.slider)
        layout.addWidget(Label(self.tr("more"), "muted"))

    @property
    def cut(self) -> float:
        """Where it is."""
        return (_STEPS - self.slider.value()) / _STEPS

    def is_moving(self) -> bool:
        """Returns whether the person is at it: what it shows is then newer than what is kept."""
        return self.slider.isSliderDown() or self._rest.isActive()

    def show_cut(self, cut: float) -> None:
        """Shows where the cut is, unless the person holds the slider; tells nobody."""
        if self.is_moving():
            return
        blocked = self.slider.blockSignals(True)
        self.slider.setValue(round(_STEPS * (1 - cut)))
        self.slider.blockSignals(blocked)

    def move_to(self, cut: float) -> None:
        """Moves the slider, as the person would."""
        self.slider.setValue(round(_STEPS * (1 - cut)))

    def settle(self) -> None:
        """Takes where it is now for where it is meant to be, without waiting; nothing where it rests."""
        if self.slider.isSliderDown():
            self.slider.setSliderDown(False)  # tells that it was let go
        elif self._rest.isActive():
            self._settle()

    def forget(self) -> None:
        """Takes a move that has not come to rest for none: what it was meant for is gone."""
        self._rest.stop()

    def _move(self) -> None:
        self.moved.emit(self.cut)
        if not self.slider.isSliderDown():
            self._rest.start()

    def _settle(self) -> None:
        self._rest.stop()
        self.settled.emit(min(max(self.cut, 1 / _STEPS), (_STEPS - 1) / _STEPS))
