"""A progress bar on standard error while a long request runs."""

import contextlib
from collections.abc import Iterator

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from asif_desktop.cli.output import printable
from asif_desktop.domain import events
from asif_desktop.domain.library import Library

_TASKS = {
    "scan": "Looking for photos",
    "index": "Encoding photos",
    "anchors": "Encoding anchors",
    "models": "Loading the models",
    "engine": "Preparing the search",
    "alike": "Looking for look-alikes",
}


@contextlib.contextmanager
def progress_of(library: Library) -> Iterator[None]:
    """Shows the library's progress and notices until the block ends."""
    console = Console(stderr=True)
    bars = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,  # a script reads sentences there, and nothing that moves
    )
    tasks: dict[str, TaskID] = {}

    def show(event: events.Event) -> None:
        match event:
            case events.Notice(message=message):
                bars.console.print(printable(message), markup=False, highlight=False, soft_wrap=True)
            case events.Progress(task=task, active=True):
                rate = f"{event.rate:.1f}/s" if event.rate else ""
                if task not in tasks:
                    tasks[task] = bars.add_task(_TASKS[task], total=None, rate=rate)
                bars.update(tasks[task], completed=event.done, total=event.total or None, rate=rate)
            case events.Progress(task=task) if task in tasks:
                bars.remove_task(tasks.pop(task))
            case _:
                pass

    stop = library.listen(show)
    try:
        with bars:
            yield
    finally:
        stop()
