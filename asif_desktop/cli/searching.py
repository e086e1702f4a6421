"""Searching from a terminal, once it is known for what. Imports little: this verb is to answer at once."""

import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from asif_desktop.cli import output
from asif_desktop.cli.session import Session, current_folder, one_sentence, text_of
from asif_desktop.cli.waiting import ask_at_length
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.requests import Search
from asif_desktop.domain.sentences import said

if TYPE_CHECKING:
    import subprocess

DEFAULT_NUMBER = 20
_ALL = sys.maxsize
"""More results than any library has photos."""
_NUMBER = re.compile(r"[0-9]{1,9}")
_WITH_NUMBER = re.compile(r"-n-?\d+")
"""An option to `PhraseCommand` too; any other word that begins so is a query without something."""


@dataclass
class Wish:
    """What is wanted of a search, beside the query."""

    number: int = DEFAULT_NUMBER
    """How many at most; 0 means all."""
    json: bool = False
    why: bool = False
    cut: bool = False


def search_for(session: Session, wish: Wish, query: str) -> None:
    """Asks a query, and writes what was found.

    Args:
        session: The library.
        wish: What is wanted.
        query: As it was typed.

    Raises:
        AsifError: The search was refused.
    """
    _check(wish)
    answer = ask_at_length(session, _request(wish, query))
    if wish.json:
        output.say_json([output.match_fields(match) for match in answer.matches])
    else:
        for match in answer.matches:
            output.say_match(match, scored=answer.scored, query=query)
        output.tell_if_empty(answer.matches, "No photo matches.")
    output.tell_tagged(answer.tagged)
    output.tell_little_known(answer.knowledge)


def search_for_each(session: Session, wish: Wish, queries: Mapping[int, str]) -> None:
    """Asks one query after the other, and writes a line of JSON for each.

    Args:
        session: The library.
        wish: What is wanted.
        queries: Each under the number of its line.

    Raises:
        AsifError: A search was refused; the sentence names the line. Those before it are answered.
    """
    _check(wish)
    for count, (line, query) in enumerate(queries.items()):
        request = _request(wish, query)
        try:
            # The first may find the index not made yet.
            answer = session.library.ask(request) if count else ask_at_length(session, request)
        except AsifError as error:
            raise AsifError(said("Line {0}: {1}", line, error.sentence)) from None
        output.say_json(
            {
                "query": query,
                "results": [output.match_fields(match) for match in answer.matches],
                "knowledge": {one.phrase: one.known for one in answer.knowledge},
            }
        )


def _check(wish: Wish) -> None:
    if wish.number < 0:
        raise AsifError(said("The number of results (-n) must be 0 or more."))


def _request(wish: Wish, query: str) -> Search:
    return Search(query, min(wish.number, _ALL), wish.why, current_folder(), wish.cut)


def plain_wish(arguments: Sequence[str]) -> tuple[Wish, str] | None:
    """Returns what a search as nearly everyone types it wants, and its query.

    None where the arguments are anything else, such as a mistake or a plea for help: typer knows about those,
    and takes longer to be imported than all the rest of a search.
    """
    wish, phrases = Wish(), list[str]()
    rest = iter(arguments)
    for word in rest:
        if word == "--":
            phrases.extend(rest)
        elif word in ("--json", "--why", "--cut"):
            setattr(wish, word[2:], True)
        elif word == "-n" or _WITH_NUMBER.fullmatch(word):
            number = next(rest, "") if word == "-n" else word[2:]
            if not _NUMBER.fullmatch(number):
                return None
            wish.number = int(number)
        elif word.startswith("--"):
            return None
        else:
            phrases.append(word)
    return (wish, phrases[0]) if len(phrases) == 1 else None


def search_plainly(
    directory: Path, arguments: Sequence[str], begun: "subprocess.Popen[bytes] | None" = None
) -> bool:
    """Answers a search that `plain_wish` can read.

    Args:
        directory: The library's folder.
        arguments: What follows the verb.
        begun: The library's process, where it was spawned already.

    Returns:
        Whether it could, and did.

    Raises:
        SystemExit: It was refused, and the person was told why.
    """
    wanted = plain_wish(arguments)
    if wanted is None:
        return False
    wish, query = wanted
    with one_sentence():
        search_for(Session(directory, begun=begun), wish, text_of(query, "query"))
    return True
