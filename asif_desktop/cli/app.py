"""The verbs. Their names and their output are a contract: scripts rely on them."""

import os
from pathlib import Path
from typing import Annotated

import typer

from asif_desktop import __version__
from asif_desktop.cli import (
    albums,
    collecting,
    duplicates,
    keeping,
    marking,
    missing,
    output,
    safekeeping,
    saved_searches,
    tagging,
    trashing,
    viewing,
)
from asif_desktop.cli.phrases import PhraseCommand
from asif_desktop.cli.searching import DEFAULT_NUMBER, Wish, search_for, search_for_each
from asif_desktop.cli.session import Session, current_folder, one_sentence, path_of, session_of, text_of
from asif_desktop.cli.waiting import ask_at_length
from asif_desktop.domain import requests
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.paths import display
from asif_desktop.domain.sentences import said
from asif_desktop.domain.system_reasons import system_reason

app = typer.Typer(
    help="Finds photos by phrases, explains matches, can be taught. Without a verb: opens the window.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

Json = Annotated[bool, typer.Option("--json", help="One JSON value instead of text for people.")]


def _version(wanted: bool) -> None:
    if wanted:
        output.say(f"asif-desktop {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    context: typer.Context,
    library: Annotated[
        str,
        typer.Option(
            "--library",
            envvar="ASIF_LIBRARY",
            metavar="DIR",
            help="The library's folder; else the one that the window opens.",
            show_default=False,
        ),
    ] = "",
    _: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Tell the version.")
    ] = False,
) -> None:
    if not library:
        raise typer.BadParameter("The library's folder (--library) is missing.")
    context.obj = Session(Path(library))


@app.command()
def index(context: typer.Context, folders: Annotated[list[str], typer.Argument(metavar="FOLDER...")]) -> None:
    """Add folders, and encode what is new in them."""
    from asif_desktop.cli.progress import progress_of

    with one_sentence():
        library = session_of(context).library
        with progress_of(library):
            done = library.ask(requests.IndexFolders([path_of(folder) for folder in folders]))
        output.say(f"{output.number_of(done.photos, 'photo')}, {done.new} new, {done.failed} failed")
        output.tell_where_failed(done.failed)


@app.command()
def retry(context: typer.Context) -> None:
    """Read the files again that could not be read as photos."""
    from asif_desktop.cli.progress import progress_of

    with one_sentence():
        library = session_of(context).library
        with progress_of(library):
            tried = library.ask(requests.RetryFailed(wait=True))
        failed = len(library.ask(requests.GetStatus()).failed)
        output.say(f"{tried} tried again, {failed} failed")
        output.tell_where_failed(failed)


@app.command(cls=PhraseCommand)
def search(
    context: typer.Context,
    query: Annotated[str | None, typer.Argument(metavar="QUERY")] = None,
    number: Annotated[int, typer.Option("-n", help="How many at most; 0 means all.")] = DEFAULT_NUMBER,
    json: Json = False,
    why: Annotated[bool, typer.Option("--why", help="With the anchors that carried each match.")] = False,
    cut: Annotated[bool, typer.Option("--cut", help="Only what is above the automatic cut.")] = False,
    queries: Annotated[
        str | None, typer.Option("--queries", metavar="FILE", help="A query a line; needs --json.")
    ] = None,
) -> None:
    """Find photos by a query, best first: words, -not, "a phrase", AND, OR, rating:>=3, taken:30d."""
    if (query is None) == (queries is None):
        raise typer.BadParameter("Give either a QUERY or --queries FILE.")
    if queries is not None and not json:
        raise typer.BadParameter("--queries needs --json.")
    with one_sentence():
        session, wish = session_of(context), Wish(number, json, why, cut)
        if query is not None:
            search_for(session, wish, text_of(query, "query"))
        else:
            search_for_each(session, wish, _phrases_in(queries or ""))


def _phrases_in(file: str) -> dict[int, str]:
    """Returns the phrases of a file, each under the number of its line."""
    try:
        text = Path(file).read_text("utf-8-sig")
    except OSError as error:
        raise AsifError(said("The file of phrases cannot be read: {0}.", system_reason(error))) from error
    except UnicodeDecodeError:
        raise AsifError(said("The file of phrases is not valid UTF-8 text.")) from None
    return {number: line for number, line in enumerate(text.split("\n"), 1) if line.strip()}


@app.command(cls=PhraseCommand)
def explain(
    context: typer.Context,
    photo: Annotated[str, typer.Argument(metavar="PHOTO")],
    query: Annotated[str, typer.Argument(metavar="QUERY")],
    json: Json = False,
) -> None:
    """Tell which anchors carry the match of one photo with a phrase."""
    with one_sentence():
        phrase = text_of(query, "query")
        request = requests.Explain(path_of(photo), phrase, current_folder())
        match = session_of(context).library.ask(request)
        if json:
            output.say_json(output.match_fields(match))
        elif match.why is not None and not match.why.phrases:  # filters alone: there is nothing to weigh
            output.say(f"{'matches' if match.score else 'does not match'}  {display(match.paths[0])}")
        else:
            output.say_match(match, query=phrase)


@app.command(cls=PhraseCommand)
def teach(
    context: typer.Context,
    words: Annotated[list[str], typer.Argument(metavar="PHOTO... CAPTION")],
    collection: Annotated[
        str | None, typer.Option("--collection", metavar="NAME", help="Where to keep them.")
    ] = None,
    json: Json = False,
) -> None:
    """Make photos examples of a caption; the next search uses them."""
    if len(words) < 2:
        raise typer.BadParameter("Give one or more photos, then a caption.")
    *photos, last = words
    with one_sentence():
        if os.path.lexists(os.fsencode(last)):
            raise AsifError(
                said("The last argument is the caption, but “{0}” is a file; add what it shows.", last)
            )
        caption = text_of(last, "caption")
        request = requests.Teach([path_of(photo) for photo in photos], caption, collection)
        taught = ask_at_length(session_of(context), request)
        if json:
            output.say_json({"anchors": taught.anchors})
        else:
            numbers = ", ".join(str(anchor) for anchor in taught.anchors)
            one = len(taught.anchors) == 1
            told = (
                f"a photo (anchor {numbers})" if one else f"{len(taught.anchors)} photos (anchors {numbers})"
            )
            output.say(f"Taught “{caption}” with {told}.")


# In the order of the help: what was not defined above, then the verbs that have verbs of their own.
app.command()(viewing.similar)
app.command("learn")(tagging.learn)
app.command("rate", cls=PhraseCommand)(marking.rate)
app.command("label", cls=PhraseCommand)(marking.label)
app.command("flag", cls=PhraseCommand)(marking.flag)
app.command("caption", cls=PhraseCommand)(marking.caption)
app.command("rotate", cls=PhraseCommand)(marking.rotate)
app.command("best")(marking.best)
app.command("pair")(marking.pair)
app.command("info")(marking.info)
app.command()(viewing.export)
app.command("duplicates")(duplicates.duplicates)
app.command("trash")(trashing.trash)
app.command("untrash")(trashing.untrash)
app.command("missing")(missing.missing)
app.command("forget")(missing.forget)
app.command("undo")(keeping.undo)
app.command("redo")(keeping.redo)
app.command("history")(keeping.history)
app.command("status")(keeping.status)
app.command("backup")(safekeeping.backup)
app.command("restore")(safekeeping.restore)
app.command("doctor")(safekeeping.doctor)
app.command("report")(safekeeping.report)
app.add_typer(tagging.tag, name="tag")
app.add_typer(albums.albums, name="album")
app.add_typer(saved_searches.searches, name="searches")
app.add_typer(collecting.collections, name="collections")
app.add_typer(collecting.anchors, name="anchors")
app.add_typer(keeping.folders, name="folders")
app.add_typer(keeping.settings, name="settings")
