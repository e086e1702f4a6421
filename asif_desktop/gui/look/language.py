"""The window's language: the system's, or the one that the person chose.

Strings are English in the source, the library's sentences too (`spoken`). `make translations` gathers them
into resources/translations/asif_de.ts and makes the .qm files that are loaded here. Another language: another
name in packaging/translations.sh, and a line in `LANGUAGES`.
"""

from collections.abc import Mapping

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from asif_desktop.domain.resources import resource

SYSTEM = "system"
LANGUAGES: Mapping[str, str] = {"en": "English", "de": "Deutsch"}
"""What each language calls itself, by its code."""


def locale_of(language: str) -> QLocale:
    """Returns how a language writes numbers and dates; the C locale, which groups no digits, is English."""
    system = QLocale.system()
    chosen = system if language not in LANGUAGES or language == system.name()[:2] else QLocale(language)
    return QLocale(QLocale.Language.English) if chosen.language() == QLocale.Language.C else chosen


class Language:
    """Gives a program one language after another. What is shown already stays in the one before."""

    def __init__(self, app: QApplication) -> None:
        self._app = app
        self._installed: list[QTranslator] = []

    def use(self, language: str) -> None:
        """Lets everything made from now on speak this language: a code, or `SYSTEM`."""
        for translator in self._installed:
            self._app.removeTranslator(translator)
        self._installed.clear()
        locale = locale_of(language)
        QLocale.setDefault(locale)
        self._install(locale, "qtbase", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        self._install(locale, "asif", str(resource("translations")))

    def _install(self, locale: QLocale, name: str, folder: str) -> None:
        translator = QTranslator(self._app)
        if translator.load(locale, name, "_", folder):
            self._app.installTranslator(translator)
            self._installed.append(translator)
