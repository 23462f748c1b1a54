"""Definitions, code maps and layouts against their digests, and the ward's own against the log."""

import json
from collections import Counter
from typing import NamedTuple

from canonical import canonical, sha
from evidence import Evidence

ENTRIES = "SELECT actor, detail FROM audit WHERE action = ?"


class Made(NamedTuple):
    """What the log tells of a table's rows: their kind, the action and how it calls one, and the rows."""

    kind: str
    action: str
    name: str
    rows: str


NAMED = {
    "definition": "SELECT digest, content, digest FROM definition",
    "code_map": "SELECT digest, content, map || ' ' || version FROM code_map",
    "layout": "SELECT digest, content, layout || ' ' || version FROM layout",
}
"""Rows by their digest: the question that gives it, what it is over, and the place."""
CODE_MAPS = Made(
    "code_map",
    "code_map_change",
    "map",
    "SELECT map, version, digest, actor, at, reason FROM code_map WHERE actor <> ''",
)
LAYOUTS = Made(
    "layout",
    "layout_save",
    "layout",
    "SELECT layout, version, digest, actor, at, reason FROM layout WHERE actor <> ''",
)
WITHDRAWALS = Made(
    "layout",
    "layout_withdraw",
    "layout",
    "SELECT layout, version, '', actor, at, reason FROM layout_withdrawal WHERE actor <> ''",
)


def check_contents(evidence: Evidence) -> None:
    """Every definition, code map and layout against its digest, and the ward's own against the log.

    Raises:
        ValueError: what the log tells of one is no JSON.
    """
    _named(evidence, "definition")
    _named(evidence, "code_map")
    _made(evidence, CODE_MAPS)
    _named(evidence, "layout")
    _made(evidence, LAYOUTS)
    _made(evidence, WITHDRAWALS)


def _named(evidence: Evidence, kind: str) -> None:
    for digest, content, where in evidence.rows(NAMED[kind]):
        if sha(content) != digest:
            evidence.tell(kind, where)


def _made(evidence: Evidence, made: Made) -> None:
    said = [(actor, json.loads(detail)) for actor, detail in evidence.rows(ENTRIES, made.action)]
    told = Counter(
        (f"{one.get(made.name)} {one.get('version')}", actor, one.get("content")) for actor, one in said
    )
    rows = evidence.rows(made.rows)
    kept = Counter((f"{row[0]} {row[1]}", row[3], sha(canonical(row))) for row in rows)
    for where in sorted({one[0] for one in (told - kept) + (kept - told)}):
        evidence.tell(made.kind, where)
