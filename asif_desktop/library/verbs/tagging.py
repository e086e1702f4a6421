"""Tags: the words there are, and what the person says of them on photos."""

from functools import partial

from asif_desktop.domain import requests
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.knowledge import Taught
from asif_desktop.domain.requests import TagRef
from asif_desktop.domain.sentences import said
from asif_desktop.domain.tags import PhotoTag, Tag
from asif_desktop.library.open_library import OpenLibrary
from asif_desktop.library.verbs.photo_refs import both_meant
from asif_desktop.library.verbs.teaching import shortened, teach
from asif_desktop.library.verbs.vocabulary import read_vocabulary
from asif_desktop.library.verbs.words import clean


def tag_meant(library: OpenLibrary, ref: TagRef) -> int:
    """Returns the id of the tag that is meant.

    Raises:
        AsifError: There is none, or several have that name.
    """
    return ref if isinstance(ref, int) else library.catalog.tag_named(clean(ref, "name"))


def list_tags(library: OpenLibrary, _: requests.ListTags) -> list[Tag]:
    """Returns the tags, by their titles."""
    return library.catalog.tags()


def create_tag(library: OpenLibrary, request: requests.CreateTag) -> int:
    """Makes a tag, which the named photos have from the first; returns its id."""
    if request.photos:
        tag = library.catalog.create_tag_for(request.new, *both_meant(library.catalog, request.photos))
    else:
        tag = library.catalog.create_tag(request.new)
    library.changed("tags", "history")
    return tag


def import_tags(library: OpenLibrary, request: requests.ImportTags) -> int:
    """Makes the tags of a list that are not there yet; returns how many those are."""
    made = library.catalog.import_tags(read_vocabulary(request.text))
    library.changed("tags", "history")
    return made


def adopt_tags(library: OpenLibrary, request: requests.AdoptTags) -> int:
    """Makes tags from files the person's own; returns how many were not."""
    tags = [tag_meant(library, ref) for ref in request.which] if request.which else None
    adopted = library.catalog.adopt_tags(tags)
    library.changed("tags", "history")
    return adopted


def edit_tag(library: OpenLibrary, request: requests.EditTag) -> None:
    """Changes a tag."""
    library.catalog.edit_tag(tag_meant(library, request.which), request.edit)
    library.changed("tags", "history")


def merge_tags(library: OpenLibrary, request: requests.MergeTags) -> None:
    """Makes two tags one, the second."""
    library.catalog.merge_tags(tag_meant(library, request.which), tag_meant(library, request.into))
    library.changed("tags", "history")


def delete_tag(library: OpenLibrary, request: requests.DeleteTag) -> int:
    """Forgets a tag and those below it; returns how many they are."""
    deleted = library.catalog.delete_tag(tag_meant(library, request.which))
    library.changed("tags", "history")
    return deleted


def decide_tag(library: OpenLibrary, request: requests.DecideTag) -> int:
    """Keeps whether photos have a tag; returns for how many that was new."""
    tag = tag_meant(library, request.which)
    photos, count = both_meant(library.catalog, request.photos)
    new = library.catalog.decide(tag, photos, request.decision, count)
    if new:
        library.changed("tags", "history")
    return min(new, count)


def learn_tag(library: OpenLibrary, request: requests.LearnTag) -> Taught:
    """Makes photos examples of a tag, which they may be given too: its first phrase is their caption."""
    which = tag_meant(library, request.which)
    tag = next((one for one in library.catalog.tags(unlisted=True) if one.id == which), None)
    if tag is None:
        raise AsifError(said("This tag is gone: it was deleted or merged meanwhile."))
    lesson = requests.Teach(request.photos, tag.phrases[0], tag.collection)
    if request.decision is None:
        return teach(library, lesson)
    photos, _ = both_meant(library.catalog, request.photos)
    keep = partial(library.catalog.learn, which, photos, request.decision)
    saying = said("Give tag “{0}” and learn from it", shortened(tag.name))
    return teach(library, lesson, keep, saying, ("tags",))


def tags_of_photos(library: OpenLibrary, request: requests.TagsOfPhotos) -> list[PhotoTag]:
    """Returns what the person and the files say of these photos."""
    return library.catalog.tags_of(request.photos)
