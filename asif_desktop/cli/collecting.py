"""Anchors and their collections, from a terminal."""

from collections.abc import Sequence
from typing import Annotated

import typer

from asif_desktop.cli import output
from asif_desktop.cli.session import one_sentence, path_of, session_of, text_of
from asif_desktop.cli.waiting import ask_at_length
from asif_desktop.domain import requests
from asif_desktop.domain.paths import display

anchors = typer.Typer(help="List, add, edit, move and remove anchors.", no_args_is_help=True)
collections = typer.Typer(help="Make, rename, delete and switch collections.", no_args_is_help=True)

Json = Annotated[bool, typer.Option("--json", help="One JSON value instead of text for people.")]
Name = Annotated[str, typer.Argument(metavar="NAME")]

_PAGE = 2000
"""Anchors described at once."""


@anchors.command("list")
def list_anchors(
    context: typer.Context,
    collection: Annotated[
        str | None, typer.Option("--collection", metavar="NAME", help="Only of this one.")
    ] = None,
    words: Annotated[
        str, typer.Option("--words", metavar="WORDS", help="Only where the caption holds each of these.")
    ] = "",
    json: Json = False,
) -> None:
    """List the anchors by id."""
    with one_sentence():
        library = session_of(context).library
        column = library.ask(requests.ListAnchors(collection, text_of(words, "text"))).ids
        ids = [int.from_bytes(column[at : at + 8], "little") for at in range(0, len(column), 8)]
        found = [
            anchor
            for start in range(0, len(ids), _PAGE)
            for anchor in library.ask(requests.DescribeAnchors(ids[start : start + _PAGE]))
        ]
        if json:
            output.say_json([output.anchor_fields(anchor) for anchor in found])
            return
        for anchor in found:
            source = (
                display(anchor.photo) if anchor.photo is not None else anchor.class_name or "its own picture"
            )
            notes = "".join(
                [" (off)" if not anchor.enabled else "", " (unusable)" if not anchor.usable else ""]
            )
            output.say(f"{anchor.id}\t{anchor.collection}{notes}\t{anchor.caption}\t{source}")


@anchors.command("add")
def add_anchors(
    context: typer.Context,
    files: Annotated[list[str], typer.Argument(metavar="FILE...")],
    caption: Annotated[
        str | None, typer.Option("--caption", help="Of all of them; without it, the name of each file.")
    ] = None,
    collection: Annotated[
        str | None, typer.Option("--collection", metavar="NAME", help="Where to keep them.")
    ] = None,
    json: Json = False,
) -> None:
    """Make picture files anchors, in the library or not; each file's picture is kept."""
    with one_sentence():
        words = None if caption is None else text_of(caption, "caption")
        request = requests.AddAnchors([path_of(file) for file in files], words, collection)
        made = ask_at_length(session_of(context), request).anchors
        if json:
            output.say_json({"anchors": made})
        else:
            output.say(f"Added {output.number_of(len(made), 'anchor')}: {_listed(made)}.")


@anchors.command("move")
def move_anchors(
    context: typer.Context,
    ids: Annotated[list[int], typer.Argument(metavar="ID...")],
    collection: Annotated[
        str, typer.Option("--collection", metavar="NAME", help="Where to; made if it is not there.")
    ],
) -> None:
    """Move anchors to another collection."""
    with one_sentence():
        ask_at_length(session_of(context), requests.MoveAnchors(ids, text_of(collection, "name")))


@anchors.command("photos")
def photos_of_anchor(
    context: typer.Context,
    anchor: Annotated[int, typer.Argument(metavar="ID")],
    number: Annotated[int, typer.Option("-n", help="How many at most; 0 means all.")] = 20,
    json: Json = False,
) -> None:
    """List the photos that an anchor describes, those it says most of first."""
    with one_sentence():
        library = session_of(context).library
        ranking = library.ask(requests.RankCarried(anchor))
        column = ranking.ids[: 8 * (min(number, ranking.matching) if number > 0 else ranking.matching)]
        ids = [int.from_bytes(column[at : at + 8], "little") for at in range(0, len(column), 8)]
        found = [
            photo
            for start in range(0, len(ids), _PAGE)
            for photo in library.ask(requests.DescribePhotos(ids[start : start + _PAGE]))
        ]
        if json:
            output.say_json([output.path_fields(path) for photo in found for path in photo.paths[:1]])
            return
        for photo in found:
            output.say(display(photo.paths[0]) if photo.paths else "")


@anchors.command("edit")
def edit_anchor(
    context: typer.Context,
    anchor: Annotated[int, typer.Argument(metavar="ID")],
    caption: Annotated[str, typer.Argument(metavar="CAPTION")],
) -> None:
    """Give an anchor another caption."""
    with one_sentence():
        ask_at_length(session_of(context), requests.EditAnchor(anchor, text_of(caption, "caption")))


@anchors.command("remove")
def remove_anchors(
    context: typer.Context, ids: Annotated[list[int], typer.Argument(metavar="ID...")]
) -> None:
    """Forget anchors; `undo` brings them back."""
    with one_sentence():
        ask_at_length(session_of(context), requests.RemoveAnchors(ids))


@collections.command("list")
def list_collections(context: typer.Context, json: Json = False) -> None:
    """List the collections."""
    with one_sentence():
        found = session_of(context).library.ask(requests.ListCollections())
        if json:
            output.say_json([{"name": c.name, "enabled": c.enabled, "anchors": c.anchors} for c in found])
            return
        for collection in found:
            state = "on" if collection.enabled else "off"
            output.say(f"{collection.name}\t{state}\t{output.number_of(collection.anchors, 'anchor')}")


@collections.command("create")
def create_collection(context: typer.Context, name: Name) -> None:
    """Make an empty collection, switched on."""
    with one_sentence():
        session_of(context).library.ask(requests.CreateCollection(text_of(name, "name")))


@collections.command("rename")
def rename_collection(
    context: typer.Context,
    old: Annotated[str, typer.Argument(metavar="OLD")],
    new: Annotated[str, typer.Argument(metavar="NEW")],
) -> None:
    """Give a collection another name."""
    with one_sentence():
        request = requests.RenameCollection(text_of(old, "name"), text_of(new, "name"))
        session_of(context).library.ask(request)


@collections.command("delete")
def delete_collection(context: typer.Context, name: Name) -> None:
    """Forget a collection and its anchors; `undo` brings them back."""
    with one_sentence():
        ask_at_length(session_of(context), requests.DeleteCollection(text_of(name, "name")))


@collections.command("enable")
def enable_collection(context: typer.Context, name: Name) -> None:
    """Switch a collection on."""
    with one_sentence():
        ask_at_length(session_of(context), requests.SwitchCollection(text_of(name, "name"), True))


@collections.command("disable")
def disable_collection(context: typer.Context, name: Name) -> None:
    """Switch a collection off: its anchors count for nothing until it is on again."""
    with one_sentence():
        ask_at_length(session_of(context), requests.SwitchCollection(text_of(name, "name"), False))


def _listed(ids: Sequence[int]) -> str:
    return ", ".join(str(number) for number in ids)
