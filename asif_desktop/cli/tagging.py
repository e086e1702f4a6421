"""Tags, from a terminal."""

import shlex
import sys
from typing import Annotated, Literal

import msgspec
import typer

from asif_desktop.cli import output
from asif_desktop.cli.session import one_sentence, path_of, session_of, text_of
from asif_desktop.cli.waiting import ask_at_length
from asif_desktop.domain import requests
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.folding import folded
from asif_desktop.domain.sentences import said
from asif_desktop.domain.tags import Decision, NewTag, Tag, TagEdit
from asif_desktop.domain.text_files import list_of_tags_in

tag = typer.Typer(help="Make tags, and give them to photos.", no_args_is_help=True)

Json = Annotated[bool, typer.Option("--json", help="One JSON value instead of text for people.")]
Name = Annotated[str, typer.Argument(metavar="NAME")]
Photos = Annotated[list[str], typer.Argument(metavar="PHOTO...")]
Phrases = Annotated[
    list[str] | None, typer.Option("--phrase", metavar="PHRASE", help="What it is found by; may be repeated.")
]
Parent = Annotated[str | None, typer.Option("--parent", metavar="NAME", help="The tag that it lies below.")]
Colour = Annotated[
    str | None, typer.Option("--colour", help="red, orange, yellow, green, blue, purple, grey, #rrggbb.")
]
Key = Annotated[str | None, typer.Option("--key", help="The letter or digit that gives it to photos.")]
Cut = Annotated[
    float | None,
    typer.Option("--cut", metavar="SCORE", help="From which score on it is suggested; 0.5 unless moved."),
]


@tag.command("create")
def create_tag(
    context: typer.Context,
    name: Name,
    phrase: Phrases = None,
    parent: Parent = None,
    colour: Colour = None,
    key: Key = None,
    cut: Cut = None,
) -> None:
    """Make a tag."""
    with one_sentence():
        new = NewTag(
            text_of(name, "name"),
            [text_of(one, "phrase") for one in phrase or []],
            None if parent is None else text_of(parent, "name"),
            None if colour is None else text_of(colour, "colour"),
            None if key is None else text_of(key, "key"),
            cut,
        )
        session_of(context).library.ask(requests.CreateTag(new))


@tag.command("list")
def list_tags(context: typer.Context, json: Json = False) -> None:
    """List the tags with their photos."""
    with one_sentence():
        found = session_of(context).library.ask(requests.ListTags())
        names = {one.id: one.name for one in found}
        if json:
            rows = [
                {
                    "name": one.name,
                    "phrases": one.phrases,
                    "parent": None if one.parent is None else names[one.parent],
                    "manual": one.manual,
                    "accepted": one.accepted,
                    "rejected": one.rejected,
                    **({} if one.cut is None else {"cut": one.cut}),
                }
                for one in found
            ]
            output.say_json(rows)
            return
        output.tell_if_empty(found, "There is no tag yet: asif-desktop tag create NAME")
        for one in found:
            told = [output.number_of(one.photos, "photo")]
            told += [f"{one.from_file} from files"] if one.from_file else []
            told += [f"suggested from {one.cut:g} on"] if one.cut is not None else []
            phrases = "" if one.phrases == [one.name] else f"\t{'; '.join(one.phrases)}"
            output.say(f"{one.title}\t{', '.join(told)}{phrases}")


@tag.command("import")
def import_tags(context: typer.Context, file: Annotated[str, typer.Argument(metavar="FILE")]) -> None:
    """Make the tags of a text file: a name a line, indented below its parent."""
    with one_sentence():
        made = session_of(context).library.ask(requests.ImportTags(list_of_tags_in(file)))
        output.say(output.number_of(made, "new tag"))


@tag.command("adopt")
def adopt_tags(
    context: typer.Context,
    names: Annotated[list[str] | None, typer.Argument(metavar="[NAME…]")] = None,
) -> None:
    """Have tags that files brought suggested for other photos; without a name all of them."""
    with one_sentence():
        which: list[requests.TagRef] = [text_of(name, "name") for name in names or []]
        adopted = session_of(context).library.ask(requests.AdoptTags(which))
        output.say(f"{output.number_of(adopted, 'tag')} more to be suggested")


@tag.command("edit")
def edit_tag(
    context: typer.Context,
    name: Name,
    phrase: Phrases = None,
    parent: Parent = None,
    colour: Colour = None,
    key: Key = None,
    cut: Cut = None,
    collection: Annotated[
        str | None, typer.Option("--collection", metavar="NAME", help="What holds its own examples.")
    ] = None,
) -> None:
    """Change a tag; an empty parent, colour, key or collection takes it away."""
    with one_sentence():
        unset = msgspec.UNSET
        edit = TagEdit(
            phrases=unset if phrase is None else [text_of(one, "phrase") for one in phrase if one],
            parent=unset if parent is None else text_of(parent, "name") or None,
            colour=unset if colour is None else text_of(colour, "colour") or None,
            key=unset if key is None else text_of(key, "key") or None,
            collection=unset if collection is None else text_of(collection, "name") or None,
            cut=unset if cut is None else cut,
        )
        session_of(context).library.ask(requests.EditTag(text_of(name, "name"), edit))


@tag.command("rename")
def rename_tag(
    context: typer.Context,
    old: Annotated[str, typer.Argument(metavar="OLD")],
    new: Annotated[str, typer.Argument(metavar="NEW")],
) -> None:
    """Give a tag another name."""
    with one_sentence():
        edit = TagEdit(name=text_of(new, "name"))
        session_of(context).library.ask(requests.EditTag(text_of(old, "name"), edit))


@tag.command("merge")
def merge_tags(
    context: typer.Context, name: Name, into: Annotated[str, typer.Argument(metavar="INTO")]
) -> None:
    """Make two tags one, the second."""
    with one_sentence():
        session_of(context).library.ask(requests.MergeTags(text_of(name, "name"), text_of(into, "name")))


@tag.command("delete")
def delete_tag(context: typer.Context, name: Name) -> None:
    """Forget a tag and those below it; `undo` brings them back."""
    with one_sentence():
        session_of(context).library.ask(requests.DeleteTag(text_of(name, "name")))


@tag.command("add")
def add_tag(context: typer.Context, name: Name, photos: Photos) -> None:
    """Give a tag to photos."""
    _decide(context, name, photos, "manual")


@tag.command("remove")
def remove_tag(context: typer.Context, name: Name, photos: Photos) -> None:
    """Take a tag off photos; their files stay as they are."""
    _decide(context, name, photos, "none")


@tag.command("suggest")
def suggest_tag(
    context: typer.Context,
    name: Name,
    number: Annotated[int, typer.Option("-n", help="How many at most; 0 means all.")] = 0,
    json: Json = False,
    why: Annotated[bool, typer.Option("--why", help="With the anchors that carried each one.")] = False,
) -> None:
    """Find photos that a tag may fit, best first; what you said yes or no to is left out."""
    with one_sentence():
        request = requests.SuggestPhotos(text_of(name, "name"), min(number, sys.maxsize), why)
        found = session_of(context).library.ask(request).matches
        if json:
            output.say_json([output.match_fields(match) for match in found])
            return
        if not found:
            output.tell(_why_none(session_of(context).library.ask(requests.ListTags()), name))
        for match in found:
            output.say_match(match)


@tag.command("accept")
def accept_tag(
    context: typer.Context,
    name: Name,
    photos: Annotated[list[str] | None, typer.Argument(metavar="PHOTO...")] = None,
    above: Annotated[
        float | None,
        typer.Option("--above", metavar="SCORE", help="All suggestions with that score."),
    ] = None,
    learn_from: Annotated[
        bool, typer.Option("--learn", help="Make the photos examples of the tag as well.")
    ] = False,
) -> None:
    """Say yes to suggestions."""
    if bool(photos) == (above is not None):
        raise typer.BadParameter("Give either photos or --above SCORE.")
    if learn_from and above is not None:
        raise typer.BadParameter("--learn takes photos that you named, not --above.")
    if above is None:
        if not learn_from:
            _decide(context, name, photos or [], "accepted")
            return
        with one_sentence():
            refs: list[requests.PhotoRef] = [path_of(photo) for photo in photos or []]
            ask_at_length(session_of(context), requests.LearnTag(text_of(name, "name"), refs, "accepted"))
        return
    with one_sentence():
        request = requests.AcceptSuggestions(text_of(name, "name"), above)
        output.say(f"{session_of(context).library.ask(request)} accepted")


@tag.command("reject")
def reject_tag(
    context: typer.Context,
    name: Name,
    photos: Photos,
    what: Annotated[
        str | None,
        typer.Option("--what", metavar="CAPTION", help="What they show instead: taught as examples of it."),
    ] = None,
) -> None:
    """Say no to a suggestion: it is not made again."""
    if what is not None:
        with one_sentence():  # before anything is said of the photos
            what = text_of(what, "caption")
            if not what.strip():
                raise AsifError(said("The caption is empty; type a word or two."))
    _decide(context, name, photos, "rejected")
    if what is not None:
        with one_sentence():
            refs: list[requests.PhotoRef] = [path_of(photo) for photo in photos]
            ask_at_length(session_of(context), requests.Teach(refs, what))


def _why_none(tags: list[Tag], name: str) -> str:
    """Returns what is said where a tag is suggested for no photo."""
    meant = [one for one in tags if folded(name) in (folded(one.title), folded(one.name))]
    if meant and not any(one.own for one in meant):
        made = shlex.join(["asif-desktop", "tag", "adopt", meant[0].title])
        return f"This tag is there because files name it, and only tags of your own are suggested: {made}"
    return "The tag is suggested for no photo."


def _decide(context: typer.Context, name: str, photos: list[str], decision: Decision) -> None:
    with one_sentence():
        refs: list[requests.PhotoRef] = [path_of(photo) for photo in photos]
        changed = session_of(context).library.ask(requests.DecideTag(text_of(name, "name"), refs, decision))
    if not changed and decision == "none":
        output.tell("None of these photos has this tag itself; a tag below it goes by its own name.")


def learn(
    context: typer.Context,
    source: Annotated[str, typer.Option("--from", metavar="captions|keywords", help="What to learn from.")],
    collection: Annotated[
        str | None, typer.Option("--collection", metavar="NAME", help="Where to keep the examples.")
    ] = None,
) -> None:
    """Make examples of the photos that you gave captions or keywords before; one `undo` takes them back."""
    if source not in ("captions", "keywords"):
        raise typer.BadParameter("--from takes captions or keywords.")
    with one_sentence():
        name = None if collection is None else text_of(collection, "name")
        kind: Literal["captions", "keywords"] = "captions" if source == "captions" else "keywords"
        learnt = ask_at_length(session_of(context), requests.LearnFromFiles(kind, name))
        output.say("Learnt from 1 photo." if learnt == 1 else f"Learnt from {learnt:,} photos.")
