"""A list of tags as people keep it: a name a line, what is indented further lies below.

Lists that other programs export are read as well: ``[name]`` is a name that they do not write into files,
``{word}`` is another word for the tag above it.
"""

from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.sentences import said
from asif_desktop.domain.tags import Vocabulary

MOST_LINES = 100_000
_TAB = 8


def read_vocabulary(text: str) -> list[Vocabulary]:
    """Returns the tags of a list, in order.

    Raises:
        AsifError: It is no such list.
    """
    found: list[Vocabulary] = []
    lines = text.removeprefix("\ufeff").splitlines()
    if len(lines) > MOST_LINES:
        raise AsifError(said("The list of tags has {0} lines; up to {1} are read.", len(lines), MOST_LINES))
    for number, line in enumerate(lines, 1):
        name, depth = line.strip(), _indentation(line)
        if not name:
            continue
        if "\0" in name:
            raise AsifError(said("Line {0} is no text; give a file with a tag's name on each line.", number))
        if name[0] == "{" and name[-1] == "}":
            if found:
                above = found[-1]
                phrases = [*(above.phrases or [above.name]), name[1:-1].strip()]
                kept = [phrase for phrase in phrases if phrase]
                found[-1] = Vocabulary(above.name, above.depth, kept, above.number)
            continue
        if name[0] == "[" and name[-1] == "]":
            name = name[1:-1].strip()
        found.append(Vocabulary(name, depth, [], number))
    if not found:
        raise AsifError(said("There is no tag in the list; give a file with a tag's name on each line."))
    return found


def _indentation(line: str) -> int:
    blank = line[: len(line) - len(line.lstrip())]
    return len(blank.expandtabs(_TAB))
