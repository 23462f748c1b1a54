"""Where a store may not lie: on another machine."""

from __future__ import annotations

from pathlib import Path

import pytest

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.store import location
from kaigo_desktop.store.keyring import Keys
from kaigo_desktop.store.store import Store
from tests.store.conftest import new_keyring

MOUNTS = r"""22 1 254:1 / / rw,relatime shared:1 - ext4 /dev/vda1 rw
30 22 0:25 / /mnt/share rw - cifs //server/share rw
31 22 0:26 / /mnt/share/local rw - ext4 /dev/sdb1 rw
32 22 0:27 / /mnt/with\040space rw shared:5 master:2 - nfs4 server:/x rw
33 22 0:28 / /home rw - overlay overlay rw
34 22 0:29 / /twice rw - ext4 /dev/sdc rw
35 22 0:30 / /twice rw - fuse.sshfs host: rw
broken line
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "ext4"),
        ("/var/store", "ext4"),
        ("/mnt/share", "cifs"),
        ("/mnt/share/a/b", "cifs"),
        ("/mnt/share/local/store", "ext4"),
        ("/mnt/shared", "ext4"),
        ("/mnt/with space/store", "nfs4"),
        ("/home/x", "overlay"),
        ("/twice/store", "fuse.sshfs"),
    ],
)
def test_the_innermost_and_latest_mount_decides(path: str, kind: str) -> None:
    assert location.file_system(Path(path), MOUNTS) == kind


@pytest.mark.parametrize(
    "path",
    ["//server/share/store", r"\\server\share\store", r"\\?\UNC\server\share\store", r"\\server/share"],
)
def test_a_network_path_is_refused_before_anything_is_made(path: str) -> None:
    for action in (
        lambda: new_keyring(Path(path)),
        lambda: Store.create(Path(path), Keys(bytes(32), bytes(32), bytes(32), None)),
        lambda: Store.open(Path(path), Keys(bytes(32), bytes(32), bytes(32), None)),
    ):
        with pytest.raises(UserError, match="store_on_network"):
            action()


def test_a_local_folder_passes(tmp_path: Path) -> None:
    location.refuse_network(tmp_path / "not" / "yet")
