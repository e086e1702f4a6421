"""Backups, and what support would ask about, from a terminal."""

import sys
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from asif_desktop.cli import output
from asif_desktop.cli.session import one_sentence, session_of, text_of
from asif_desktop.domain import requests
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.sentences import said
from asif_desktop.domain.system_reasons import system_reason

Json = Annotated[bool, typer.Option("--json", help="One JSON value instead of text for people.")]


def backup(
    context: typer.Context,
    listed: Annotated[bool, typer.Option("--list", help="List the backups there are, newest first.")] = False,
    json: Json = False,
) -> None:
    """Make a backup of the catalog; one a day is made without asking."""
    with one_sentence():
        library = session_of(context).library
        if not listed:
            made = library.ask(requests.MakeBackup())
            if json:
                output.say_json(msgspec.to_builtins(made))
            else:
                output.say(f"Made the backup {made.name}.")
            return
        found = library.ask(requests.ListBackups())
        if json:
            output.say_json(msgspec.to_builtins(found))
            return
        for one in found:
            output.say(f"{one.name}\t{one.made}\t{one.size / 1e6:.1f} MB")


def restore(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="BACKUP")] = "",
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Put a backup in the catalog's place, the newest good one unless named; the present one is kept."""
    from asif_desktop.remote.client import restore as put_back

    with one_sentence():
        chosen = text_of(name, "name of the backup") if name else ""
        if not yes:
            if not sys.stdin.isatty():
                raise AsifError(said("Restoring replaces the catalog; say --yes where nobody can be asked."))
            which = chosen or "newest good backup"
            typer.confirm(
                f"Replace the catalog by the {which}? The present one is kept beside it", abort=True
            )
        put_back(session_of(context).directory, chosen)
        output.say("The backup is in place; the catalog before it is kept beside it.")


def doctor(context: typer.Context, json: Json = False) -> None:
    """Look at everything that support would ask about."""
    with one_sentence():
        found = session_of(context).library.ask(requests.Examine())
        if json:
            output.say_json(msgspec.to_builtins(found))
            return
        for finding in found:
            output.say(f"{'  ' if finding.good else '! '}{finding.name}: {finding.value}")
            if not finding.good and finding.advice:
                output.say(f"      {finding.advice}")


def report(
    context: typer.Context,
    to: Annotated[str | None, typer.Option("--to", metavar="FILE", help="Write it there.")] = None,
    names: Annotated[bool, typer.Option("--names", help="Leave names of photos and folders in it.")] = False,
) -> None:
    """Write down the examination and the end of the log, to be looked at and sent to support."""
    with one_sentence():
        text = session_of(context).library.ask(requests.MakeReport(names))
        if to is None:
            for line in text.splitlines():
                output.say(line)
            return
        try:
            with Path(to).open("x", encoding="utf-8") as file:
                file.write(text)
        except OSError as error:
            raise AsifError(
                said("The report cannot be written to {0}: {1}.", to, system_reason(error))
            ) from error
        output.say(f"Wrote {to}; look at it before you send it.")
