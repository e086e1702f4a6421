"""Photos that are gone, from a terminal."""

from typing import Annotated

import typer

from asif_desktop.cli import output
from asif_desktop.cli.session import one_sentence, path_of, session_of
from asif_desktop.domain import requests
from asif_desktop.domain.paths import display


def missing(
    context: typer.Context,
    json: Annotated[bool, typer.Option("--json", help="One JSON value instead of text for people.")] = False,
) -> None:
    """List the photos whose files are gone; those on a disk that is not connected are not among them."""
    with one_sentence():
        found = session_of(context).library.ask(requests.ListMissing())
        if json:
            output.say_json([{**output.path_fields(one.path), "seen": one.seen} for one in found])
            return
        output.tell_if_empty(found, "No photo is missing.")
        for one in found:
            output.say(f"{one.seen}\t{display(one.path)}")


def forget(context: typer.Context, photos: Annotated[list[str], typer.Argument(metavar="PHOTO...")]) -> None:
    """Take missing photos off the list; what you said of them is kept, should they ever come back."""
    with one_sentence():
        count = session_of(context).library.ask(requests.ForgetPhotos([path_of(photo) for photo in photos]))
        output.say("Forgot 1 photo." if count == 1 else f"Forgot {count:,} photos.")
