"""Albums and saved searches, from a terminal."""

import sys
from typing import Annotated

import typer

from asif_desktop.cli import output
from asif_desktop.cli.phrases import PhraseCommand
from asif_desktop.cli.session import current_folder, one_sentence, path_of, session_of, text_of
from asif_desktop.domain import requests
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.folding import folded
from asif_desktop.domain.paths import display
from asif_desktop.domain.sentences import said

albums = typer.Typer(help="Make, fill, list, rename and delete albums.", no_args_is_help=True)
searches = typer.Typer(help="Save queries under a name, and run them.", no_args_is_help=True)

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


@searches.command("save", cls=PhraseCommand)
def save_search(
    context: typer.Context,
    name: Name,
    query: Annotated[str, typer.Argument(metavar="QUERY")],
    cut: Annotated[
        float | None,
        typer.Option("--cut", metavar="SCORE", help="From which score on photos match; 0.5 unless given."),
    ] = None,
) -> None:
    """Keep a query under a name."""
    with one_sentence():
        library = session_of(context).library
        request = requests.SaveSearch(text_of(name, "name"), text_of(query, "query"), current_folder(), cut)
        before = {folded(saved.name): saved for saved in library.ask(requests.ListSearches())}
        library.ask(request)
        old = before.get(folded(request.name))
        if old is not None and library.ask(requests.GetSearch(request.name)).query != old.query:
            output.tell(f"“{old.name}” was {old.query} before; asif-desktop undo brings that back.")


@searches.command("list")
def list_searches(context: typer.Context, json: Json = False) -> None:
    """List the saved searches."""
    with one_sentence():
        found = session_of(context).library.ask(requests.ListSearches())
        if json:
            output.say_json(
                [
                    {"name": saved.name, "query": saved.query}
                    | ({} if saved.cut is None else {"cut": saved.cut})
                    for saved in found
                ]
            )
            return
        output.tell_if_empty(found, "No search is saved: asif-desktop searches save NAME QUERY")
        for saved in found:
            cut = "" if saved.cut is None else f"\tfrom {saved.cut:g} on"
            output.say(f"{saved.name}\t{saved.query}{cut}")


@searches.command("run")
def run_search(
    context: typer.Context,
    name: Name,
    number: Annotated[int, typer.Option("-n", help="How many at most; 0 means all.")] = 20,
    json: Json = False,
    why: Annotated[bool, typer.Option("--why", help="With the anchors that carried each match.")] = False,
    cut: Annotated[bool, typer.Option("--cut", help="Only what is above its cut.")] = False,
) -> None:
    """Find what a saved search finds now."""
    with one_sentence():
        if number < 0:
            raise AsifError(said("The number of results (-n) must be 0 or more."))
        library = session_of(context).library
        saved = library.ask(requests.GetSearch(text_of(name, "name")))
        line = 0.5 if saved.cut is None else saved.cut
        request = requests.Search(saved.query, min(number, sys.maxsize), why, b"", cut, line)
        found = library.ask(request)
        if json:
            output.say_json([output.match_fields(match) for match in found.matches])
        else:
            for match in found.matches:
                output.say_match(match, scored=found.scored)
            output.tell_if_empty(found.matches, "No photo matches.")


@searches.command("rename")
def rename_search(
    context: typer.Context,
    old: Annotated[str, typer.Argument(metavar="OLD")],
    new: Annotated[str, typer.Argument(metavar="NEW")],
) -> None:
    """Give a saved search another name."""
    with one_sentence():
        request = requests.RenameSearch(text_of(old, "name"), text_of(new, "name"))
        session_of(context).library.ask(request)


@searches.command("delete")
def delete_search(context: typer.Context, name: Name) -> None:
    """Forget a saved search; `undo` brings it back."""
    with one_sentence():
        session_of(context).library.ask(requests.DeleteSearch(text_of(name, "name")))
