"""Folders, settings, taking back, and how the library stands, from a terminal."""

from typing import Annotated

import typer

from asif_desktop.cli import output
from asif_desktop.cli.session import one_sentence, path_of, session_of, text_of
from asif_desktop.cli.waiting import ask_at_length
from asif_desktop.domain import requests
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.paths import display
from asif_desktop.domain.sentences import said

folders = typer.Typer(help="List and remove watched folders.", no_args_is_help=True)
settings = typer.Typer(help="Look at settings and change them.", no_args_is_help=True)

Json = Annotated[bool, typer.Option("--json", help="One JSON value instead of text for people.")]


@folders.command("list")
def list_folders(context: typer.Context, json: Json = False) -> None:
    """List the folders with their photos."""
    with one_sentence():
        found = session_of(context).library.ask(requests.ListFolders())
        if json:
            output.say_json(
                [
                    {
                        **output.path_fields(f.path),
                        "online": f.online,
                        "photos": f.photos,
                        "excluded": f.excluded,
                    }
                    for f in found
                ]
            )
            return
        for folder in found:
            offline = "" if folder.online else "\t(offline)"
            output.say(f"{display(folder.path)}\t{output.number_of(folder.photos, 'photo')}{offline}")


@folders.command("remove")
def remove_folder(context: typer.Context, folder: Annotated[str, typer.Argument(metavar="FOLDER")]) -> None:
    """Stop watching a folder; its files stay as they are."""
    with one_sentence():
        session_of(context).library.ask(requests.RemoveFolder(path_of(folder)))


@folders.command("exclude")
def exclude(
    context: typer.Context,
    folder: Annotated[str, typer.Argument(metavar="FOLDER")],
    globs: Annotated[list[str] | None, typer.Argument(metavar="[GLOB]...")] = None,
) -> None:
    """Leave out what these globs match, instead of those before; without any, leave out nothing."""
    with one_sentence():
        wanted = [text_of(glob, "glob") for glob in globs or []]
        session_of(context).library.ask(requests.Exclude(path_of(folder), wanted))


@settings.command("get")
def get_setting(
    context: typer.Context,
    name: Annotated[str | None, typer.Argument(metavar="NAME")] = None,
    json: Json = False,
) -> None:
    """Tell one setting, or all of them."""
    with one_sentence():
        values = session_of(context).library.ask(requests.GetSettings())
        if name is not None and name not in values:
            raise AsifError(
                said("There is no setting “{0}”; there are {1}.", name, ", ".join(sorted(values)))
            )
        if json:
            output.say_json(values if name is None else values[name])
        elif name is not None:
            output.say(values[name])
        else:
            for key, value in sorted(values.items()):
                output.say(f"{key}\t{value}")


@settings.command("set")
def set_setting(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME")],
    value: Annotated[str, typer.Argument(metavar="VALUE")],
    yes: Annotated[bool, typer.Option("--yes", help="A model may be downloaded.")] = False,
) -> None:
    """Change a setting; before a model is downloaded, you are asked."""
    with one_sentence():
        request = requests.SetSetting(text_of(name, "name"), text_of(value, "value"), yes)
        to_come = ask_at_length(session_of(context), request)
        if to_come is None:
            return
        if not output.agrees(f"{to_come} Download it?"):
            raise AsifError(said("{0} Nothing was changed; add --yes to agree.", to_come))
        ask_at_length(session_of(context), requests.SetSetting(request.name, request.value, download=True))


def undo(context: typer.Context) -> None:
    """Take back the last operation."""
    with one_sentence():
        output.say(f"Undone: {ask_at_length(session_of(context), requests.Undo()).description}")


def redo(context: typer.Context) -> None:
    """Do again what was last undone."""
    with one_sentence():
        output.say(f"Done again: {ask_at_length(session_of(context), requests.Redo()).description}")


def history(context: typer.Context, json: Json = False) -> None:
    """List what can be undone or redone, newest first."""
    with one_sentence():
        steps = session_of(context).library.ask(requests.History())
        if json:
            output.say_json(
                [
                    {"id": s.id, "description": str(s.description), "at": s.at, "undone": s.undone}
                    for s in steps
                ]
            )
            return
        output.tell_if_empty(steps, "There is nothing to undo.")
        for step in steps:
            output.say(f"{step.at}\t{step.description}{' (undone)' if step.undone else ''}")


def status(context: typer.Context, json: Json = False) -> None:
    """Tell how the library stands."""
    with one_sentence():
        found = session_of(context).library.ask(requests.GetStatus())
        if json:
            output.say_json(output.status_fields(found))
        else:
            output.say_status(found)
