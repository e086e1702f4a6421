"""Power cuts: records what the real program writes and syncs, and makes disks as a cut could leave them.

strace tells every write, truncation, renaming and sync. A disk after a cut at some moment holds everything
that was synced before it; of what was written later to a file, any prefix of the writes may have arrived,
the last of them torn. Names (files made, renamed, deleted) arrive in order, up to any moment after the last
sync, as on a journalling file system.
"""

import json
import random
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.reliability.judging import look_at
from benchmarks.reliability.outcome import Outcome

_CALLS = "openat,write,pwrite64,fsync,fdatasync,rename,renameat,renameat2,ftruncate,unlink,unlinkat"
_LINE = re.compile(r"^(\d+) +(\w+)\((.*)\) += (-?\d+)", re.DOTALL)
_FD = re.compile(r"^(\d+|AT_FDCWD)(?:<((?:\\x[0-9a-f]{2}|[^>])*)>)?")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


@dataclass(frozen=True)
class Event:
    """One thing that happened to a file, or a line that the program said."""

    kind: str
    """"write", "truncate", "sync", "create", "rename", "unlink", "mkdir" or "said"."""
    path: bytes
    data: bytes = b""
    """What was written or said; the new name of a renamed file."""
    offset: int = 0


def can_record() -> bool:
    """Returns whether strace is here and may trace."""
    if shutil.which("strace") is None:
        return False
    return (
        subprocess.run(["strace", "-o", "/dev/null", "true"], capture_output=True, check=False).returncode
        == 0
    )


def record(directory: Path, photos: Path, trace: Path, seed: int, edits: int) -> list[Event]:
    """Runs the editing program to its end under strace and returns all that it did below the library."""
    program = [sys.executable, "-m", "benchmarks.reliability.edits"]
    program += [str(directory), str(photos), str(seed), str(edits)]
    strace = ["strace", "-f", "-y", "-xx", "-s", "16777216", "-e", f"trace={_CALLS}", "-o", str(trace)]
    subprocess.run([*strace, *program], stdout=subprocess.DEVNULL, check=True)
    with trace.open("r", encoding="ascii", errors="replace") as lines:
        return list(_events(_whole_lines(lines), bytes(directory)))


def cut_often(events: list[Event], directory: Path, scratch: Path, cuts: int, seed: int) -> Outcome:
    """Makes as many disks as there are cuts and looks at the library on each.

    Args:
        events: What the program did, from an empty directory on.
        directory: Where it did it.
        scratch: Where the disks are made, one after the other.
        cuts: How many.
        seed: Of the moments and of what arrives.
    """
    chance = random.Random(seed)
    outcome = Outcome(edits=sum(event.kind == "said" and b'"done"' in event.data for event in events))
    first = next(number for number, event in enumerate(events) if b'"state"' in event.data[:9])
    for _ in range(cuts):
        moment = chance.randrange(first + 1, len(events))
        shutil.rmtree(scratch, ignore_errors=True)
        said = make_disk(events[:moment], directory, scratch, chance)
        said = [line for line in said if "encoded" not in line]
        states = [line["state"] for line in said if "state" in line]
        began = bool(said) and "about" in said[-1]
        outcome.tried += 1
        losses = look_at(scratch, states[-1] if states else None, may_be_later=began)
        outcome.losses += [f"cut before event {moment}: {loss}" for loss in losses]
    return outcome


def make_disk(
    events: list[Event], directory: Path, target: Path, chance: random.Random
) -> list[dict[str, Any]]:
    """Makes the directory as a cut after these events could leave it; returns what the program had said."""
    arrives = _arriving(events, chance)
    files: dict[bytes, bytearray] = {}
    for number, event in enumerate(events):
        if number not in arrives:
            continue
        if event.kind == "create":
            files.setdefault(event.path, bytearray())
        elif event.kind == "unlink":
            files.pop(event.path, None)
        elif event.kind == "rename" and event.path in files:
            files[event.data] = files.pop(event.path)
        elif event.kind == "truncate":
            _resize(files.setdefault(event.path, bytearray()), event.offset)
        elif event.kind == "write":
            content = files.setdefault(event.path, bytearray())
            data = event.data[: arrives[number]]
            _resize(content, max(len(content), event.offset + len(data)))
            content[event.offset : event.offset + len(data)] = data
    target.mkdir(parents=True)
    for path, content in files.items():
        inside = target / Path(path.decode("utf-8", "surrogateescape")).relative_to(directory)
        inside.parent.mkdir(parents=True, exist_ok=True)
        inside.write_bytes(content)
    said = [event.data for event in events if event.kind == "said"]
    return [json.loads(line) for line in said]


def _arriving(events: list[Event], chance: random.Random) -> dict[int, int]:
    """Returns which events reach the disk, by number; of a write, how many of its bytes."""
    last_sync = max((n for n, e in enumerate(events) if e.kind == "sync"), default=-1)
    names_until = chance.randint(last_sync + 1, len(events))
    synced: dict[bytes, int] = {}
    for number, event in enumerate(events):
        if event.kind == "sync":
            synced[event.path] = number
        elif event.kind == "rename":
            synced[event.data] = synced.pop(event.path, -1)
    pending: dict[bytes, list[int]] = {}
    arrives: dict[int, int] = {}
    alias: dict[bytes, bytes] = {}
    for number in reversed(range(len(events))):
        event = events[number]
        if event.kind == "rename":
            alias[event.path] = alias.pop(event.data, event.data)
        if event.kind in ("create", "unlink", "rename", "mkdir"):
            if number < names_until:
                arrives[number] = 0
        elif event.kind in ("write", "truncate"):
            path = alias.get(event.path, event.path)
            if number < synced.get(path, -1):
                arrives[number] = len(event.data)
            else:
                pending.setdefault(path, []).append(number)
    for numbers in pending.values():
        numbers.reverse()
        kept = chance.randint(0, len(numbers))
        for number in numbers[:kept]:
            arrives[number] = len(events[number].data)
        if kept and events[numbers[kept - 1]].kind == "write":
            arrives[numbers[kept - 1]] = chance.randint(0, len(events[numbers[kept - 1]].data))
    return arrives


def _resize(content: bytearray, size: int) -> None:
    del content[size:]
    content.extend(bytes(size - len(content)))


def _whole_lines(lines: Iterator[str]) -> Iterator[str]:
    """Joins the two halves of calls that others came between."""
    begun: dict[str, str] = {}
    for line in lines:
        thread = line.split(" ", 1)[0]
        if line.endswith("<unfinished ...>\n"):
            begun[thread] = line[: -len(" <unfinished ...>\n")]
        elif " resumed>" in line and thread in begun:
            yield begun.pop(thread) + line.split(" resumed>", 1)[1]
        else:
            yield line


def _events(lines: Iterator[str], root: bytes) -> Iterator[Event]:
    inside = root + b"/"
    ends: dict[bytes, int] = {}
    for line in lines:
        found = _LINE.match(line)
        if found is None or int(found[4]) < 0:
            continue
        call, arguments, result = found[2], found[3], int(found[4])
        texts = [bytes.fromhex(text.replace("\\x", "")) for text in _TEXT.findall(arguments)]
        descriptor = _FD.match(arguments)
        path = _path_in(descriptor[2]) if descriptor is not None and descriptor[2] else b""
        if call == "write" and descriptor is not None and descriptor[1] == "1":
            if texts[0].startswith(b"{"):
                yield Event("said", b"", texts[0])
        elif call == "openat" and texts[0].startswith(inside) and "O_CREAT" in arguments:
            if "O_TRUNC" in arguments or texts[0] not in ends:
                yield Event("create", texts[0])
            if "O_TRUNC" in arguments:
                yield Event("truncate", texts[0])
            ends[texts[0]] = 0
        elif call in ("write", "pwrite64") and path.startswith(inside):
            at = int(arguments.rsplit(",", 1)[1]) if call == "pwrite64" else ends.get(path, 0)
            ends[path] = at + result if call == "write" else ends.get(path, 0)
            yield Event("write", path, texts[0][:result], at)
        elif call in ("fsync", "fdatasync") and (path.startswith(inside) or path == root):
            yield Event("sync", path)
        elif call == "ftruncate" and path.startswith(inside):
            yield Event("truncate", path, offset=int(arguments.rsplit(",", 1)[1]))
        elif call.startswith("rename") and texts[0].startswith(inside):
            ends[texts[1]] = ends.pop(texts[0], 0)
            yield Event("rename", texts[0], texts[1])
        elif call.startswith("unlink") and texts[0].startswith(inside):
            ends.pop(texts[0], None)
            yield Event("unlink", texts[0])


def _path_in(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", "")) if text.startswith("\\x") else text.encode()
