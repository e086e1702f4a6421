"""What file systems are mounted where, as Linux tells it. Elsewhere nothing is known."""

import os
import re
from dataclasses import dataclass

MOUNTS = "/proc/self/mounts"
_BY_UUID = b"/dev/disk/by-uuid"

_FAR = frozenset(
    b"9p afs afpfs ceph cifs coda davfs fuse.curlftpfs fuse.davfs fuse.gvfsd-fuse fuse.mergerfs "
    b"fuse.portal fuse.rclone fuse.s3fs fuse.smbnetfs fuse.sshfs glusterfs lustre ncpfs nfs nfs4 smb3 smbfs "
    b"vboxsf virtiofs vmhgfs fuse.vmhgfs-fuse".split()
)
"""Kinds of file systems on which others can change files without this machine learning of it."""

_ESCAPED = re.compile(rb"\\([0-7]{3})")


@dataclass(frozen=True, slots=True)
class Mount:
    """A file system in its place."""

    device: bytes
    place: bytes
    kind: bytes

    @property
    def far(self) -> bool:
        """Whether changes made there are not always told."""
        return self.kind in _FAR


def read_mounts() -> list[Mount]:
    """Returns what is mounted now, in the order it was mounted; empty where the system does not tell."""
    try:
        with open(MOUNTS, "rb") as file:
            lines = file.read().splitlines()
    except OSError:
        return []
    parts = [line.split(b" ") for line in lines]
    return [Mount(_plain(p[0]), _plain(p[1]), p[2]) for p in parts if len(p) > 2]


def mount_of(path: bytes, mounts: list[Mount]) -> Mount | None:
    """Returns the file system that an existing path lies on."""
    real = os.path.join(os.path.realpath(path), b"")
    around = [mount for mount in mounts if real.startswith(os.path.join(mount.place, b""))]
    return max(reversed(around), key=lambda mount: len(mount.place), default=None)


def uuid_of(device: bytes) -> str | None:
    """Returns the UUID of the file system on a device; None where it has none."""
    try:
        with os.scandir(_BY_UUID) as entries:
            for entry in entries:
                if os.path.realpath(entry.path) == os.path.realpath(device):
                    return os.fsdecode(entry.name)
    except OSError:
        pass
    return None


def _plain(field: bytes) -> bytes:
    return _ESCAPED.sub(lambda found: bytes([int(found[1], 8) & 255]), field)
