"""Whoever holds the store's keys and Python, or once was an administrator, changes the keyring in vain."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.model import User
from kaigo_desktop.store import certificates, keyring_file, roster, slots
from kaigo_desktop.store.authority import Authority
from kaigo_desktop.store.certificates import Certificate
from kaigo_desktop.store.keyring import Keyring, Unlocked
from kaigo_desktop.store.keyring_file import Contents
from kaigo_desktop.store.keys import Keys
from kaigo_desktop.store.signing import Signer
from kaigo_desktop.store.slots import Password
from kaigo_desktop.store.wrapping import Cost
from tests.making.keyrings import CLERK, OTHER, as_administrator, changing

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.store.conftest import Template

ADMIN_TOO = User("second", "", "administrator")
REVIEWER = User("sato", "佐藤 三郎", "supervisor")


@pytest.fixture(scope="session")
def staffed_template(template: Template, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = shutil.copytree(template.folder, tmp_path_factory.mktemp("forged") / "store")
    for user in (CLERK, REVIEWER, ADMIN_TOO):
        with changing(folder, template.admin, position=1) as change:
            change.add(user, OTHER)
    return folder


@pytest.fixture
def staffed(staffed_template: Path, tmp_path: Path) -> Path:
    """A store with a caseworker, a supervisor and a second administrator."""
    return shutil.copytree(staffed_template, tmp_path / "staffed")


@pytest.fixture
def clerk(staffed: Path) -> Unlocked:
    """The caseworker, who holds every key of the store."""
    return Keyring.load(staffed).unlock("yamada", OTHER.text)


def forge(folder: Path, with_keys: Unlocked, change: Callable[[dict[str, Any]], object]) -> None:
    """Change the file as JSON and give it a code that fits."""
    content: dict[str, Any] = json.loads((folder / "keyring.json").read_bytes())
    change(content)
    content["version"] += 1
    contents = msgspec.convert(content, Contents)
    keyring_file.save(folder, keyring_file.sealed(contents, with_keys.keys.database))


def named(folder: Path, login: str) -> str:
    """Whose part is found to be forged when `login` signs in."""
    with pytest.raises(UserError) as caught:
        Keyring.load(folder).unlock(login, OTHER.text)
    assert caught.value.code == "keyring_forged"
    return str(caught.value.facts["where"])


def certificate(ring: dict[str, Any], login: str) -> dict[str, Any]:
    found: dict[str, Any] = next(one for one in ring["certificates"] if one["login"] == login)
    return found


def test_a_role_rewritten_with_the_stores_keys_is_found_and_named(staffed: Path, clerk: Unlocked) -> None:
    forge(staffed, clerk, lambda ring: certificate(ring, "yamada").update(role="supervisor"))
    assert named(staffed, "yamada") == "yamada"
    assert named(staffed, "sato") == "yamada"


def test_a_certificate_a_caseworker_signs_for_themselves_makes_nobody_a_supervisor(
    staffed: Path, clerk: Unlocked
) -> None:
    def promote(ring: dict[str, Any]) -> None:
        own = clerk.certificate
        made = msgspec.structs.replace(
            own, role="supervisor", issuer=own.fingerprint, previous=own.fingerprint, kind="account"
        ).signed_by(clerk.signer)
        ring["certificates"].append(msgspec.to_builtins(made))
        listed = [*ring["roster"]["certificates"], made.fingerprint]
        accounts = [pair for pair in ring["roster"]["accounts"] if pair[0] != "yamada"]
        ring["roster"].update(certificates=listed, accounts=[*accounts, ["yamada", made.fingerprint]])
        signed = roster.signed(msgspec.convert(ring["roster"], keyring_file.Roster), clerk.signer)
        ring["roster"] = msgspec.to_builtins(signed)

    forge(staffed, clerk, promote)
    assert named(staffed, "yamada") == "yamada"


def test_a_whole_new_root_is_nobodys_root(staffed: Path, clerk: Unlocked) -> None:
    def take_over(ring: dict[str, Any]) -> None:
        own = msgspec.structs.replace(
            clerk.certificate, role="administrator", issuer="", previous="", since=0
        ).signed_by(clerk.signer)
        signer = Signer(ring["store"], "yamada", own.fingerprint, clerk.secret.signing)
        ring["certificates"] = [msgspec.to_builtins(own)]
        signed = roster.signed(
            msgspec.convert(
                {
                    **ring["roster"],
                    "certificates": [own.fingerprint],
                    "accounts": [["yamada", own.fingerprint]],
                },
                keyring_file.Roster,
            ),
            signer,
        )
        ring["roster"] = msgspec.to_builtins(signed)

    forge(staffed, clerk, take_over)
    for login in ("sato", "second"):
        with pytest.raises(UserError, match="keyring_forged"):
            Keyring.load(staffed).unlock(login, OTHER.text)


def test_a_number_key_of_ones_own_is_given_to_nobody(staffed: Path, clerk: Unlocked) -> None:
    def redirect(ring: dict[str, Any]) -> None:
        ring["roster"]["keys"][0]["number_public"] = certificate(ring, "yamada")["sealing_key"]

    forge(staffed, clerk, redirect)
    with pytest.raises(UserError, match="keyring_forged"):
        Keyring.load(staffed).unlock("sato", OTHER.text)


def test_keys_sealed_by_a_stranger_are_not_taken(staffed: Path, clerk: Unlocked) -> None:
    reviewer = Keyring.load(staffed).unlock("sato", OTHER.text)
    others = Keys(bytes(32), bytes(32), bytes(32), None)
    false = slots.give(reviewer.signer.store, reviewer.certificate, others, 1, number=False)

    def swap(ring: dict[str, Any]) -> None:
        slot = next(slot for slot in ring["slots"] if slot["login"] == "sato")
        slot["keys"] = [msgspec.to_builtins(false)]

    forge(staffed, clerk, swap)
    with pytest.raises(UserError, match="keyring_damaged"):
        Keyring.load(staffed).unlock("sato", OTHER.text)


def test_another_persons_slot_cannot_be_made_again(staffed: Path, clerk: Unlocked) -> None:
    def replace(ring: dict[str, Any]) -> None:
        made = slots.make(ring["store"], "sato", 2, clerk.secret, Password("known to yamada"), as_cost(ring))
        ring["slots"] = [slot for slot in ring["slots"] if slot["login"] != "sato"]
        given = slots.give(ring["store"], reviewer, clerk.keys, 1, number=True)
        ring["slots"].append({**msgspec.to_builtins(made), "keys": [msgspec.to_builtins(given)]})

    reviewer = Keyring.load(staffed).unlock("sato", OTHER.text).certificate
    forge(staffed, clerk, replace)
    assert named(staffed, "yamada") == "sato"


def as_cost(ring: dict[str, Any]) -> Any:
    return msgspec.convert(ring["roster"]["cost"], Cost)


def test_a_former_administrator_signs_no_roster(staffed: Path) -> None:
    former = Keyring.load(staffed).unlock("second", OTHER.text)
    with changing(staffed, as_administrator(staffed), position=5) as change:
        change.set_role("second", "auditor")

    def come_back(ring: dict[str, Any]) -> None:
        ring["roster"] = msgspec.to_builtins(
            roster.signed(msgspec.convert(ring["roster"], keyring_file.Roster), former.signer)
        )

    forge(staffed, former, come_back)
    assert named(staffed, "yamada") == "roster"


def test_an_administrator_cannot_give_somebody_with_a_past_keys_of_the_administrators_own(
    staffed: Path,
) -> None:
    admin, reviewer = as_administrator(staffed), Keyring.load(staffed).unlock("sato", OTHER.text).certificate
    own = slots.new_secret(admin.root).public()
    for kind in ("account", "chosen"):
        impostor = msgspec.structs.replace(
            reviewer, signing_key=own[0], sealing_key=own[1], kind=kind, since=9,
            issuer=admin.certificate.fingerprint, previous=reviewer.fingerprint,
        ).signed_by(admin.signer)  # fmt: skip
        assert impostor.fingerprint not in trusted_with(staffed, impostor)
    first = msgspec.structs.replace(
        reviewer, signing_key=own[0], sealing_key=own[1], since=9, issuer=admin.certificate.fingerprint
    ).signed_by(admin.signer)
    assert first.fingerprint not in trusted_with(staffed, first)


def test_a_voucher_signs_one_successor_and_never_a_second(staffed: Path) -> None:
    admin = as_administrator(staffed)
    with changing(staffed, admin, position=3) as change:
        change.reset("sato", Password("for one time only"))
    voucher = Keyring.load(staffed).unlock("sato", "for one time only")
    with changing(staffed, voucher, position=4) as change:
        own = change.choose(Password("a password of mine"))
    keys = slots.new_secret(admin.root).public()
    second = msgspec.structs.replace(
        own.certificate, signing_key=keys[0], sealing_key=keys[1], since=9
    ).signed_by(voucher.signer)
    found = trusted_with(staffed, second)
    assert second.fingerprint not in found
    assert own.certificate.fingerprint not in found  # nobody can tell which of the two is the owner's
    assert not voucher.certificate.decides


def test_a_key_that_was_followed_signs_for_nobody_any_more(staffed: Path) -> None:
    before = Keyring.load(staffed).unlock("sato", OTHER.text)
    with changing(staffed, before, position=7) as change:
        after = change.choose(Password("a password of mine"))
    ring = Keyring.load(staffed)
    known = Authority(ring.store, before.root, ring.check_signatures(before.root).certificates)
    old, new = before.certificate, after.certificate
    assert [known.at(old.fingerprint, place) for place in (1, 2, 7, 8)] == [None, old, old, None]
    assert [known.at(new.fingerprint, place) for place in (7, 8)] == [None, new]


def test_an_administrator_issues_nothing_with_a_key_that_was_followed(staffed: Path) -> None:
    before = Keyring.load(staffed).unlock("second", OTHER.text)
    with changing(staffed, before, position=7) as change:
        change.choose(Password("a password of mine"))
    keys = slots.new_secret(before.root).public()
    late = Certificate(
        login="ghost", name="", role="supervisor", signing_key=keys[0], sealing_key=keys[1], kind="account",
        issuer=before.certificate.fingerprint, previous="", since=8, issued_at="",
    ).signed_by(before.signer)  # fmt: skip
    assert late.fingerprint not in trusted_with(staffed, late)


def test_certificates_of_another_store_count_for_nothing(staffed: Path) -> None:
    ring = Keyring.load(staffed)
    root = as_administrator(staffed).root
    assert certificates.trusted(ring.contents.certificates, root, "another store") == {}
    assert certificates.trusted(ring.contents.certificates, "another root", ring.store) == {}


def test_two_new_passwords_at_once_are_two_branches_and_neither_counts(staffed: Path) -> None:
    before = Keyring.load(staffed).unlock("sato", OTHER.text)
    made = []
    for _ in range(2):
        with changing(staffed, before, position=7, saves=False) as change:
            made.append(change.choose(OTHER).certificate)
    found = trusted_with(staffed, *made)
    assert not {one.fingerprint for one in made} & set(found)
    assert before.certificate.fingerprint in found


def trusted_with(folder: Path, *more: Certificate) -> dict[str, Certificate]:
    """What is trusted when these certificates are put beside those of the keyring."""
    ring = Keyring.load(folder)
    root = next(one.fingerprint for one in ring.contents.certificates if not one.issuer)
    return certificates.trusted((*ring.contents.certificates, *more), root, ring.store)
