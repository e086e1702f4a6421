"""Albums, from a terminal."""

from typing import Annotated

import typer

from asif_desktop.cli import output
from asif_desktop.cli.session import one_sentence, path_of, session_of, text_of
from asif_desktop.domain import requests
from asif_desktop.domain.paths import display

albums = typer.Typer(help="Make, fill, list, rename and delete albums.", no_args_is_help=True)

Json = Annotated[bool, typer.Option("--json", help="One JSON value instead of text for people.")]
Name = Annotated[str, typer.Argument(metavar="NAME")]
Photos = Annotated[list[str], typer.Argument(metavar="PHOTO...")]


@albums.command("create")
def create_album(
    context: typer.Context,
    name: Name,
    photos: Annotated[list[str] | None, typer.Argument(metavar="[PHOTO...]")] = None,
) -> None:
    """Make an album, of these photos if any."""
    with one_sentence():
        paths: list[requests.PhotoRef] = [path_of(photo) for photo in photos or []]
        session_of(context).library.ask(requests.CreateAlbum(text_of(name, "name"), paths))


@albums.command("add")
def add_to_album(context: typer.Context, name: Name, photos: Photos) -> None:
    """Put photos into an album."""
    with one_sentence():
        request = requests.AddToAlbum(text_of(name, "name"), [path_of(photo) for photo in photos])
        added = session_of(context).library.ask(request)
        output.say(f"{output.number_of(added, 'photo')} added")


@albums.command("remove")
def remove_from_album(context: typer.Context, name: Name, photos: Photos) -> None:
    """Take photos out of an album; the files stay as they are."""
    with one_sentence():
        request = requests.RemoveFromAlbum(text_of(name, "name"), [path_of(photo) for photo in photos])
        removed = session_of(context).library.ask(request)
        output.say(f"{output.number_of(removed, 'photo')} removed")


@albums.command("list")
def list_albums(
    context: typer.Context,
    name: Annotated[str | None, typer.Argument(metavar="[NAME]")] = None,
    json: Json = False,
) -> None:
    """List the albums, or the photos of one."""
    with one_sentence():
        library = session_of(context).library
        if name is not None:
            photos = library.ask(requests.ListAlbumPhotos(text_of(name, "name")))
            if json:
                output.say_json([output.path_fields(photo.paths[0]) for photo in photos])
            else:
                output.tell_if_empty(photos, "The album is empty.")
                for photo in photos:
                    output.say(display(photo.paths[0]))
            return
        found = library.ask(requests.ListAlbums())
        if json:
            output.say_json([{"name": album.name, "photos": album.photos} for album in found])
            return
        output.tell_if_empty(found, "There is no album yet: asif-desktop album create NAME")
        for album in found:
            output.say(f"{album.name}\t{output.number_of(album.photos, 'photo')}")


@albums.command("rename")
def rename_album(
    context: typer.Context,
    old: Annotated[str, typer.Argument(metavar="OLD")],
    new: Annotated[str, typer.Argument(metavar="NEW")],
) -> None:
    """Give an album another name."""
    with one_sentence():
        request = requests.RenameAlbum(text_of(old, "name"), text_of(new, "name"))
        session_of(context).library.ask(request)


@albums.command("delete")
def delete_album(context: typer.Context, name: Name) -> None:
    """Forget an album; its photos stay, and `undo` brings it back."""
    with one_sentence():
        session_of(context).library.ask(requests.DeleteAlbum(text_of(name, "name")))
