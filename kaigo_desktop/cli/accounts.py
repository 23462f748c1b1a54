"""The commands of accounts: who may sign in, in which role, until when."""

import argparse

from kaigo_desktop.cli import shapes
from kaigo_desktop.cli.terminal import put_json, say, secret
from kaigo_desktop.core.model import User
from kaigo_desktop.flow import administer
from kaigo_desktop.flow.desk import Desk

DONE = 0


def user_add(desk: Desk, arguments: argparse.Namespace) -> int:
    """`user add`."""
    password = secret(arguments.new_password_file, "")
    user = User(arguments.login, arguments.name, arguments.role)
    administer.add_user(desk, user, password, arguments.until)
    return _users(desk, arguments)


def user_renew(desk: Desk, arguments: argparse.Namespace) -> int:
    """`user renew`."""
    administer.renew_user(desk, arguments.login, arguments.until)
    return _users(desk, arguments)


def user_unlock(desk: Desk, arguments: argparse.Namespace) -> int:
    """`user unlock`."""
    administer.let_user_in(desk, arguments.login)
    return _users(desk, arguments)


def user_list(desk: Desk, arguments: argparse.Namespace) -> int:
    """`user list`."""
    return _users(desk, arguments)


def user_role(desk: Desk, arguments: argparse.Namespace) -> int:
    """`user role`."""
    administer.set_role(desk, arguments.login, arguments.role)
    return _users(desk, arguments)


def user_disable(desk: Desk, arguments: argparse.Namespace) -> int:
    """`user disable`."""
    administer.disable_user(desk, arguments.login, rotate=arguments.rotate_keys)
    return _users(desk, arguments)


def user_reset_password(desk: Desk, arguments: argparse.Namespace) -> int:
    """`user reset-password`."""
    administer.reset_password(desk, arguments.login, secret(arguments.new_password_file, ""))
    return _users(desk, arguments)


def _users(desk: Desk, arguments: argparse.Namespace) -> int:
    users = administer.list_users(desk)
    if arguments.json:
        put_json([shapes.user(user) for user in users])
    else:
        for user in users:
            disabled = "disabled" if user.disabled else ""
            say(f"{user.login}\t{user.role}\t{user.name}\t{disabled}\t{user.valid_until}")
    return DONE
