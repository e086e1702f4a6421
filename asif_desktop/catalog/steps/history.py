"""The history: one line of steps, each of which can be taken back and done again."""

import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from asif_desktop.catalog.base import SPLIT, AnyRow, CatalogPart, among, now, stamp
from asif_desktop.catalog.schema import tables
from asif_desktop.catalog.steps.changes import Change, Recorder, apply, decode, encode
from asif_desktop.catalog.steps.listing_missing import is_of_list, list_or_forget
from asif_desktop.catalog.steps.moving_files import PATHS, FilesLostError, Mover, move_files
from asif_desktop.catalog.steps.naming_files import change_tags, file_anew
from asif_desktop.catalog.steps.pictures import drop_unneeded_pictures
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.knowledge import Step
from asif_desktop.domain.sentences import Sentence, said

MOST_STEPS = 1000
_made = threading.local()
LONGEST = timedelta(days=90)


class History(CatalogPart):
    """The history of a catalog."""

    def undo(self, mover: Mover | None = None, only: int | None = None) -> Step:
        """Takes back the last step that stands; returns it.

        Args:
            mover: Moves files to the trash and back, where the step did that.
            only: The id of the step that is meant; another one is not taken back.

        Raises:
            AsifError: There is none, or what it changed has changed since: then nothing is changed. A step
                that can never be taken back leaves the history, so that those before it can be.
        """
        return self._go(mover, only, undoing=True)

    def redo(self, mover: Mover | None = None, only: int | None = None) -> Step:
        """Does the step that was last taken back again; returns it.

        Args:
            mover: As for `undo`.
            only: As for `undo`.

        Raises:
            AsifError: As for `undo`.
        """
        return self._go(mover, only, undoing=False)

    def tables_of(self, step: int) -> set[str]:
        """Returns the names of the tables whose rows a step changed."""
        change = tables.RowChange
        names = select(change.table_name).where(change.step == step).distinct()
        with self._reading() as connection:
            return set(connection.execute(names).scalars())

    def history(self, limit: int = 100) -> list[Step]:
        """Returns the steps that can be undone or redone, newest first."""
        step = tables.Step
        kept = select(step).where(step.at >= _oldest()).order_by(step.id.desc()).limit(limit)
        with self._reading() as connection:
            return [_step(row, undone=bool(row.undone)) for row in connection.execute(kept)]

    def _go(self, mover: Mover | None, only: int | None, *, undoing: bool) -> Step:
        """Goes one step back in the history, or forward; arguments and errors as for `undo`."""
        step = tables.Step
        order = step.id.desc() if undoing else step.id
        nearest = select(step).where(step.undone == int(not undoing)).order_by(order).limit(1)
        touched: set[str] = set()
        with (
            self._dropping_lost_steps(),
            ExitStack() as moves,
            self._writing(durable=True, touched=touched) as connection,
        ):
            _forget_old(connection)
            row = connection.execute(nearest).first()
            if row is None:
                raise AsifError(
                    said("There is nothing to undo.") if undoing else said("There is nothing to redo.")
                )
            if only not in (None, row.id):
                raise AsifError(
                    said("“{0}” was done since; undo that first.", row.description)
                    if undoing
                    else said("“{0}” was undone since; redo that first.", row.description)
                )
            changes = _changes_of(connection, row.id)
            if undoing:
                changes = _reversed(changes)
            touched.update(_touched(changes))
            _apply(connection, row, changes, mover, moves)
            connection.execute(update(step).where(step.id == row.id).values(undone=int(undoing)))
            return _step(row, undone=undoing)

    @contextmanager
    def _dropping_lost_steps(self) -> Iterator[None]:
        """Takes a step whose files are lost out of the history: it would bar the way to those before it."""
        try:
            yield
        except _StepLostError as error:
            with self._writing(durable=True) as connection:
                _forget(connection, among(tables.Step.id, [error.step]))
            raise

    @contextmanager
    def _step(self, description: Sentence | None) -> Iterator[Recorder]:
        """One edit of a person: a transaction that outlives a power cut, and a step of the history.

        A step without changes is not kept; without a description, the changes are made and not remembered.
        What was undone before can then not be redone any more.
        """
        _made.step = None
        touched: set[str] = set()
        with self._writing(durable=True, touched=touched) as connection:
            recorder = Recorder(connection)
            yield recorder
            recorder.changes += file_anew(connection, recorder.changes)
            touched.update(_touched(recorder.changes))
            if description is not None and recorder.changes:
                _forget(connection, tables.Step.undone == 1)
                recorder.step = _keep(connection, description, recorder.changes)
                _forget_old(connection)
        _made.step = recorder.step

    def step_made(self) -> int | None:
        """Returns the id of the step that this thread's last edit made; None if it made none."""
        made: int | None = getattr(_made, "step", None)
        return made


def _touched(changes: Sequence[Change]) -> set[str]:
    """Returns the tables of these changes, and `SPLIT` where one of them splits a pair or joins it."""
    touched = {change.table for change in changes}
    if any(_split(change.before) != _split(change.after) for change in changes):
        touched.add(SPLIT)
    return touched


def _split(row: Mapping[str, Any] | None) -> bool:
    return row is not None and bool(row.get("split"))


def _keep(connection: Connection, description: Sentence, changes: Sequence[Change]) -> int:
    step = insert(tables.Step).values(description=description, at=stamp(now()), undone=0)
    number = connection.execute(step.returning(tables.Step.id)).scalar_one()
    _keep_changes(connection, number, changes)
    return number


def _keep_anew(connection: Connection, step: int, changes: Sequence[Change]) -> None:
    """Keeps what was changed at last, for the way back to lead to the same rows."""
    connection.execute(delete(tables.RowChange).where(tables.RowChange.step == step))
    _keep_changes(connection, step, changes)


def _reversed(changes: Sequence[Change]) -> list[Change]:
    return [Change(one.table, one.row, one.after, one.before) for one in reversed(changes)]


def _keep_changes(connection: Connection, step: int, changes: Sequence[Change]) -> None:
    rows = [
        {
            "step": step,
            "table_name": change.table,
            "row_id": change.row,
            "before": encode(change.before),
            "after": encode(change.after),
        }
        for change in changes
    ]
    connection.execute(insert(tables.RowChange), rows)


class _StepLostError(AsifError):
    """A step can never be taken back or done again."""

    def __init__(self, sentence: Sentence, step: int) -> None:
        super().__init__(sentence)
        self.step = step


def _apply(
    connection: Connection,
    step: AnyRow,
    changes: Sequence[Change],
    mover: Mover | None,
    moves: ExitStack,
) -> None:
    rows = [change for change in changes if change.table != PATHS]
    listed = [change for change in changes if is_of_list(change)]
    moved = [change for change in changes if change.table == PATHS and not is_of_list(change)]

    def make(wanted: Sequence[Change]) -> None:
        if not apply(connection, wanted):
            raise _refusal(step)

    try:
        made = change_tags(connection, rows, make, undoing=not step.undone)
        made += list_or_forget(connection, listed)
        if made != rows + listed:
            made += moved
            _keep_anew(connection, step.id, made if step.undone else _reversed(made))
        _move(connection, moved, mover, moves)
    except IntegrityError as error:
        raise _refusal(step) from error
    except FilesLostError as error:
        raise _lost(step, error) from error


def _move(connection: Connection, moved: Sequence[Change], mover: Mover | None, moves: ExitStack) -> None:
    """Moves the files of these changes to the trash, or back."""
    trashed = {
        change.row: change.after is not None and change.after["state"] == "trashed" for change in moved
    }
    if not trashed:
        return
    if mover is None:
        raise TypeError("a step that moved files needs a mover")
    places = {
        change.row: bytes.fromhex(change.before["trashed_to"]["hex"])
        for change in moved
        if change.before is not None and change.before["trashed_to"] is not None
    }
    move_files(Recorder(connection), trashed, mover, moves, places)


def _lost(step: AnyRow, error: FilesLostError) -> _StepLostError:
    lost = (
        said(
            "“{0}” cannot be done again: {1}; this step is out of the history now.",
            step.description,
            error.sentence,
        )
        if step.undone
        else said(
            "“{0}” cannot be undone: {1}; this step is out of the history now.",
            step.description,
            error.sentence,
        )
    )
    return _StepLostError(lost, step.id)


def _refusal(step: AnyRow) -> AsifError:
    if step.undone:
        return AsifError(
            said(
                "“{0}” cannot be done again, for what it changed is different now; nothing was changed.",
                step.description,
            )
        )
    return AsifError(
        said(
            "“{0}” cannot be undone, for what it changed is different now; nothing was changed.",
            step.description,
        )
    )


def _changes_of(connection: Connection, step: int) -> list[Change]:
    change = tables.RowChange
    rows = connection.execute(
        select(change.table_name, change.row_id, change.before, change.after)
        .where(change.step == step)
        .order_by(change.id)
    )
    return [Change(row.table_name, row.row_id, decode(row.before), decode(row.after)) for row in rows]


def _forget_old(connection: Connection) -> None:
    step = tables.Step
    newest = select(step.id).order_by(step.id.desc()).limit(MOST_STEPS)
    _forget(connection, (step.at < _oldest()) | step.id.not_in(newest))


def _forget(connection: Connection, which: ColumnElement[bool]) -> None:
    steps = connection.execute(select(tables.Step.id).where(which)).scalars().all()
    if not steps:
        return
    change = tables.RowChange
    freed = connection.execute(
        delete(change).where(among(change.step, steps)).returning(change.before, change.after)
    ).all()
    connection.execute(delete(tables.Step).where(among(tables.Step.id, steps)))
    drop_unneeded_pictures(connection, [decode(text) for row in freed for text in row])


def _oldest() -> str:
    return stamp(now() - LONGEST)


def _step(row: AnyRow, *, undone: bool) -> Step:
    return Step(id=row.id, description=row.description, at=row.at, undone=undone)
