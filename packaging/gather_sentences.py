"""Writes what the library says to people as a source that Qt's lupdate understands.

Qt's tools know nothing of `said` and `counted`, which the library marks its sentences with, and the library
knows nothing of Qt. So the templates are gathered here, and written as calls of `translate` in a context of
their own.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1] / "asif_desktop"
CONTEXT = "sentences"
MARKERS = {"said": 1, "counted": 2}
"""How many templates stand first in a call of each; the last of them is what translations go by."""
FRONTS = ("gui", "cli")
"""The window has Qt's own way; the command line speaks English."""


def sources() -> list[Path]:
    """Returns the modules whose sentences may reach a window."""
    return [
        path for path in sorted(PACKAGE.rglob("*.py")) if path.relative_to(PACKAGE).parts[0] not in FRONTS
    ]


def marked(source: Path) -> Iterator[tuple[int, list[ast.expr]]]:
    """Yields the line of each call of a marker, and its arguments that are templates."""
    for node in ast.walk(ast.parse(source.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKERS:
            yield node.lineno, node.args[: MARKERS[node.func.id]]


def sentences() -> dict[str, str]:
    """Returns every template with the one that stands for it where something is one; "" where none does."""
    found: dict[str, str] = {}
    for source in sources():
        for _, templates in marked(source):
            one, many = ["", *(node.value for node in templates if isinstance(node, ast.Constant))][-2:]
            if isinstance(one, str) and isinstance(many, str):
                found[many] = one
    return dict(sorted(found.items()))


def main(target: Path) -> None:
    """Writes the source."""
    lines = ["from PySide6.QtCore import QCoreApplication", ""]
    for template, one in sentences().items():
        more = ', "", 1' if one else ""
        lines.append(f"QCoreApplication.translate({CONTEXT!r}, {quoted(template)}{more})")
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")


def quoted(text: str) -> str:
    """Returns the text as a literal that lupdate, which is no Python, reads right."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


if __name__ == "__main__":
    main(Path(sys.argv[1]))
