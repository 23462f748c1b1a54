"""A seal: a file and a page that prove where the store stood, and are themselves proof against change."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import msgspec
import pypdfium2
import pytest
import zxingcpp

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.flow.seal import read_seal, seal
from kaigo_desktop.flow.verify import verify
from kaigo_desktop.store import seals
from tests.making.attackers import submit

if TYPE_CHECKING:
    from pathlib import Path

    from tests.making.attackers import Scene


def test_a_seal_is_a_file_and_a_page_with_what_to_do(scene: Scene, tmp_path: Path) -> None:
    with scene.desk("kansa") as desk:
        made = seal(desk, tmp_path / "out")
    assert {path.name for path in (tmp_path / "out").iterdir()} == {made.file.name, made.paper.name}
    document = pypdfium2.PdfDocument(made.paper.read_bytes())
    text = document[0].get_textpage().get_text_bounded()
    assert len(document) == 1
    document.close()
    for words in ("監査記録の封緘", "監査　四郎", str(made.position), "金庫", scene.people["kansa"].root[:4]):
        assert words in text
    known = json.loads(made.file.read_text(encoding="utf-8"))
    assert (known["position"], known["chain"][-1]["role"]) == (made.position, "administrator")


@pytest.mark.parametrize(("dots_an_inch", "turned"), [(200, 0), (300, 0), (300, 90), (600, 180)])
def test_a_scanner_reads_the_seal_back_from_the_page(
    scene: Scene, tmp_path: Path, dots_an_inch: int, turned: int
) -> None:
    """As office scanners see the paper: its resolution, and the page laid down any way round."""
    with scene.desk("kansa") as desk:
        made = seal(desk, tmp_path / "out")
        document = pypdfium2.PdfDocument(made.paper.read_bytes())
        page = document[0].render(scale=dots_an_inch / 72, rotation=turned, grayscale=True)
        grey = memoryview(bytes(page.buffer)).cast("B", (page.height, page.stride))
        [code] = zxingcpp.read_barcodes(grey)
        document.close()
        assert code.text == read_seal(made.file).compact()
        assert verify(desk, code.text).ok


def test_the_text_of_the_code_alone_is_enough(scene: Scene) -> None:
    text = scene.known.compact()
    assert len(text.encode()) < 1_800
    with scene.desk("kansa") as desk:
        assert verify(desk, text).ok
    scene.attack("UPDATE application SET follows = '001' WHERE id = 6")
    with scene.desk("kansa") as desk:
        assert [(found.what, found.where) for found in verify(desk, text).problems] == [("seal", "?")]
        named = verify(desk, scene.seal)
    assert [(found.what, found.where) for found in named.problems] == [("seal", "application")]


def test_a_seal_stays_true_while_work_goes_on(scene: Scene) -> None:
    with scene.desk("tanto") as desk:
        submit(desk, "006")
    assert scene.places(with_seal=True) == set()
    scene.attack("UPDATE hand_over_file SET rows = 7")
    assert ("seal", "hand_over_file") in scene.places(with_seal=True)


def test_rows_that_are_gone_are_counted(scene: Scene) -> None:
    assert scene.known.rows["hand_over_file"] == 2
    scene.attack("DELETE FROM hand_over_file WHERE position = 1")
    assert ("seal", "hand_over_file 1 / 2") in scene.places(with_seal=True)


@pytest.mark.parametrize(
    "change",
    [
        {"position": 1}, {"hash": "0" * 64}, {"keyring": (1, "0" * 64)}, {"rows": {}}, {"growing": "0" * 64},
        {"root": "0" * 32}, {"store": "another"}, {"certificate": "0" * 32}, {"at": "2027-01-01T00:00:00Z"},
    ],
)  # fmt: skip
def test_a_seal_that_was_changed_proves_nothing(
    scene: Scene, tmp_path: Path, change: dict[str, object]
) -> None:
    forged = msgspec.structs.replace(scene.known, **change)
    (tmp_path / "forged.json").write_bytes(seals.to_file(forged))
    with scene.desk("kansa") as desk:
        [found] = verify(desk, tmp_path / "forged.json").problems
    assert (found.what, found.where) == ("seal", forged.at)


def test_what_is_no_seal_is_refused_with_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "no.json").write_text("{}", encoding="utf-8")
    (tmp_path / "later.json").write_text('{"format":"kaigo-seal-9"}', encoding="utf-8")
    for given, code in (
        ("{", "seal_unreadable"), (tmp_path / "no.json", "seal_unreadable"),
        (tmp_path / "later.json", "seal_newer"), (tmp_path / "gone.json", "seal_cannot_read"),
    ):  # fmt: skip
        with pytest.raises(UserError, match=code):
            read_seal(given)


@pytest.mark.parametrize("login", ["tanto", "shonin"])
def test_who_may_not_verify_may_not_seal(scene: Scene, tmp_path: Path, login: str) -> None:
    with scene.desk(login) as desk, pytest.raises(UserError, match="not_permitted"):
        seal(desk, tmp_path / "out")
    assert not (tmp_path / "out").exists()
