"""The dates along the right edge of the grid: years and months where they are, and a grip to jump there."""

from bisect import bisect_right

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QEnterEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from asif_desktop.gui.asking.days import Days
from asif_desktop.gui.grid.grid_plan import GAP
from asif_desktop.gui.grid.tile_view import TileView
from asif_desktop.gui.look.scale import px
from asif_desktop.gui.look.theme import Theme
from asif_desktop.gui.look.widgets import Label

WIDTH = 56
_INSET = 14
_LABEL_STEP = 18
_DOT_STEP = 5


class DateScrubber(QWidget):
    """Scrolls the grid it lies in, as its scroll bar would; wheel and keys stay the grid's."""

    def __init__(self, grid: TileView, theme: Theme) -> None:
        super().__init__(grid)
        self._grid = grid
        self._bar = grid.verticalScrollBar()
        self._theme = theme
        self._days: Days | None = None
        self._held = False
        self._marks: list[tuple[float, str]] = []
        self._marks_for: object = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("Dates"))
        self.bubble = Label(role="bubble")
        self.bubble.setParent(grid)
        self.bubble.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.bubble.hide()
        self.hide()
        self._bar.valueChanged.connect(self.update)
        self._bar.rangeChanged.connect(self.update)
        theme.changed.connect(self.update)

    def show_days(self, days: Days | None) -> None:
        """Shows where these days are; None hides the scrubber."""
        self._days = days
        self._marks_for = None
        self.setVisible(days is not None)
        if days is None:
            self.bubble.hide()
        self.update()

    def marks(self) -> list[tuple[float, str]]:
        """Returns where months begin, from the top down, and the year where it is written."""
        wanted = (self._bar.maximum(), self.height())
        if wanted != self._marks_for:
            self._marks, self._marks_for = self._place_marks(), wanted
        return self._marks

    def run_at(self, y: float) -> int | None:
        """Returns the day that a jump to this height would lead to."""
        if self._days is None:
            return None
        plan = self._grid.plan()
        return plan.group_at(self._value(y) - plan.offset + GAP)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints years, months, and where the grid is."""
        if self._bar.maximum() <= 0:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = self.font()
        font.setPixelSize(px(11))
        painter.setFont(font)
        muted, dot = self._theme.colour("muted"), self._theme.colour("track")
        for y, year in self.marks():
            if year:
                painter.setPen(muted)
                where = QRectF(0, y - px(8), self.width() - 12, px(16))
                painter.drawText(where, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, year)
            else:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(dot)
                painter.drawEllipse(QRectF(self.width() - 17, y - 2, 4, 4))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("accent"))
        grip = QRectF(self.width() - 6, self._y(self._bar.value()) - _INSET + 2, 4, 2 * _INSET - 4)
        painter.drawRoundedRect(grip, 2, 2)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Jumps to a date."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._held = True
            self._jump(event.position().y())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Says which month is here; goes there where the button is held."""
        if self._held:
            self._jump(event.position().y())
        else:
            self._tell(event.position().y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Lets go."""
        self._held = False
        if not self.rect().contains(event.position().toPoint()):
            self.bubble.hide()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Says which month is here."""
        self._tell(event.position().y())

    def leaveEvent(self, event: object) -> None:
        """Says no more."""
        if not self._held:
            self.bubble.hide()

    def _jump(self, y: float) -> None:
        self._bar.setValue(self._value(y))
        self._tell(y)

    def _tell(self, y: float) -> None:
        run = self.run_at(y)
        if run is None or self._days is None or self._bar.maximum() <= 0:
            return
        self.bubble.setText(self._days.month(run))
        self.bubble.adjustSize()
        top = max(4, min(self.height() - self.bubble.height() - 4, round(y) - self.bubble.height() // 2))
        self.bubble.move(QPoint(self.x() - self.bubble.width() - 4, top))
        self.bubble.show()
        self.bubble.raise_()

    def _place_marks(self) -> list[tuple[float, str]]:
        """Years are written first and only where there is room; months are dots between them."""
        if self._days is None:
            return []
        plan = self._grid.plan()
        start = plan.heading(0).top()
        places = [(self._y(plan.heading(run).top() - start), year) for run, year in self._days.months]
        labels: list[tuple[float, str]] = []
        last = 0
        for y, year in places:
            if year and year != last and (not labels or y - labels[-1][0] >= px(_LABEL_STEP)):
                labels.append((y, str(year)))
            last = year
        taken = [y for y, _ in labels]
        dots: list[tuple[float, str]] = []
        for y, _ in places:
            near = bisect_right(taken, y)
            beside = [abs(y - other) for other in taken[max(0, near - 1) : near + 1]]
            if min(beside, default=99.0) >= 10 and (not dots or y - dots[-1][0] >= _DOT_STEP):
                dots.append((y, ""))
        return sorted(labels + dots)

    def _y(self, value: int) -> float:
        room = self.height() - 2 * _INSET
        return _INSET + room * min(value, self._bar.maximum()) / max(1, self._bar.maximum())

    def _value(self, y: float) -> int:
        room = max(1, self.height() - 2 * _INSET)
        return round(max(0.0, min(1.0, (y - _INSET) / room)) * self._bar.maximum())
