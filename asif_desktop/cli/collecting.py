"""Anchors and their collections, from a terminal."""

from typing import Annotated

import typer

from asif_desktop.cli import output
from asif_desktop.cli.session import one_sentence, session_of, text_of
from asif_desktop.domain import requests
from asif_desktop.domain.paths import display

anchors = typer.Typer(help="List, edit and remove anchors.", no_args_is_help=True)
collections = typer.Typer(help="Make, rename, delete and switch collections.", no_args_is_help=True)

Json = Annotated[bool, typer.Option("--json", help="One JSON value instead of text for people.")]
Name = Annotated[str, typer.Argument(metavar="NAME")]


@anchors.command("list")
def list_anchors(
    context: typer.Context,
    collection: Annotated[
        str | None, typer.Option("--collection", metavar="NAME", help="Only of this one.")
    ] = None,
    json: Json = False,
) -> None:
    """List the anchors by id."""
    with one_sentence():
        found = session_of(context).library.ask(requests.ListAnchors(collection))
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


@anchors.command("edit")
def edit_anchor(
    context: typer.Context,
    anchor: Annotated[int, typer.Argument(metavar="ID")],
    caption: Annotated[str, typer.Argument(metavar="CAPTION")],
) -> None:
    """Give an anchor another caption."""
    with one_sentence():
        session_of(context).library.ask(requests.EditAnchor(anchor, text_of(caption, "caption")))


@anchors.command("remove")
def remove_anchors(
    context: typer.Context, ids: Annotated[list[int], typer.Argument(metavar="ID...")]
) -> None:
    """Forget anchors; `undo` brings them back."""
    with one_sentence():
        session_of(context).library.ask(requests.RemoveAnchors(ids))


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
            output.say(f"{collection.name}\t{state}\t{collection.anchors} anchors")


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
        session_of(context).library.ask(requests.DeleteCollection(text_of(name, "name")))


@collections.command("enable")
def enable_collection(context: typer.Context, name: Name) -> None:
    """Switch a collection on."""
    with one_sentence():
        session_of(context).library.ask(requests.SwitchCollection(text_of(name, "name"), True))


@collections.command("disable")
def disable_collection(context: typer.Context, name: Name) -> None:
    """Switch a collection off: its anchors count for nothing until it is on again."""
    with one_sentence():
        session_of(context).library.ask(requests.SwitchCollection(text_of(name, "name"), False))
