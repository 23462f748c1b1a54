"""Whether a password may be chosen: the ward's rules, known passwords, what it must not be about."""

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.model import User
from kaigo_desktop.core.password import PasswordRules, refuse_weak
from kaigo_desktop.flow.program import Program

_PROGRAM = ("Kaigo Desktop", "kaigo-desktop", "介護保険 申請管理")


def require_good(program: Program, user: User, password: str, *, key_file: bool = False) -> None:
    """Refuse a password that the ward's rules do not allow for this account.

    Args:
        program: whose settings and list count.
        user: whose password it would be.
        password: as typed.
        key_file: whether a key file is needed beside it, so that it may be shorter.

    Raises:
        UserError: as `core.password.refuse_weak`.
    """
    ward = program.catalog.ward
    least = ward.sign_in.minimum_with_key_file if key_file else ward.sign_in.minimum_password
    about = (user.login, user.name, ward.name, ward.section, *_PROGRAM)
    refuse_weak(password, PasswordRules(least, program.catalog.common_passwords, about))


def fault(program: Program, user: User, password: str) -> str:
    """Why a password may not be chosen, as a sentence; "" where it may."""
    try:
        require_good(program, user, password)
    except UserError as error:
        return program.messages.error(error)
    return ""
