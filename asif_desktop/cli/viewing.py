"""Copies of photos, and photos like one, from a terminal."""

import struct
from typing import Annotated

import typer

from asif_desktop.cli import output
from asif_desktop.cli.session import one_sentence, path_of, session_of
from asif_desktop.domain import requests
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.paths import display
from asif_desktop.domain.results import Match
from asif_desktop.domain.sentences import said

Json = Annotated[bool, typer.Option("--json", help="One JSON value instead of text for people.")]

_AT_A_TIME = 16


def export(
    context: typer.Context,
    photos: Annotated[list[str], typer.Argument(metavar="PHOTO...")],
    to: Annotated[str, typer.Option("--to", metavar="DIR", help="Where the copies go.")],
    size: Annotated[int, typer.Option("--size", help="Longer side in pixels; 0: the photo's own.")] = 0,
    quality: Annotated[int, typer.Option("--quality", help="1 to 95.")] = 90,
    metadata: Annotated[
        bool, typer.Option("--keep-metadata/--no-metadata", help="Date, camera and place.")
    ] = True,
    json: Json = False,
) -> None:
    """Write JPEG copies of photos; no file is ever replaced."""
    with one_sentence():
        library, folder = session_of(context).library, path_of(to)
        refs: list[requests.PhotoRef] = [path_of(photo) for photo in photos]
        written: list[bytes] = []
        failed: list[str] = []
        for at in range(0, len(refs), _AT_A_TIME):
            some = refs[at : at + _AT_A_TIME]
            done = library.ask(requests.Export(some, folder, size, quality, metadata))
            written += done.files
            failed += [f"{display(failure.path)}: {failure.reason}" for failure in done.failed]
            if not json:
                for file in done.files:
                    output.say(display(file))
        if json:
            output.say_json({"files": [output.path_fields(file) for file in written], "failed": failed})
        if failed:
            for reason in failed:
                output.tell(f"Not exported: {reason}")
            raise AsifError(said("{0} photos were exported, {1} could not be.", len(written), len(failed)))


def similar(
    context: typer.Context,
    photo: Annotated[str, typer.Argument(metavar="PHOTO")],
    number: Annotated[int, typer.Option("-n", help="How many at most; 0 means all.")] = 20,
    why: Annotated[bool, typer.Option("--why", help="With the anchors that both share.")] = False,
    json: Json = False,
) -> None:
    """Find photos like one, which need not be in the library."""
    with one_sentence():
        if number < 0:
            raise AsifError(said("The number of results (-n) must be 0 or more."))
        library, like = session_of(context).library, path_of(photo)
        ranking = library.ask(requests.RankSimilar(like))
        ids = [one for (one,) in struct.iter_unpack("<q", ranking.ids)][: number or None]
        scores = [score for (score,) in struct.iter_unpack("<f", ranking.scores)][: number or None]
        known = {one.id: one for one in library.ask(requests.DescribePhotos(ids))}
        matches = [
            library.ask(requests.ExplainSimilar(one, like))
            if why
            else Match(one, known[one].paths, score, None)
            for one, score in zip(ids, scores, strict=True)
            if one in known
        ]
        if json:
            output.say_json([output.match_fields(match) for match in matches])
        else:
            for match in matches:
                output.say_match(match)
