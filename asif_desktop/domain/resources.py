"""Where the files that ship with the program lie."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def resource(name: str) -> Path:
    """Returns the path of a shipped file or folder, such as "icons/search.svg".

    An installed package carries them inside itself; a checkout has them beside the package.

    Raises:
        FileNotFoundError: There is no such file: the installation is damaged.
    """
    for base in (_PACKAGE / "resources", _PACKAGE.parent / "resources"):
        if (base / name).exists():
            return base / name
    raise FileNotFoundError(f"{name} is missing from the program's resources; install it again.")
