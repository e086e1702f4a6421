"""Saved searches, from a terminal."""

import sys
from typing import Annotated

import typer

from asif_desktop.cli import output
from asif_desktop.cli.phrases import PhraseCommand
from asif_desktop.cli.session import current_folder, one_sentence, session_of, text_of
from asif_desktop.domain import requests
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.folding import folded
from asif_desktop.domain.sentences import said

searches = typer.Typer(help="Save queries under a name, and run them.", no_args_is_help=True)

Json = Annotated[bool, typer.Option("--json", help="One JSON value instead of text for people.")]
Name = Annotated[str, typer.Argument(metavar="NAME")]


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
