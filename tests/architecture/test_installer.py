"""What a closed terminal is given: the locked packages by their hashes, nothing to be compiled there."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).parents[2] / "installer" / "wheelhouse.py"


@pytest.fixture(scope="module")
def wheelhouse() -> ModuleType:
    specification = importlib.util.spec_from_file_location("wheelhouse", SCRIPT)
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


@pytest.mark.parametrize("platform", ["windows", "linux"])
def test_packages_are_the_locked_ones_and_ready_made(wheelhouse: ModuleType, platform: str) -> None:
    download, build = wheelhouse.gather(Path("out"), platform, "3.11")
    assert {"--require-hashes", "--only-binary=:all:", str(wheelhouse.LOCK)} <= set(download)
    assert wheelhouse.PLATFORMS[platform] in download
    assert wheelhouse.LOCK.is_file()
    assert str(wheelhouse.ROOT) in build


def test_a_platform_nobody_packs_for_is_refused(wheelhouse: ModuleType, tmp_path: Path) -> None:
    with pytest.raises(SystemExit):
        wheelhouse.main([str(tmp_path), "--platform", "amiga"])
