"""Keeps the libraries' progress bars, log lines and warnings to themselves while a model is loaded."""

import logging
import sys
import threading
import warnings
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from huggingface_hub.utils.tqdm import are_progress_bars_disabled, disable_progress_bars, enable_progress_bars

_one_at_a_time = threading.RLock()
"""What is changed here, and what loading a model or tracing it changes, is global to the process."""
_TALKERS = ("huggingface_hub", "transformers", "sentence_transformers", "timm", "httpx")


@contextmanager
def silence() -> Iterator[None]:
    """Says nothing on stderr for a while; afterwards all is as before. Another thread waits until then.

    What goes wrong is raised by the libraries, so nothing is lost with what they print.
    """
    with _one_at_a_time, ExitStack() as stack:
        stack.enter_context(warnings.catch_warnings())
        warnings.simplefilter("ignore")
        for name in _TALKERS:
            logger = logging.getLogger(name)
            stack.callback(logger.setLevel, logger.level)
            logger.setLevel(logging.CRITICAL)
        # open_clip logs on the root logger, through functions that add a handler where there is none.
        root = logging.getLogger()
        quiet = logging.NullHandler()
        stack.callback(root.removeHandler, quiet)
        root.addHandler(quiet)
        stack.callback(root.removeFilter, _not_from_open_clip)
        root.addFilter(_not_from_open_clip)
        _without_progress_bars(stack)
        yield


def _not_from_open_clip(record: logging.LogRecord) -> bool:
    return "open_clip" not in record.pathname


def _without_progress_bars(stack: ExitStack) -> None:
    if "transformers" in sys.modules:
        from transformers.utils import logging as module

        transformers_logging: Any = module
        if transformers_logging.is_progress_bar_enabled():
            stack.callback(transformers_logging.enable_progress_bar)
            transformers_logging.disable_progress_bar()
    if not are_progress_bars_disabled():
        stack.callback(enable_progress_bars)
        disable_progress_bars()
