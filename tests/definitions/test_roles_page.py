"""The page on roles says what the files say."""

from pathlib import Path

from kaigo_desktop.core.field_groups import GROUPS
from kaigo_desktop.core.permission import PERMISSIONS
from kaigo_desktop.messages import Messages
from tests.making.role_model import ROLES

ROOT = Path(__file__).parents[2]
SENTENCES = Messages(ROOT / "i18n" / "messages").sentences


def table(heading: str) -> list[list[str]]:
    """The cells of the table whose heading begins with a text, without the heading."""
    lines = (ROOT / "docs" / "roles.md").read_text(encoding="utf-8").splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith(f"| {heading}"))
    rows = []
    for line in lines[start + 2 :]:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in line.strip("|").split("|")])
    return rows


def test_every_permission_stands_with_its_word_and_the_roles_that_have_it() -> None:
    rows = {row[0].strip("`"): row[1:] for row in table("permission | on the screen |")}
    assert rows.keys() == PERMISSIONS
    for permission, (word, *held) in rows.items():
        assert word == SENTENCES[f"permission_{permission}"]["ja"]
        assert held == ["○" if permission in role["permissions"] else "" for role in ROLES.values()]


def test_every_permission_is_explained() -> None:
    rows = {row[0].strip("`"): row[1] for row in table("permission | allows |")}
    assert rows.keys() == PERMISSIONS
    assert all(rows.values())


def test_every_group_of_fields_stands_with_its_word() -> None:
    rows = [(row[0].strip("`"), row[1]) for row in table("group | on the screen |")]
    assert rows == [(group, SENTENCES[f"field_group_{group}"]["ja"]) for group in GROUPS]
