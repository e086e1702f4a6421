"""Stars, labels, flags and captions, turning photos, and all that is known of one, from a terminal."""

from typing import Annotated, Any, get_args

import typer

from asif_desktop.cli import output
from asif_desktop.cli.details import told
from asif_desktop.cli.session import one_sentence, path_of, session_of, text_of
from asif_desktop.domain import requests
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.notes import LABELS, Flag, NoteEdit, PhotoDetails
from asif_desktop.domain.paths import display
from asif_desktop.domain.photos import Photo
from asif_desktop.domain.sentences import said

Json = Annotated[bool, typer.Option("--json", help="One JSON value instead of text for people.")]

_TURNS = {"right": 90, "left": -90, "around": 180}


def rate(
    context: typer.Context,
    words: Annotated[list[str], typer.Argument(metavar="PHOTO... STARS")],
    json: Json = False,
) -> None:
    """Give photos 0 to 5 stars; 0 takes them away. The files stay as they are."""
    photos, last = _split(words, "a number of stars")
    with one_sentence():
        if not last.removeprefix("-").isdecimal():
            raise AsifError(said("The last argument is the number of stars, from 0 to 5, not “{0}”.", last))
        _note(context, photos, NoteEdit(rating=int(last)), json=json)


def label(
    context: typer.Context,
    words: Annotated[list[str], typer.Argument(metavar="PHOTO... LABEL")],
    json: Json = False,
) -> None:
    """Label photos red, yellow, green, blue or purple; “none” takes the label away."""
    photos, last = _split(words, "a label")
    with one_sentence():
        if last not in (*LABELS, "none"):
            raise AsifError(
                said("The last argument is the label, {0} or none, not “{1}”.", ", ".join(LABELS), last)
            )
        _note(context, photos, NoteEdit(label="" if last == "none" else last), json=json)


def flag(
    context: typer.Context,
    words: Annotated[list[str], typer.Argument(metavar="PHOTO... pick|reject|none")],
    json: Json = False,
) -> None:
    """Pick photos, reject them, or take the flag away."""
    photos, last = _split(words, "pick, reject or none")
    with one_sentence():
        which = next((one for one in get_args(Flag) if one == last), None)
        if which is None:
            raise AsifError(said("The last argument is pick, reject or none, not “{0}”.", last))
        _note(context, photos, NoteEdit(flag=which), json=json)


def best(
    context: typer.Context,
    photo: Annotated[str, typer.Argument(metavar="BEST")],
    others: Annotated[list[str], typer.Argument(metavar="OTHERS...")],
    json: Json = False,
) -> None:
    """Pick the best of several photos and reject the others, in one step."""
    with one_sentence():
        refs: list[requests.PhotoRef] = [path_of(other) for other in others]
        _tell(session_of(context).library.ask(requests.ChooseBest(path_of(photo), refs)), json=json)


def caption(
    context: typer.Context,
    words: Annotated[list[str], typer.Argument(metavar="PHOTO... CAPTION")],
    json: Json = False,
) -> None:
    """Write a caption for photos; an empty one takes it away. To teach what they show, use `teach`."""
    photos, last = _split(words, "a caption")
    with one_sentence():
        _note(context, photos, NoteEdit(caption=text_of(last, "caption")), json=json)


def rotate(
    context: typer.Context,
    words: Annotated[list[str], typer.Argument(metavar="PHOTO... left|right|around|DEGREES")],
    json: Json = False,
) -> None:
    """Show photos turned; the files stay as they are."""
    photos, last = _split(words, "left, right, around or a number of degrees")
    with one_sentence():
        if last not in _TURNS and not last.removeprefix("-").isdecimal():
            raise AsifError(
                said("The last argument says how far, left, right, around or 90, not “{0}”.", last)
            )
        degrees = _TURNS[last] if last in _TURNS else int(last)
        refs: list[requests.PhotoRef] = [path_of(photo) for photo in photos]
        _tell(session_of(context).library.ask(requests.RotatePhotos(refs, degrees)), json=json)


def pair(
    context: typer.Context,
    words: Annotated[list[str], typer.Argument(metavar="PHOTO... apart|one")],
    json: Json = False,
) -> None:
    """Show the RAW and JPEG of one name apart, or as one photo."""
    photos, last = _split(words, "apart or one")
    with one_sentence():
        if last not in ("apart", "one"):
            raise AsifError(said("The last argument is apart or one, not “{0}”.", last))
        refs: list[requests.PhotoRef] = [path_of(photo) for photo in photos]
        _tell(session_of(context).library.ask(requests.SplitPhotos(refs, last == "apart")), json=json)


def info(
    context: typer.Context,
    photo: Annotated[str, typer.Argument(metavar="PHOTO")],
    json: Json = False,
) -> None:
    """Tell all that is known of a photo."""
    with one_sentence():
        library = session_of(context).library
        details = library.ask(requests.DetailPhoto(path_of(photo)))
        (known,) = library.ask(requests.DescribePhotos([details.photo]))
        titles = {tag.id: tag.title for tag in library.ask(requests.ListTags())}
        given = library.ask(requests.TagsOfPhotos([known.id]))
        tags = sorted(titles[one.tag] for one in given if one.state != "rejected")
        if json:
            output.say_json(_fields(known, details) | {"tags": tags})
            return
        for name, value in told(known, details, tags):
            output.say(f"{name}\t{value}")


def _split(words: list[str], what: str) -> tuple[list[str], str]:
    if len(words) < 2:
        raise typer.BadParameter(f"Give one or more photos, then {what}.")
    return words[:-1], words[-1]


def _note(context: typer.Context, photos: list[str], edit: NoteEdit, *, json: bool) -> None:
    refs: list[requests.PhotoRef] = [path_of(photo) for photo in photos]
    _tell(session_of(context).library.ask(requests.NotePhotos(refs, edit)), json=json)


def _tell(changed: int, *, json: bool) -> None:
    if json:
        output.say_json({"changed": changed})
    else:
        output.say(f"{output.number_of(changed, 'photo')} changed")


def _fields(photo: Photo, details: PhotoDetails) -> dict[str, Any]:
    return {
        **(output.path_fields(photo.paths[0]) if photo.paths else {"path": None}),
        "paths": [display(path) for path in photo.paths],
        "kind": photo.kind,
        "width": photo.width,
        "height": photo.height,
        "size": photo.size,
        "taken": photo.taken,
        "file_date": photo.file_date,
        "added": photo.added,
        "camera": photo.camera,
        "lens": details.lens,
        "iso": details.iso,
        "exposure": details.exposure,
        "aperture": details.aperture,
        "focal_length": details.focal_length,
        "latitude": details.latitude,
        "longitude": details.longitude,
        "rating": photo.rating,
        "label": photo.label or None,
        "flag": photo.flag,
        "caption": photo.caption or None,
        "rotation": photo.rotation,
        "file_rating": details.file_rating,
        "file_label": details.file_label,
        "file_caption": details.file_caption,
        "file_keywords": details.file_keywords,
        "shown_as_one": photo.pair is not None,
    }
