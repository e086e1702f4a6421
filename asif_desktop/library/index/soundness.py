"""Changes of an index that fail: it ends as it was, or is given up and made anew from the catalog."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.sentences import said
from asif_desktop.library.index.engine import Engine
from asif_desktop.library.index.fitting import TooLargeError

_logger = logging.getLogger(__name__)

_NO_MEMORY = said("The system has no memory left for the index; end other programs and try again.")

GiveUp = Callable[[Engine], None]
"""Lets go of an index, so that the next question has it made anew."""


@contextmanager
def kept_sound(engine: Engine, give_up: GiveUp, *, following: bool = False) -> Iterator[None]:
    """Gives the index up where the block fails and leaves it other than what is noted of it.

    Args:
        engine: The index.
        give_up: Lets go of it.
        following: Whether the block brings it in step with the catalog: then also where it fails by what no
            sentence tells, for nobody knows how far behind it is.

    Raises:
        TooLargeError: There was no memory for what the block did.
    """
    try:
        with memory_told():
            yield
    except BaseException as error:
        if not engine.sound or (following and not isinstance(error, AsifError)):
            give_up(engine)
        raise


@contextmanager
def for_a_moment(
    engine: Engine, put_in: Callable[[], None], take_out: Callable[[], None], give_up: GiveUp
) -> Iterator[None]:
    """Has something in the index inside the block alone.

    Where it cannot be taken out again, the index is given up; what was asked in the block is answered all the
    same.
    """
    with kept_sound(engine, give_up):
        put_in()
    try:
        yield
    finally:
        try:
            take_out()
        except Exception:
            _logger.exception("What was put into the index for a moment could not be taken out")
            give_up(engine)


@contextmanager
def memory_told() -> Iterator[None]:
    """Says in a sentence that there is no memory.

    Raises:
        TooLargeError: There was none for what the block did.
    """
    try:
        yield
    except MemoryError as error:
        raise TooLargeError(_NO_MEMORY) from error
