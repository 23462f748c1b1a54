"""個人番号 in the store: sealed, indexed, and opened by nobody without the number key."""

from __future__ import annotations

import dataclasses
import hashlib
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.sealed import is_sealed, parts
from kaigo_desktop.store import attachments, file_keys, numbers, sealing
from kaigo_desktop.store.file_keys import FileKey, Keychain
from kaigo_desktop.store.store import Store

if TYPE_CHECKING:
    from kaigo_desktop.store.keyring import Keys
    from tests.store.conftest import Adds, Encloses

NUMBER = "123456789018"
NOW = datetime(2026, 4, 2, tzinfo=UTC)
KEY = FileKey("0" * 32, bytes(range(32)), "e", b"")
OTHER = FileKey("f" * 32, bytes(32), "e", b"")


@given(st.text(), st.text(max_size=20))
def test_what_was_sealed_is_opened_with_its_key_for_its_application_alone(text: str, receipt_no: str) -> None:
    sealed = numbers.seal(KEY, receipt_no, text, "length")
    assert is_sealed(sealed)
    assert numbers.unseal(KEY, receipt_no, sealed) == text
    assert numbers.unseal(KEY, receipt_no + "0", sealed) is None
    assert numbers.unseal(OTHER, receipt_no, sealed) is None
    assert numbers.unseal(dataclasses.replace(OTHER, id=KEY.id), receipt_no, sealed) is None
    assert numbers.unseal(KEY, receipt_no, sealed.replace(":length:", "::")) is None


@given(st.integers(0, 70), st.sampled_from("ABCabc09_-"))
def test_a_changed_sealed_text_does_not_open(place: int, sign: str) -> None:
    found = parts(numbers.seal(KEY, "1", NUMBER))
    assert found is not None
    at = place % len(found.payload)
    payload = found.payload[:at] + sign + found.payload[at + 1 :]
    assert (
        payload == found.payload or numbers.unseal(KEY, "1", found._replace(payload=payload).text()) is None
    )


def test_the_same_number_is_another_text_in_every_other_application() -> None:
    texts = [numbers.seal(key, no, NUMBER) for key in (KEY, OTHER) for no in ("1", "2")]
    assert len(set(texts)) == 4
    assert numbers.seal(KEY, "1", NUMBER) == texts[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (NUMBER, True),
        ("１２３４－５６７８ 9018", True),
        ("12345678901", False),
        ("H23456789018", False),
        ("", False),
    ],
)
def test_twelve_digits_of_any_width_are_searched_as_a_number(text: str, expected: bool) -> None:
    assert numbers.is_searchable(text) is expected


@pytest.fixture
def lesser(keys: Keys) -> Keys:
    """The keys of somebody who may not see 個人番号."""
    return dataclasses.replace(keys, number=None)


def test_a_number_finds_its_applications_until_they_say_another(store: Store, keys: Keys, add: Adds) -> None:
    assert keys.number is not None
    with store.transaction() as tx:
        first, second = add(tx, "1"), add(tx, "2")
        for app_id in (first, second):
            numbers.index(tx, app_id, keys.number, [NUMBER, "1234-5678-9018", "なし"])
        assert numbers.find(tx, keys.number, "１２３４５６７８９０１８") == {first, second}
        numbers.index(tx, first, keys.number, ["621498320257"])
        numbers.forget(tx, second)
        assert numbers.find(tx, keys.number, NUMBER) == set()
        assert numbers.find(tx, bytes(32), "621498320257") == set()
        numbers.put_off(tx, first)
        numbers.put_off(tx, first)
        assert numbers.find(tx, keys.number, "621498320257") == set()
        assert numbers.due(tx, 9) == [first]
        numbers.index(tx, first, keys.number, ["621498320257"])
        assert numbers.due(tx, 9) == []


def test_the_index_tells_nothing_to_who_tries_all_numbers_without_the_key(
    store: Store, keys: Keys, add: Adds
) -> None:
    assert keys.number is not None
    with store.transaction() as tx:
        numbers.index(tx, add(tx, "1"), keys.number, [NUMBER])
        kept = tx.exec_driver_sql("SELECT hash FROM number_index").scalar_one()
    known = (keys.database, keys.attachments, keys.number_public)
    assert kept not in {hashlib.sha256(NUMBER.encode()).digest()} | {
        numbers._hash(each, NUMBER) for each in known
    }


def test_one_envelope_serves_a_whole_group_of_writes(store: Store, keys: Keys, add: Adds) -> None:
    with store.transaction() as tx:
        chain = Keychain(tx, keys)
        for number in range(20):
            chain.keep(add(tx, str(number)), chain.for_writing(None, secret=number % 2 == 0))
        assert tx.exec_driver_sql("SELECT count(*) FROM number_envelope").scalar() == 1
        under = tx.exec_driver_sql("SELECT count(*) FROM file_key WHERE envelope IS NOT NULL").scalar()
    assert under == 20


def test_whoever_can_not_open_the_keys_gives_further_ones_that_others_open(
    store: Store, keys: Keys, lesser: Keys, add: Adds
) -> None:
    with store.transaction() as tx:
        app_id = add(tx, "1")
        first = Keychain(tx, keys).originals(app_id)
        further = Keychain(tx, lesser).originals(app_id)
        assert first.id != further.id
        assert Keychain(tx, keys).originals(app_id).id in {first.id, further.id}
        opened = Keychain(tx, keys).opened(further.id)
        assert opened is not None
        assert opened.key == further.key
        assert file_keys.living(tx, app_id) == {first.id, further.id}
        with pytest.raises(UserError, match="number_key_needed"):
            Keychain(tx, lesser).opened(first.id)
        assert Keychain(tx, keys).opened("0" * 32) is None


def test_a_file_that_may_hold_a_number_opens_with_the_number_key_alone(
    store: Store, keys: Keys, lesser: Keys, add: Adds, enclose: Encloses
) -> None:
    file = enclose(f"<v>{NUMBER}</v>".encode())
    with store.transaction() as tx:
        chain = Keychain(tx, lesser)
        made = chain.for_writing(None, secret=True)
        refs = attachments.write(store, NOW, [(made.of(file.role), file)])
        app_id = add(tx, "1")
        chain.keep(app_id, made)
        attachments.attach(tx, app_id, 1, [(file, refs[0])])
    with store.reading() as connection:
        (kept,) = attachments.of(connection, app_id)
        assert is_sealed(kept.sha256)
        assert attachments.sha256_of(Keychain(connection, keys), kept.sha256) == file.sha256
        assert attachments.sha256_of(Keychain(connection, lesser), kept.sha256) == ""
    assert attachments.read(store, kept.id) == file.data
    blind = Store.open(store.folder, lesser)
    with pytest.raises(UserError, match="number_key_needed"):
        attachments.read(blind, kept.id)
    blind.close()


def test_keys_can_be_wrapped_anew_under_new_ones(store: Store, keys: Keys, add: Adds) -> None:
    private = sealing.new_private()
    new = dataclasses.replace(
        keys, attachments=b"n" * 32, number_public=sealing.public_of(private), number=private
    )
    with store.transaction() as tx:
        app_id = add(tx, "1")
        chain = Keychain(tx, keys)
        secret, plain = chain.for_writing(None, secret=True), chain.for_writing(None, secret=False)
        chain.keep(app_id, secret)
        chain.keep(app_id, plain)
        assert keys.number is not None
        numbers.index(tx, app_id, keys.number, [NUMBER])
        file_keys.wrap_anew(tx, keys, new)
        assert numbers.due(tx, 9) == [app_id]
        assert numbers.find(tx, private, NUMBER) == numbers.find(tx, keys.number, NUMBER) == set()
        for key in (secret.originals, secret.attachments, plain.originals, plain.attachments):
            opened = Keychain(tx, new).opened(key.id)
            assert opened is not None
            assert opened.key == key.key
            with pytest.raises(UserError, match="attachment_key_damaged"):
                Keychain(tx, dataclasses.replace(keys, older=None)).opened(key.id)
            assert Keychain(tx, dataclasses.replace(keys, older=new)).opened(key.id) == opened
