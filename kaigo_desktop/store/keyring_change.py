"""Changes of the keyring: accounts, roles, passwords."""

import msgspec

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.model import User
from kaigo_desktop.store import slots
from kaigo_desktop.store.certificates import RECOVERY, Certificate, Kind
from kaigo_desktop.store.keyring import Unlocked, check_login, check_password
from kaigo_desktop.store.keyring_draft import KeyringDraft
from kaigo_desktop.store.signing import Signer
from kaigo_desktop.store.slots import Password


class KeyringChange(KeyringDraft):
    """One change by one person; not saved until `save`."""

    def add(self, user: User, password: Password, valid_until: str = "") -> None:
        """Add an account. Its owner may sign at once: it has no past that anybody could speak for.

        Raises:
            UserError: `login_taken`, `login_invalid`, `password_too_short`, `choose_password_first`.
        """
        check_login(user.login)
        check_password(password.text)
        taken = {one.login for one in self.contents.certificates}
        if user.login in taken:
            raise UserError("login_taken", login=user.login)
        secret = slots.new_secret(self.by.root)
        one = self.issued(user, secret.public(), "account", None, valid_until)
        self.put(one, self.slot(one, secret, password, 1))

    def set_role(self, login: str, role: str) -> None:
        """Give an account another role; the keys of its owner stay.

        Raises:
            UserError: `unknown_login`, `account_disabled`, `own_account`, `last_administrator`.
        """
        before = self._account(login)
        user = User(login, before.name, role)
        self._follow(before, user, before.valid_until)

    def set_valid_until(self, login: str, day: str) -> None:
        """Let an account end with a day (ISO date), "" without an end.

        Raises:
            UserError: `unknown_login`, `account_disabled`.
        """
        before = self._account(login)
        self._follow(before, User(login, before.name, before.role), day)

    def disable(self, login: str) -> None:
        """Close an account and take its keys away; `reset` opens it again.

        Raises:
            UserError: `unknown_login`, `own_account`, `last_administrator`.
        """
        before = self._account(login)
        user = User(login, before.name, before.role)
        keys = before.signing_key, before.sealing_key
        one = self.issued(user, keys, "closed", before, before.valid_until)
        self.keep_an_administrator(one)
        self.apply(one, None)

    def reset(self, login: str, password: Password) -> None:
        """Give an account a password for one time (and the keys again, where it was disabled).

        Whoever resets knows that password, so nothing can be decided under it: it is good for choosing one
        of one's own. What the account signed before stays its owner's alone; its former key is gone.

        Raises:
            UserError: `unknown_login`, `own_account`, `password_too_short`.
        """
        check_password(password.text)
        before = self._account(login, disabled=True)
        if login == self.by.user.login:
            raise UserError("own_account")
        secret = slots.new_secret(self.by.root)
        user = User(login, before.name, before.role)
        one = self.issued(user, secret.public(), "voucher", before, before.valid_until)
        self.put(one, self.slot(one, secret, password, self.next_version(login)))

    def choose(self, password: Password) -> Unlocked:
        """A password of one's own: new keys, which the old ones certify. What is signed from now on counts.

        Raises:
            UserError: `password_too_short`.
        """
        check_password(password.text)
        by, before = self.by, self.by.certificate
        secret = slots.new_secret(by.root)
        signing_key, sealing_key = secret.public()
        one = msgspec.structs.replace(
            before, kind="chosen", issuer=before.fingerprint, previous=before.fingerprint,
            signing_key=signing_key, sealing_key=sealing_key, since=self.when.position,
            issued_at=self.when.at, signature="", second=None,
        ).signed_by(by.signer)  # fmt: skip
        slot = self.slot(one, secret, password, self.next_version(one.login))
        self.replace_slot(one.login, slot)
        self.set(certificates=(*self.contents.certificates, one))
        signer = Signer(self.contents.store, one.login, one.fingerprint, secret.signing)
        return Unlocked(by.user, by.keys, signer, one, by.root, secret)

    def _account(self, login: str, *, disabled: bool = False) -> Certificate:
        """The newest certificate of somebody else's account."""
        found = self.accounts().get(login)
        if found is None or login == RECOVERY:
            raise UserError("unknown_login", login=login)
        if found.kind == "closed" and not disabled:
            raise UserError("account_disabled", login=login)
        return found

    def _follow(self, before: Certificate, user: User, valid_until: str) -> None:
        kind: Kind = "voucher" if before.kind == "voucher" else "account"
        one = self.issued(user, (before.signing_key, before.sealing_key), kind, before, valid_until)
        self.keep_an_administrator(one)
        self.put(one, self.slot_of(one))
