"""How people may sign in, as data (`[sign_in]` of `resources/ward.toml`): passwords, locking, expiry."""

from datetime import date, datetime, timedelta

from kaigo_desktop.core.procedure import Definition

SHORTEST_PASSWORD = 8
"""No ward may ask for less (NIST SP 800-63B-4 §3.1.1.2: 8 with a second secret, 15 for a password alone)."""

_FREE_FAILURES = 3
_LONGEST_DELAY = 300
_LAST_MONTH, _LAST_DAY = 3, 31


class SignInPolicy(Definition):
    """What a ward asks of whoever signs in.

    Attributes:
        minimum_password: characters of a password that stands alone (NFKC, code points).
        minimum_with_key_file: the same where a key file is needed too.
        password_max_age_days: after how many days a new password is asked for; 0: never, as NIST advises.
        failures_before_lock_out: how many wrong passwords in a row lock an account out.
        lock_out_minutes: for how long, unless an administrator lets it in before.
        idle_minutes: without a key or a click for so long, the screen is locked and the keys are forgotten.
        session_hours: after so long they are in any case.
        accounts_end_with_fiscal_year: a new account of anybody but an administrator ends on 31 March.
        expiry_notice_days: how many days before its end a person is told.
    """

    minimum_password: int = SHORTEST_PASSWORD
    minimum_with_key_file: int = SHORTEST_PASSWORD
    password_max_age_days: int = 0
    failures_before_lock_out: int = 10
    lock_out_minutes: int = 30
    idle_minutes: int = 10
    session_hours: int = 12
    accounts_end_with_fiscal_year: bool = False
    expiry_notice_days: int = 30

    def __post_init__(self) -> None:
        """Refuse a policy that protects nothing or lets nobody in (a ValueError; msgspec tells its place)."""
        limits = {
            "minimum_password": (SHORTEST_PASSWORD, 64),
            "minimum_with_key_file": (SHORTEST_PASSWORD, 64),
            "password_max_age_days": (0, 3_650),
            "failures_before_lock_out": (_FREE_FAILURES, 100),
            "lock_out_minutes": (1, 1_440),
            "idle_minutes": (1, 60),
            "session_hours": (1, 24),
            "expiry_notice_days": (0, 366),
        }
        for name, (least, most) in limits.items():
            if not least <= getattr(self, name) <= most:
                message = f"{name} must be between {least} and {most}: {getattr(self, name)}"
                raise ValueError(message)

    def is_locked_out(self, failures: int) -> bool:
        """Whether so many failures in a row lock an account out."""
        return failures >= self.failures_before_lock_out

    def delay(self, failures: int) -> int:
        """Seconds to wait after the last of so many failures in a row: 0, 0, 1, 2, 4 … then the lock-out."""
        if self.is_locked_out(failures):
            return self.lock_out_minutes * 60
        return min(2 ** (failures - _FREE_FAILURES), _LONGEST_DELAY) if failures >= _FREE_FAILURES else 0

    def default_end(self, today: date, *, administrator: bool) -> str:
        """Until when a new account lasts (ISO date, itself included), "" without end.

        Administrators have none: on 1 April somebody must be able to renew the others.
        """
        if administrator or not self.accounts_end_with_fiscal_year:
            return ""
        return end_of_fiscal_year(today).isoformat()

    def password_is_due(self, changed_at: datetime, now: datetime) -> bool:
        """Whether the ward wants a new password by now."""
        return bool(self.password_max_age_days) and now - changed_at >= timedelta(
            days=self.password_max_age_days
        )


def end_of_fiscal_year(today: date) -> date:
    """31 March of the fiscal year (年度) that `today` lies in."""
    year = today.year if today.month <= _LAST_MONTH else today.year + 1
    return date(year, _LAST_MONTH, _LAST_DAY)


def is_expired(valid_until: str, today: date) -> bool:
    """Whether an account whose last day is `valid_until` ("" for none) has ended by `today`."""
    return bool(valid_until) and date.fromisoformat(valid_until) < today


def days_left(valid_until: str, today: date) -> int | None:
    """How many days an account lasts beyond `today`; None without an end."""
    return (date.fromisoformat(valid_until) - today).days if valid_until else None
