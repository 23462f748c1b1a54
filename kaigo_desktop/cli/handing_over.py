"""The commands of the hand-over: writing files, looking ahead, and the code maps they are written by."""

import argparse
from typing import Any

from kaigo_desktop.cli import shapes
from kaigo_desktop.cli.terminal import UsageError, complain, put_json, say
from kaigo_desktop.core.errors import UserError
from kaigo_desktop.flow import code_maps, hand_over
from kaigo_desktop.flow.desk import Desk, HandedOver, Preview

DONE, REFUSED = 0, 1
"""Exit codes: done; nothing was written, or would be."""


def hand_over_batch(desk: Desk, arguments: argparse.Namespace) -> int:
    """`hand-over`: 1 and no file when a character or a symbol can't be written as the profile wants."""
    if arguments.preview:
        return _preview(desk, arguments)
    if arguments.out is None:
        message = "give --out DIR (or --preview)"
        raise UsageError(message)
    try:
        result = hand_over.hand_over(desk, arguments.profile, arguments.out, arguments.again)
    except UserError as error:
        if error.code != "nothing_to_hand_over":
            raise
        complain(desk.program.messages.error(error))  # for a script that runs every night this is no failure
        result = HandedOver("", arguments.profile, 0, (), ())
    if arguments.json:
        put_json(shapes.handed_over(result))
    else:
        for name, sha256, rows in result.files:
            say(f"{name}\t{rows}\t{sha256}")
    return _complain(desk, result, arguments)


def _preview(desk: Desk, arguments: argparse.Namespace) -> int:
    """`hand-over --preview`: 1 when the hand-over would write nothing."""
    if arguments.again:
        message = "--preview looks at what waits; it does not go with --again"
        raise UsageError(message)
    result = hand_over.preview(desk, arguments.profile)
    if arguments.json:
        put_json(shapes.preview(result))
    else:
        for procedure, count in result.counts.items():
            say(f"{procedure}\t{count}")
    return _complain(desk, result, arguments)


def _complain(desk: Desk, result: HandedOver | Preview, arguments: argparse.Namespace) -> int:
    """Tell on stderr what stands in the way; the exit code."""
    for sentence, found in (
        ("hand_over_losses", result.losses),
        ("hand_over_unmapped", result.unmapped_codes),
    ):
        if found:
            complain(desk.program.messages.text(sentence, {"count": len(found)}))
        if not arguments.json:
            for place in found:
                complain("\t".join(place))
    return REFUSED if result.losses or result.unmapped_codes else DONE


def codes_list(desk: Desk, arguments: argparse.Namespace) -> int:
    """`codes list`: the version of each map that counts today."""
    found = [shapes.code_map_version(version) for version in code_maps.list_maps(desk)]
    put_json(found) if arguments.json else _say_versions(found)
    return DONE


def codes_show(desk: Desk, arguments: argparse.Namespace) -> int:
    """`codes show`: the versions of a map, and every symbol with its code."""
    versions, entries = code_maps.show(desk, arguments.map)
    shape = shapes.code_map(versions, entries)
    if arguments.json:
        put_json(shape)
    else:
        _say_versions(shape["versions"])
        for entry in entries:
            say(f"{entry.code_list}\t{entry.symbol}\t{entry.label}\t{entry.code or '-'}")
    return DONE


def codes_set(desk: Desk, arguments: argparse.Namespace) -> int:
    """`codes set`: a new version of a map; `SYMBOL=` takes a code away."""
    codes: dict[str, str] = {}
    for given in arguments.codes:
        symbol, equals, code = given.partition("=")
        if not equals or not symbol:
            message = f"codes are given as SYMBOL=CODE: {given}"
            raise UsageError(message)
        codes[symbol] = code
    changes = {arguments.list: codes}
    days = {"valid_from": arguments.from_, "valid_to": arguments.to}
    made = code_maps.change(desk, arguments.map, changes, arguments.reason, **days)
    shape = shapes.code_map_version(code_maps.Version(made, desk.user.login, reason=arguments.reason))
    put_json(shape) if arguments.json else _say_versions([shape])
    return DONE


def _say_versions(versions: list[dict[str, Any]]) -> None:
    for version in versions:
        days = f"{version['valid_from']}..{version['valid_to']}"
        parts = (version["id"], version["version"], days, version["actor"] or "-", version["title"])
        say("\t".join(map(str, parts)))
