"""How answers are written: data on standard output, everything else on standard error."""

import base64
import contextlib
import json
import os
import shlex
import sys
from collections.abc import Iterator, Sequence
from typing import Any

from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.joiners import JOINERS
from asif_desktop.domain.knowledge import Anchor
from asif_desktop.domain.paths import display, is_text
from asif_desktop.domain.photos import Failure
from asif_desktop.domain.results import Match, PhraseKnowledge, TaggedSo
from asif_desktop.domain.sentences import said
from asif_desktop.domain.status import Status
from asif_desktop.domain.system_reasons import system_reason

_LONGEST_TOLD = 80
"""Characters of a phrase in a sentence."""


def say(text: str) -> None:
    """Writes one line of data; control characters in names cannot break it in two."""
    _write(printable(text))


def say_json(value: Any) -> None:
    """Writes one line of JSON."""
    _write(json.dumps(value, ensure_ascii=False))


def agrees(question: str) -> bool:
    """Asks on the terminal; False where nobody is there to be asked."""
    if not (sys.stdin and sys.stdin.isatty() and sys.stderr and sys.stderr.isatty()):
        return False
    sys.stderr.write(f"{question} [y/N] ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().casefold() in {"y", "yes"}


def flush() -> None:
    """Writes what is still held back.

    Raises:
        AsifError: It cannot be written.
    """
    with _explained():
        sys.stdout.flush()


def give_up() -> None:
    """Writes nothing any more, now and when the interpreter ends: the reader (head, less) has seen enough."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def tell(sentence: str) -> None:
    """Writes a sentence for the person: one line, whatever the names in it."""
    sys.stderr.write(printable(sentence).encode("utf-8", "replace").decode("utf-8") + "\n")
    sys.stderr.flush()


def printable(text: str) -> str:
    """Returns the text with U+FFFD for each character that could break a line or steer a terminal."""
    return "".join(c if c.isprintable() or c == "\t" or c in JOINERS else "\ufffd" for c in text)


def _write(line: str) -> None:
    with _explained():
        sys.stdout.buffer.write(line.encode("utf-8", "replace") + b"\n")


@contextlib.contextmanager
def _explained() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        give_up()
        raise AsifError(said("The answer cannot be written: {0}.", system_reason(error))) from error


def path_fields(path: bytes, name: str = "path") -> dict[str, Any]:
    """Returns the JSON fields of a path: its text, and its exact bytes where the text cannot say them."""
    fields: dict[str, Any] = {name: display(path)}
    if not is_text(path):
        fields["path_bytes"] = base64.b64encode(path).decode("ascii")
    return fields


def match_fields(match: Match) -> dict[str, Any]:
    """Returns the JSON object of one search result."""
    fields = path_fields(match.paths[0])
    fields["paths"] = [display(path) for path in match.paths]
    fields["score"] = match.score
    fields["similarity"] = match.similarity
    if match.why is not None:
        fields["why"] = [
            {"anchor": r.anchor, "caption": r.caption, "phrase": r.phrase, "weight": r.weight}
            for r in match.why.reasons
        ]
        fields["rest"] = match.why.rest
        fields["phrases"] = [
            {"phrase": p.phrase, "similarity": p.similarity, "rest": p.rest, "against": p.against}
            for p in match.why.phrases
        ]
    return fields


def say_match(match: Match, *, scored: bool = True, query: str | None = None) -> None:
    """Writes one search result for people: score where there is one, path, and why if it was asked.

    A phrase stands above its reasons where there are several, or it is not in the query as it is worded.
    """
    score = f"{match.score:.2f}  " if scored else ""
    say(f"{score}{display(match.paths[0])}")
    if match.why is None:
        return
    for phrase in match.why.phrases:
        if len(match.why.phrases) > 1 or (query is not None and phrase.phrase not in query):
            say(f"    {'not ' if phrase.against else ''}{phrase.phrase}")
        for reason in match.why.reasons:
            if reason.phrase == phrase.phrase:
                place = f"  (anchor {reason.anchor})" if reason.anchor else ""
                say(f"      {reason.weight:6.3f}  {reason.caption}{place}")
        if phrase.rest > 0:
            say(f"      {phrase.rest:6.3f}  the rest")


def number_of(count: int, noun: str) -> str:
    """Returns how many there are of something, such as "1 photo" or "2 photos"."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def tell_if_empty(found: Sequence[object], sentence: str) -> None:
    """Says so where there is nothing to list; people are not left before an empty line."""
    if not found:
        tell(sentence)


def tell_where_failed(failed: int) -> None:
    """Says what shows the files that could not be read, where there are any."""
    if failed:
        tell("What could not be read, and why: asif-desktop status")


def tell_tagged(tagged: TaggedSo | None) -> None:
    """Says how many photos have the tag that a phrase names, and how to see them."""
    if tagged is not None:
        have = "1 photo is" if tagged.photos == 1 else f"{tagged.photos} photos are"
        tell(f"{have} tagged so: asif-desktop search {shlex.quote(tagged.query)}")


def tell_little_known(knowledge: Sequence[PhraseKnowledge]) -> None:
    """Says of which phrases the collections know little, and what helps."""
    for one in knowledge:
        if one.little:
            short = len(one.phrase) <= _LONGEST_TOLD
            phrase = one.phrase if short else one.phrase[: _LONGEST_TOLD - 1] + "…"
            caption = shlex.quote(phrase) if short else "CAPTION"
            tell(
                f"Your collections know little about “{phrase}”. Show them one:"
                f" asif-desktop teach PHOTO {caption}"
            )


def anchor_fields(anchor: Anchor) -> dict[str, Any]:
    """Returns the JSON object of an anchor."""
    fields: dict[str, Any] = {"id": anchor.id, "collection": anchor.collection, "caption": anchor.caption}
    fields.update(path_fields(anchor.photo, "photo") if anchor.photo is not None else {"photo": None})
    fields["enabled"] = anchor.enabled
    fields["usable"] = anchor.usable
    return fields


def failure_fields(failure: Failure) -> dict[str, Any]:
    """Returns the JSON object of a file that failed."""
    fields = path_fields(failure.path)
    fields["reason"] = str(failure.reason)
    return fields


def status_fields(status: Status) -> dict[str, Any]:
    """Returns the JSON object of a library's status."""
    return {
        "photos": status.photos,
        "pending": status.pending,
        "failed": [failure_fields(failure) for failure in status.failed],
        "anchors": status.anchors,
        "unusable_anchors": status.unusable_anchors,
        "collections": [
            {"name": c.name, "enabled": c.enabled, "anchors": c.anchors} for c in status.collections
        ],
        "image_encoder": status.image_encoder,
        "text_encoder": status.text_encoder,
        "device": status.device,
        "missing": status.missing,
    }


def say_status(status: Status) -> None:
    """Writes a library's status for people."""
    missing = f", {status.missing} missing" if status.missing else ""
    say(
        f"{number_of(status.photos, 'photo')}, {status.pending} pending, {len(status.failed)} failed{missing}"
    )
    for failure in status.failed:
        say(f"  {display(failure.path)}: {failure.reason}")
    unusable = f", {status.unusable_anchors} of them unusable" if status.unusable_anchors else ""
    say(f"{number_of(status.anchors, 'anchor')}{unusable}")
    for collection in status.collections:
        state = "on" if collection.enabled else "off"
        say(f"  {collection.name}: {number_of(collection.anchors, 'anchor')}, {state}")
    say(f"image encoder {status.image_encoder}")
    say(f"text encoder {status.text_encoder}")
    say(f"device {status.device}")
