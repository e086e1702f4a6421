"""Copies, look-alikes and bursts, from a terminal."""

from typing import Annotated, Any

import typer

from asif_desktop.cli import output
from asif_desktop.cli.progress import progress_of
from asif_desktop.cli.session import one_sentence, session_of
from asif_desktop.domain.duplicates import AlikeKind, AlikePhoto
from asif_desktop.domain.paths import display
from asif_desktop.domain.requests import FindAlike

_NONE: dict[AlikeKind, str] = {
    "exact": "No photo has an exact copy.",
    "near": "No photos look alike.",
    "bursts": "No photos are a burst.",
}


def duplicates(
    context: typer.Context,
    exact: Annotated[
        bool, typer.Option("--exact", help="Files of one content; this is the default.")
    ] = False,
    near: Annotated[bool, typer.Option("--near", help="Photos that look the same.")] = False,
    bursts: Annotated[
        bool, typer.Option("--bursts", help="Photos taken within seconds that look alike.")
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="One JSON value instead of text for people.")] = False,
) -> None:
    """List photos of which one would do, group by group, the one to keep first. Nothing is deleted."""
    if exact + near + bursts > 1:
        raise typer.BadParameter("Give one of --exact, --near and --bursts.")
    kind: AlikeKind = "near" if near else "bursts" if bursts else "exact"
    with one_sentence():
        library = session_of(context).library
        with progress_of(library):
            groups = library.ask(FindAlike(kind))
        if json:
            output.say_json([[_fields(photo) for photo in group.photos] for group in groups])
            return
        output.tell_if_empty(groups, _NONE[kind])
        for number, group in enumerate(groups):
            if number:
                output.say("")
            for photo in group.photos:
                keep = "keep" if photo is group.photos[0] else "    "
                stars = "★" * photo.rating
                size = f"{photo.width} × {photo.height}"
                output.say(f"{keep}  {photo.likeness:.3f}  {size:>13}  {stars:5}  {display(photo.path)}")


def _fields(photo: AlikePhoto) -> dict[str, Any]:
    return {
        **output.path_fields(photo.path),
        "width": photo.width,
        "height": photo.height,
        "size": photo.size,
        "taken": photo.taken,
        "file_date": photo.file_date,
        "rating": photo.rating,
        "flag": photo.flag,
        "sharpness": photo.sharpness,
        "likeness": photo.likeness,
    }
