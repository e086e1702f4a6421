"""What is offered below a line while one types, looking like the window's menus."""

from PySide6.QtWidgets import QCompleter, QStyledItemDelegate


def dress(completer: QCompleter) -> None:
    """Lets the style sheet decide how a completer's popup looks."""
    popup = completer.popup()
    if popup is not None:
        popup.setProperty("role", "choices")
        popup.setItemDelegate(QStyledItemDelegate(popup))  # the completer's own knows no style sheet
