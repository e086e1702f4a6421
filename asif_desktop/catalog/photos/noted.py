"""What is so of a photo: the person's word goes before the file's; an empty one, or 0, takes the file's away.

The expressions are of `photo` with `photo_note` joined from outside.
"""

from sqlalchemy import func

from asif_desktop.catalog.schema.tables import Photo, PhotoNote

RATING = func.coalesce(PhotoNote.rating, Photo.rating, 0)
LABEL = func.coalesce(PhotoNote.label, Photo.label, "")
CAPTION = func.coalesce(PhotoNote.caption, Photo.caption, "")
FLAG = func.coalesce(PhotoNote.flag, "none")
ROTATION = func.coalesce(PhotoNote.rotation, 0)
