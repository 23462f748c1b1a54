"""The commands of passwords and keys: one's own password, new keys for the store, two administrators."""

import argparse
from collections.abc import Callable

from kaigo_desktop.cli.terminal import put_json, say, secret
from kaigo_desktop.flow import two_administrators
from kaigo_desktop.flow.administer import change_password
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.key_file import make_key_file, read_key_file
from kaigo_desktop.flow.rotate_keys import rotate_keys

DONE = 0


def password(desk: Desk, arguments: argparse.Namespace) -> int:
    """`password`: the key file stays as it is unless another one is made or it is given up."""
    old = secret(arguments.password_file, f"{desk.user.login}: ")
    new = secret(arguments.new_password_file, "")
    now = read_key_file(arguments.key_file)
    later = None if arguments.without_key_file else now
    if arguments.new_key_file:
        later = make_key_file(arguments.new_key_file)
    change_password(desk, old, new, now, later)
    facts = {"login": desk.user.login, "key_file": later is not None}
    put_json(facts) if arguments.json else say(desk.program.messages.text("password_changed"))
    return DONE


def keys_rotate(desk: Desk, arguments: argparse.Namespace) -> int:
    """`keys rotate`."""
    rotate_keys(desk)
    put_json({"rotated": True}) if arguments.json else say(desk.program.messages.text("keys_rotated"))
    return DONE


def keys_two(desk: Desk, arguments: argparse.Namespace) -> int:
    """`keys two-administrators on|off`: ask for it, or agree to what another administrator asked."""
    two_administrators.switch(desk, required=arguments.switch == "on")
    return user_waiting(desk, arguments)


def user_waiting(desk: Desk, arguments: argparse.Namespace) -> int:
    """`user waiting`: whether two administrators must agree, and what waits for the second one."""
    standing = two_administrators.standing(desk)
    waiting = [
        {
            "login": one.user.login,
            "name": one.user.name,
            "role": one.user.role,
            "kind": one.kind,
            "asked_by": one.asked_by,
            "asked_at": one.asked_at,
        }
        for one in standing.waiting
    ]
    if arguments.json:
        put_json(
            {
                "two_administrators": standing.required,
                "switch_asked_by": standing.switch_asked_by,
                "waiting": waiting,
            }
        )
        return DONE
    say(f"two administrators: {'on' if standing.required else 'off'}\t{standing.switch_asked_by}")
    for one in waiting:
        say("\t".join(one.values()))
    return DONE


def user_confirm(desk: Desk, arguments: argparse.Namespace) -> int:
    """`user confirm`."""
    two_administrators.confirm(desk, arguments.login)
    return user_waiting(desk, arguments)


def user_withdraw(desk: Desk, arguments: argparse.Namespace) -> int:
    """`user withdraw`."""
    two_administrators.withdraw(desk, arguments.login)
    return user_waiting(desk, arguments)


KEYRING_COMMANDS: dict[str, Callable[[Desk, argparse.Namespace], int]] = {
    "password": password,
    "keys rotate": keys_rotate,
    "keys two-administrators": keys_two,
    "user waiting": user_waiting,
    "user confirm": user_confirm,
    "user withdraw": user_withdraw,
}
