"""Deleting photos from a terminal: nothing goes without a question, or `--yes` in its place."""

import sys
from typing import Annotated

import typer

from asif_desktop.cli import output
from asif_desktop.cli.output import tell
from asif_desktop.cli.session import one_sentence, path_of, session_of
from asif_desktop.domain import requests
from asif_desktop.domain.errors import AsifError, CancelledError
from asif_desktop.domain.library import Library
from asif_desktop.domain.paths import display
from asif_desktop.domain.requests import PhotoRef
from asif_desktop.domain.sentences import said


def trash(
    context: typer.Context,
    photos: Annotated[list[str] | None, typer.Argument(metavar="PHOTO...")] = None,
    yes: Annotated[
        bool, typer.Option("--yes", help="Ask nothing; needed where there is no terminal.")
    ] = False,
    for_good: Annotated[
        bool, typer.Option("--for-good", help="Delete, past the trash: this cannot be undone.")
    ] = False,
    listing: Annotated[
        bool, typer.Option("--list", help="List what is in the trash, and delete nothing.")
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="One JSON value instead of text for people.")] = False,
) -> None:
    """Move photos and their sidecars to the system's trash; `undo` and `untrash` bring them back."""
    if listing == bool(photos):
        raise typer.BadParameter("Give one or more photos, or --list.")
    with one_sentence():
        library = session_of(context).library
        if listing:
            _list(library, json=json)
            return
        refs: list[PhotoRef] = [path_of(photo) for photo in photos or ()]
        preview = library.ask(requests.PreviewTrash(refs))
        what = _counted(preview.files, "photo", "photos")
        if preview.sidecars:
            what += f" and {_counted(preview.sidecars, 'sidecar', 'sidecars')}"
        if not yes:
            _ask(f"Delete {what} for good?" if for_good else f"Move {what} to the trash?")
            if for_good:
                _ask("This cannot be undone. Delete all the same?")
        request = requests.DeletePhotos(refs) if for_good else requests.TrashPhotos(refs)
        done = library.ask(request)
        if json:
            output.say_json(
                {"files": done.files, "refused": [output.failure_fields(one) for one in done.refused]}
            )
        elif for_good:
            output.say(f"Deleted {what} for good.")
        else:
            output.say(f"Moved {_counted(done.files, 'photo', 'photos')} to the trash.")
        for failure in done.refused:
            tell(f"{display(failure.path)}: {failure.reason}")
        if done.refused:
            raise typer.Exit(1)


def untrash(context: typer.Context, photos: Annotated[list[str], typer.Argument(metavar="PHOTO...")]) -> None:
    """Move photos from the trash to where they were; name them by the paths that they had."""
    with one_sentence():
        refs: list[PhotoRef] = [path_of(photo) for photo in photos]
        done = session_of(context).library.ask(requests.UntrashPhotos(refs))
        output.say(f"Put {_counted(done.files, 'photo', 'photos')} back.")


def _list(library: Library, *, json: bool) -> None:
    found = library.ask(requests.ListTrash())
    if json:
        output.say_json([{**output.path_fields(one.path), "at": one.at} for one in found])
        return
    output.tell_if_empty(found, "The trash is empty.")
    for one in found:
        output.say(f"{one.at or ''}\t{display(one.path)}")


def _ask(question: str) -> None:
    """Asks a question on the terminal.

    Raises:
        AsifError: There is no terminal to ask on.
        CancelledError: The answer was not yes.
    """
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise AsifError(said("There is no terminal to ask on: say --yes if these photos are to be deleted."))
    sys.stderr.write(f"{question} [y/N] ")
    sys.stderr.flush()
    if sys.stdin.readline().strip().lower() not in ("y", "yes"):
        raise CancelledError(said("Nothing was deleted."))


def _counted(count: int, one: str, many: str) -> str:
    return f"1 {one}" if count == 1 else f"{count:,} {many}"
