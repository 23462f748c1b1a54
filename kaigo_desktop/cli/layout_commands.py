"""The commands about layouts (取込レイアウト): looking at a sample, trying, saving, listing, withdrawing."""

import argparse
from typing import Any

from kaigo_desktop.cli.terminal import put_json, say
from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.layout import Layout
from kaigo_desktop.core.model import Item
from kaigo_desktop.flow import layouts, try_layout
from kaigo_desktop.flow.desk import Desk

DONE = 0


def layouts_inspect(desk: Desk, arguments: argparse.Namespace) -> int:
    """`layouts inspect`: the items of a sample with suggestions; `--draft` writes them as a layout file."""
    sample = try_layout.inspect(desk, arguments.sample, arguments.procedure)
    if arguments.draft:
        draft = try_layout.draft_layout(desk, sample, arguments.layout or arguments.draft.stem)
        try:
            with arguments.draft.open("x", encoding="utf-8", newline="\n") as file:
                file.write(layouts.to_toml(draft))
        except OSError as error:
            raise UserError("layout_file_unwritable", name=str(arguments.draft)) from error
    if arguments.json:
        put_json(_sample(sample))
        return DONE
    say(" / ".join(sample.subjects))
    for item in _sample(sample)["items"]:
        say(f"{item['subject']}\t{item['label']}\t{item['example']}\t{item['suggestion'] or '-'}")
    return DONE


def layouts_list(desk: Desk, arguments: argparse.Namespace) -> int:
    """`layouts list`: every version, the newest of each first."""
    found = [_version(version) for version in layouts.list_layouts(desk)]
    if arguments.json:
        put_json(found)
    else:
        for one in found:
            say(f"{one['id']}\t{one['version']}\t{one['standing']}\t{one['procedure']}\t{one['title']}")
    return DONE


def layouts_export(desk: Desk, arguments: argparse.Namespace) -> int:
    """`layouts export`: the newest version as the text of a file."""
    text = layouts.export_layout(desk, arguments.layout)
    put_json({"id": arguments.layout, "toml": text}) if arguments.json else say(text.rstrip("\n"))
    return DONE


def layouts_try(desk: Desk, arguments: argparse.Namespace) -> int:
    """`layouts try`: what a layout would make of a sample; nothing is written."""
    layout = layouts.read_file(arguments.file)
    wrong = [{"key": one.key, "message": one.message} for one in layouts.mistakes_of(desk, layout)]
    trial = try_layout.try_layout(desk, layout, arguments.sample)
    if arguments.json:
        put_json(_trial(trial) | {"mistakes": wrong})
        return DONE
    for row in trial.rows:
        say(f"{row.field}\t{row.shown}\t{row.received}")
    for problem in trial.problems:
        say(f"{problem.severity}\t{problem.field}\t{problem.message}")
    for item in trial.unmapped:
        say(f"?\t{item.subject}\t{item.label}\t{item.value}")
    for mistake in wrong:
        say(f"!\t{mistake['key']}\t{mistake['message']}")
    return DONE


def layouts_save(desk: Desk, arguments: argparse.Namespace) -> int:
    """`layouts save`: a version of a layout, for every desk on the store."""
    saved = layouts.save_layout(desk, layouts.read_file(arguments.file), arguments.reason)
    return _said(desk, arguments, "layout_saved", saved)


def layouts_withdraw(desk: Desk, arguments: argparse.Namespace) -> int:
    """`layouts withdraw`: every version so far reads nothing more."""
    withdrawn = layouts.withdraw_layout(desk, arguments.layout, arguments.reason)
    return _said(desk, arguments, "layout_withdrawn", withdrawn)


def _said(desk: Desk, arguments: argparse.Namespace, code: str, layout: Layout) -> int:
    facts: dict[str, object] = {"id": layout.id, "version": layout.version}
    put_json(facts) if arguments.json else say(desk.program.messages.text(code, facts))
    return DONE


def _version(version: layouts.LayoutVersion) -> dict[str, Any]:
    layout = version.layout
    return {
        "id": layout.id,
        "version": layout.version,
        "title": layout.title,
        "procedure": layout.procedure,
        "answers_to": list(layout.answers_to),
        "valid_from": layout.valid_from,
        "valid_to": layout.valid_to,
        "standing": version.standing,
        "shipped": not version.actor,
        "actor": version.actor,
        "at": version.at.isoformat() if version.at else None,
        "reason": version.reason,
        "withdrawn": version.withdrawn,
        "withdrawn_reason": version.withdrawn_reason,
        "mistakes": [{"key": one.key, "message": one.message} for one in version.mistakes],
    }


def _sample(sample: try_layout.Sample) -> dict[str, Any]:
    likely = {pair.item: pair for pair in sample.suggestions}
    items = [
        {
            "subject": item.subject,
            "label": item.label,
            "document": item.document,
            "example": item.example,
            "count": item.count,
            "rows": item.rows,
            "suggestion": likely[at].field if at in likely else None,
            "score": round(likely[at].score, 2) if at in likely else None,
        }
        for at, item in enumerate(sample.items)
    ]
    return {
        "subjects": list(sample.subjects),
        "applications": sample.applications,
        "known_as": sample.known_as,
        "procedure": sample.procedure,
        "candidates": list(sample.candidates),
        "items": items,
    }


def _trial(trial: try_layout.Trial) -> dict[str, Any]:
    return {
        "subjects": list(trial.subjects),
        "answers": trial.answers,
        "procedure": trial.procedure.id,
        "fields": [
            {"field": row.field, "label": row.label, "shown": row.shown, "received": row.received}
            for row in trial.rows
        ],
        "problems": [
            {"field": one.field, "severity": one.severity, "rule": one.rule, "message": one.message}
            for one in trial.problems
        ],
        "unmapped": [_item(item) for item in trial.unmapped],
        "ignored": [_item(item) for item in trial.ignored],
    }


def _item(item: Item) -> dict[str, str]:
    return {"subject": item.subject, "label": item.label, "value": item.value}
