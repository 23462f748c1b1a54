"""Looking at the documents of an application: permission, one entry in the log for each look, pixels."""

from pathlib import Path

import pytest

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.pages import Part
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.receive import receive
from kaigo_desktop.flow.show import show
from kaigo_desktop.flow.view_document import Viewer, fetch
from kaigo_desktop.store import audit
from tests.making import papers
from tests.making.downloads import write_zip

FILES = {"申請書.pdf": papers.pdf([papers.words("Shinjuku")]), "Attachment/a.heic": papers.HEIC}


@pytest.fixture
def desk(caseworker: Desk, tmp_path: Path) -> Desk:
    """Application 1 with a form in PDF and a photograph nobody can show."""
    receive(caseworker, [write_zip(tmp_path / "downloads", "1", files=FILES)])
    return caseworker


def looks(desk: Desk) -> int:
    with desk.store.reading() as connection:
        return sum(entry.action == "open_attachment" for entry in audit.entries(connection))


def test_a_document_is_fetched_once_painted_and_searched(desk: Desk) -> None:
    ids = {file.name: file.id for file in show(desk, "1").attachments}
    viewer = Viewer()
    viewer.begin()
    form = ids["申請書.pdf"]
    assert not viewer.holds(form)
    viewer.hold(form, fetch(desk, "1", form))
    assert looks(desk) == 1
    assert viewer.open(form).sizes == ((595.0, 842.0),)
    assert len(viewer.paint(form, Part(0, 0, 60, 84, 0, 0, 60, 84))) == 60 * 84 * 4
    assert len(viewer.find(form, "SHINJUKU").places) == 1
    photograph = ids["Attachment/a.heic"]
    viewer.hold(photograph, fetch(desk, "1", photograph))
    with pytest.raises(UserError, match="page_heic"):
        viewer.open(photograph)
    assert viewer.holds(form)
    assert looks(desk) == 2
    viewer.begin()
    assert not viewer.holds(form)
    viewer.close()


def test_a_document_of_another_application_is_not_fetched(desk: Desk, tmp_path: Path) -> None:
    receive(desk, [write_zip(tmp_path / "more", "2", files=FILES)])
    other = show(desk, "2").attachments[0].id
    with pytest.raises(UserError, match="unknown_attachment"):
        fetch(desk, "1", other)
    assert looks(desk) == 0
