"""個人番号 sealed under the key of their application, and the index by which an exact number is found.

There are so few numbers that any unkeyed hash of one gives it away: a text is sealed under a random key that
only who may see 個人番号 opens again, the index is an HMAC under a key made of the number key. The nonce is
made of what is sealed: the same number under the same key gives the same text, so that two numbers of one
form can be compared unread; under another key, thus in another application, everything differs.
"""

import base64
import binascii
import hmac
from collections.abc import Iterable

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Connection, func, select

from kaigo_desktop.core.identifiers import INDIVIDUAL_NUMBER_LENGTH
from kaigo_desktop.core.sealed import Sealed, canonical, parts
from kaigo_desktop.store import inserts, wrapping
from kaigo_desktop.store.file_keys import FileKey
from kaigo_desktop.store.number_tables import number_due, number_index

_NONCE = wrapping.NONCE_SIZE
_ADD = "INSERT INTO number_index (hash, application) VALUES (?, ?) ON CONFLICT DO NOTHING"
_REMOVE = "DELETE FROM number_index WHERE application = ?"
_ADD_DUE = "INSERT INTO number_due (application) VALUES (?) ON CONFLICT DO NOTHING"
_REMOVE_DUE = "DELETE FROM number_due WHERE application = ?"


def seal(key: FileKey, about: str, text: str, verdict: str = "") -> str:
    """`text` as a sealed text under `key`, bound to the key and to `about` (the 受付番号)."""
    bound = _about(key.id, about, verdict)
    data = text.encode("utf-8", "surrogatepass")
    nonce = hmac.digest(_subkey(key.key, b"number nonce"), bound + data, "sha256")[:_NONCE]
    payload = _text(nonce + AESGCM(key.key).encrypt(nonce, data, bound))
    return Sealed(verdict, key.id, payload).text()


def unseal(key: FileKey, about: str, text: str) -> str | None:
    """What `seal` sealed; None where the key, the text or `about` is another."""
    sealed = parts(text)
    if sealed is None or sealed.key != key.id:
        return None
    try:
        data = base64.urlsafe_b64decode(sealed.payload + "=" * (-len(sealed.payload) % 4))
        if _text(data) != sealed.payload:  # the last sign has bits that say nothing
            return None
        opened = AESGCM(key.key).decrypt(data[:_NONCE], data[_NONCE:], _about(key.id, about, sealed.verdict))
    except (InvalidTag, ValueError, binascii.Error):
        return None
    return opened.decode("utf-8", "surrogatepass")


def is_searchable(text: str) -> bool:
    """Whether `text` is written like a 個人番号: twelve digits of any width, hyphens and spaces aside."""
    if text[:1].isalpha():  # as most of what is looked for
        return False
    number = canonical(text)
    return len(number) == INDIVIDUAL_NUMBER_LENGTH and number.isascii() and number.isdigit()


def index(
    tx: Connection, app_id: int, number_key: bytes, numbers: Iterable[str], *, new: bool = False
) -> None:
    """Make `numbers` those an application is found by; what is no number of twelve digits finds nothing.

    `new`: it was never found by any, so that nothing is to be removed.
    """
    hashes = {_hash(number_key, number) for number in numbers if is_searchable(number)}
    if not new:
        forget(tx, app_id)
    if hashes:
        inserts.write(tx, _ADD, [(each, app_id) for each in sorted(hashes)])


def put_off(tx: Connection, app_id: int) -> None:
    """Note that somebody with the number key has to index an application, which nobody finds until then."""
    tx.connection.cursor().execute(_REMOVE, (app_id,))
    inserts.write(tx, _ADD_DUE, [(app_id,)])


def forget(tx: Connection, app_id: int) -> None:
    """Take an application out of the index for good."""
    tx.connection.cursor().execute(_REMOVE, (app_id,))
    tx.connection.cursor().execute(_REMOVE_DUE, (app_id,))


def due(connection: Connection, limit: int) -> list[int]:
    """The ids of applications that wait to be indexed, at most `limit`."""
    statement = select(number_due.c.application).order_by(number_due.c.application).limit(limit)
    return list(connection.execute(statement).scalars())


def find(connection: Connection, number_key: bytes, number: str) -> set[int]:
    """The ids of the applications in whose newest revision the 個人番号 `number` stands."""
    wanted = number_index.c.hash == _hash(number_key, number)
    return set(connection.execute(select(number_index.c.application).where(wanted)).scalars())


def count(connection: Connection, app_id: int) -> int:
    """How many different 個人番号 an application is found by."""
    own = number_index.c.application == app_id
    return connection.execute(select(func.count()).select_from(number_index).where(own)).scalar_one()


def _text(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode("ascii").rstrip("=")


def _hash(number_key: bytes, number: str) -> bytes:
    return hmac.digest(_subkey(number_key, b"number index"), canonical(number).encode(), "sha256")


def _subkey(key: bytes, purpose: bytes) -> bytes:
    """A sub-key for one purpose: the second step of HKDF, which is enough for keys that are random."""
    return hmac.digest(key, b"kaigo " + purpose + b"\x01", "sha256")


def _about(key_id: str, about: str, verdict: str) -> bytes:
    return f"kaigo number\0{key_id}\0{verdict}\0{about}".encode("utf-8", "surrogatepass")
