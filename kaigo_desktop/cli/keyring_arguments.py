"""The words of the commands of passwords and keys."""

import argparse
from collections.abc import Callable
from pathlib import Path


def keyring(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    user: "argparse._SubParsersAction[argparse.ArgumentParser]",
    command: Callable[..., argparse.ArgumentParser],
) -> None:
    """Add `password`, `keys …`, and what administrators do together to the commands of accounts.

    Args:
        commands: of the whole command line.
        user: of `user`.
        command: makes a command whose user signs in.
    """
    command(user, "waiting", "what waits for a second administrator")
    for name, purpose in (("confirm", "agree as the second administrator"), ("withdraw", "take it back")):
        command(user, name, purpose).add_argument("login")
    own = command(commands, "password", "choose a password of your own")
    own.add_argument("--new-password-file", type=Path, required=True, metavar="FILE")
    second = own.add_mutually_exclusive_group()
    second.add_argument("--new-key-file", type=Path, default=None, metavar="FILE", help="make a key file")
    second.add_argument("--without-key-file", action="store_true", help="need no key file any more")
    keys = commands.add_parser("keys", help="the store's keys").add_subparsers(
        dest="action", metavar="ACTION", required=True
    )
    command(keys, "rotate", "give the store new keys")
    two = command(keys, "two-administrators", "whether two administrators must agree")
    two.add_argument("switch", choices=("on", "off"))
