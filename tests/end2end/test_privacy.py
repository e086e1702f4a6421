"""Nothing leaves this computer, and nobody else gets in: seen from outside, with the real program."""

import json
import os
import shlex
import shutil
import stat
import subprocess
from pathlib import Path

import pytest

from tests.conftest import Program

NAMESPACE = ["unshare", "-rn"]
STRACE = ["strace", "-f", "--seccomp-bpf", "-qq", "-e", "trace=connect,sendto,sendmsg,bind"]

_WATCHER = """
import os, sys
def _watch(event, arguments):
    if event in ("socket.connect", "socket.sendto", "socket.bind"):
        reached = arguments[1]
    elif event in ("socket.getaddrinfo", "socket.gethostbyname"):
        reached = (arguments[0],)
    else:
        return
    if not isinstance(reached, (str, bytes)):  # the address of a local socket is the path of a file
        with open(os.environ["WATCHED"], "a") as file:
            file.write(f"{event} {reached!r}\\n")
sys.addaudithook(_watch)
"""


def _works(command: list[str]) -> bool:
    if shutil.which(command[0]) is None:
        return False
    return subprocess.run([*command, "true"], capture_output=True, check=False).returncode == 0


def _told(
    program: Program, around: list[str], environment: dict[str, str], *steps: tuple[str, ...]
) -> list[str]:
    """Runs the program step by step inside of another command; returns the lines it wrote."""
    script = " && ".join(shlex.join(map(os.fsdecode, program.command(*step))) for step in steps)
    done = subprocess.run(
        [*around, "sh", "-c", script],
        env=program.environment | environment,
        capture_output=True,
        timeout=280,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode().splitlines()


def test_all_works_without_a_network_and_nothing_reaches_for_one(
    program: Program, sample_photos: Path, tmp_path: Path
) -> None:
    """There is no network where a namespace of one's own is permitted; everywhere, attempts are seen."""
    hook, watched = tmp_path / "hook", tmp_path / "watched"
    hook.mkdir()
    (hook / "sitecustomize.py").write_text(_WATCHER)
    paths = os.pathsep.join(filter(None, [str(hook), os.environ.get("PYTHONPATH")]))
    steps = [("index", str(sample_photos)), ("search", "--json", "a cat")]
    steps += [("teach", str(sample_photos / "horse.png"), "florbix"), ("search", "--json", "florbix")]
    around = NAMESPACE if _works(NAMESPACE) else []
    lines = _told(program, around, {"PYTHONPATH": paths, "WATCHED": str(watched)}, *steps)
    assert lines[-4] == "9 photos, 9 new, 0 failed"
    assert json.loads(lines[-3])[0]["path"].endswith("chelsea.png")
    assert json.loads(lines[-1])[0]["path"].endswith("horse.png")
    assert not watched.exists()


@pytest.mark.skipif(not _works([*STRACE, "-o", os.devnull]), reason="strace is missing or may not trace here")
def test_the_kernel_sees_no_process_of_ours_reach_for_the_network(
    program: Program, sample_photos: Path, tmp_path: Path
) -> None:
    """Libraries in C among them, which no hook of Python's sees."""
    trace = tmp_path / "trace"
    strace, environment = [*STRACE, "-o", str(trace)], {"ASIF_LINGER_SECONDS": "0.2"}
    assert _told(program, strace, environment, ("index", str(sample_photos)))
    lines = trace.read_text(errors="replace").splitlines()
    assert any("AF_UNIX" in line for line in lines), "the client's way to the library process was seen"
    assert [line for line in lines if "AF_INET" in line] == []


def test_the_watcher_sees_what_it_is_there_for(tmp_path: Path) -> None:
    """Without this, a hook that is never loaded would find nothing."""
    (tmp_path / "sitecustomize.py").write_text(_WATCHER)
    attempt = "import socket\ntry: socket.create_connection(('127.0.0.1', 9), 0.2)\nexcept OSError: pass"
    environment = os.environ | {"PYTHONPATH": str(tmp_path), "WATCHED": str(tmp_path / "watched")}
    subprocess.run([shutil.which("python3") or "python3", "-c", attempt], env=environment, check=True)
    assert "socket.connect ('127.0.0.1', 9)" in (tmp_path / "watched").read_text()


def test_library_and_socket_are_for_their_owner_alone(program: Program, sample_photos: Path) -> None:
    before = os.umask(0)
    try:
        program("index", str(sample_photos))
    finally:
        os.umask(before)
    open_to_others = []
    for top in (program.library, Path(program.environment["XDG_RUNTIME_DIR"])):
        for path in (top, *top.rglob("*")):
            mode = path.lstat().st_mode
            # A file inside a folder that is closed to others is closed to them.
            if not stat.S_ISLNK(mode) and path in (program.library, *top.glob("*")) and mode & 0o077:
                open_to_others.append((path, oct(mode)))
    assert open_to_others == []
