"""What keys are called: one word for each, on buttons and in Qt's menus alike."""

from PySide6.QtCore import QCoreApplication


def enter_key() -> str:
    """Returns the name of the key that says yes.

    It is the word that Qt itself looks up for menus and lists of keys. Its own are "Return" in English and in
    German, which stands on few keyboards; resources/translations/ has the others.
    """
    return QCoreApplication.translate("QShortcut", "Return")
