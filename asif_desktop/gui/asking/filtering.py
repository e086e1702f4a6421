"""The filter of the view: actions that switch its parts, and its words in the status bar."""

from collections.abc import Mapping

import msgspec
from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction

from asif_desktop.domain.notes import EVERY, LABELS, MOST_STARS, Flag, PhotoFilter
from asif_desktop.gui.asking.browser import Browser

_FLAGS: Mapping[str, tuple[Flag, ...]] = {"pick": ("pick",), "unrejected": ("pick", "none")}
_KINDS: Mapping[str, tuple[str, ...]] = {"raw": ("RAW",), "jpeg": ("JPEG",)}


class Filtering(QObject):
    """Keeps the actions and the browser's filter in step; a part that is chosen again is let go."""

    def __init__(self, browser: Browser, actions: Mapping[str, QAction]) -> None:
        super().__init__()
        self._browser = browser
        self._actions = actions
        for name, action in actions.items():
            action.triggered.connect(lambda _=False, name=name: browser.set_only(self._switched(name)))
        browser.filtered.connect(self._show)
        self._show(browser.only)

    def _switched(self, name: str) -> PhotoFilter:
        """Returns the filter with one part switched."""
        only, (kind, _, what) = self._browser.only, name.removeprefix("only_").partition("_")
        replace = msgspec.structs.replace
        if kind == "stars":
            return replace(only, rating=0 if only.rating == int(what) else int(what))
        if kind == "label":
            labels = tuple(one for one in LABELS if (one in only.labels) != (one == what))
            return replace(only, labels=labels)
        if kind in _FLAGS:
            return replace(only, flags=() if only.flags == _FLAGS[kind] else _FLAGS[kind])
        if kind in _KINDS:
            return replace(only, kinds=() if only.kinds == _KINDS[kind] else _KINDS[kind])
        return EVERY

    def _show(self, only: PhotoFilter) -> None:
        actions = self._actions
        for stars in range(1, MOST_STARS + 1):
            actions[f"only_stars_{stars}"].setChecked(only.rating == stars)
        for label in LABELS:
            actions[f"only_label_{label}"].setChecked(label in only.labels)
        for kind, flags in _FLAGS.items():
            actions[f"only_{kind}"].setChecked(only.flags == flags)
        for kind, kinds in _KINDS.items():
            actions[f"only_{kind}"].setChecked(only.kinds == kinds)
        actions["only_every"].setEnabled(only != EVERY)


def filter_text(only: PhotoFilter) -> str:
    """Returns a filter in words: "★★★ or more, red or blue, not rejected"; empty for none."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("Filtering", text)

    labels = {
        "red": tr("red"),
        "yellow": tr("yellow"),
        "green": tr("green"),
        "blue": tr("blue"),
        "purple": tr("purple"),
    }
    words = []
    if only.rating:
        stars = "★" * only.rating
        words.append(stars if only.rating == MOST_STARS else tr("{0} or more").format(stars))
    if only.labels:
        words.append(tr(" or ").join(labels.get(label, label) for label in only.labels))
    if only.flags:
        words.append(tr("picked") if only.flags == _FLAGS["pick"] else tr("not rejected"))
    words += list(only.kinds)
    return ", ".join(words)
