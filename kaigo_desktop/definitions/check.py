"""`definitions check`: every mistake of every definition, with the file and the key it stands under."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kaigo_desktop.core.code_map import CodeMap
from kaigo_desktop.core.layout import Layout
from kaigo_desktop.core.procedure import CodeList, CodeLists, Procedure
from kaigo_desktop.core.profile import Profile
from kaigo_desktop.core.ward import Ward
from kaigo_desktop.core.workflow import Workflow
from kaigo_desktop.definitions.checklist_check import check_checklist
from kaigo_desktop.definitions.code_map_check import check_code_map, check_notations, maps_of
from kaigo_desktop.definitions.form_check import Finding, check_form
from kaigo_desktop.definitions.index import INDEX, Head, check_list
from kaigo_desktop.definitions.layout_check import check_layout, check_together
from kaigo_desktop.definitions.letter_check import check_letters
from kaigo_desktop.definitions.reader import Roles, no_template, shown_name
from kaigo_desktop.definitions.reference_check import (
    check_codes,
    check_profile,
    check_titles,
    check_used,
    code_lists_of,
)
from kaigo_desktop.definitions.role_check import check_roles
from kaigo_desktop.definitions.rule_check import check_rules
from kaigo_desktop.definitions.shelf import Shelf, read_shelf
from kaigo_desktop.definitions.workflow_check import check_workflow


@dataclass(frozen=True, slots=True)
class DefinitionError:
    """One mistake: `procedures/insured_card.toml`, `fields[filed_on].type`, and what is wrong (Japanese)."""

    file: str
    key: str
    message: str


@dataclass(frozen=True, slots=True)
class _Shelves:
    codes: Shelf[CodeList]
    workflows: Shelf[Workflow]
    procedures: Shelf[Procedure]
    profiles: Shelf[Profile]
    code_maps: Shelf[CodeMap]
    layouts: Shelf[Layout]
    roles: Shelf[Roles]
    ward: Shelf[Ward]


def check_beside(resources: Path, folder: Path) -> list[DefinitionError]:
    """Every mistake of the procedures that lie in `folder`, as if they were among those of `resources`.

    What is being written need not stand in the program's folder to be checked; one of the same name stands in
    for the program's own.
    """
    new = {file.name: file for file in folder.glob("*.toml")}
    files = {file.name: file for file in (resources / "procedures").glob("*.toml")} | new
    return [
        error for error in _check(resources, list(files.values())) if error.file.rpartition("/")[2] in new
    ]


def check(resources: Path) -> list[DefinitionError]:
    """Every mistake under `resources`, in the order of the files; an empty list when all is well.

    A file that can't be read is told with each of its own mistakes; what depends on it is not blamed.
    """
    return _check(resources, _files(resources / "procedures"))


def _check(resources: Path, procedures: list[Path]) -> list[DefinitionError]:
    shelves = _Shelves(
        codes=read_shelf(_files(resources / "codes"), CodeList),
        workflows=read_shelf(_files(resources / "workflows"), Workflow),
        procedures=read_shelf(procedures, Procedure),
        profiles=read_shelf(_files(resources / "profiles"), Profile),
        code_maps=read_shelf(list((resources / "codemaps").glob("*.toml")), CodeMap),
        layouts=read_shelf(list((resources / "layouts").glob("*.toml")), Layout),
        roles=read_shelf([resources / "roles.toml"], Roles),
        ward=read_shelf([resources / "ward.toml"], Ward),
    )
    found = [
        *(DefinitionError(shown_name(file), key, wrong) for file, key, wrong in _faults(shelves)),
        *(DefinitionError(file, key, wrong) for file, (key, wrong) in _findings(shelves)),
        *(DefinitionError(shown_name(file), key, wrong) for file, key, wrong in check_letters(resources)),
        *(
            DefinitionError(f"profiles/{name}.toml", "template", no_template(profile.template))
            for name, profile in shelves.profiles.entries.items()
            if profile.template and not (resources / "profiles" / profile.template).is_file()
        ),
    ]
    if shelves.procedures.whole:
        heads = map(_head, shelves.procedures.entries.values())
        found += (DefinitionError(f"procedures/{INDEX}", "", said) for said in check_list(resources, heads))
    return sorted(dict.fromkeys(found), key=lambda error: error.file)


def _files(folder: Path) -> list[Path]:
    """The definitions of a folder; the folder itself where it has none, which is then told as missing."""
    return list(folder.glob("*.toml")) or [folder / "*.toml"]


def _faults(shelves: _Shelves) -> Iterator[tuple[Path, str, str]]:
    yield from shelves.codes.faults
    yield from shelves.workflows.faults
    yield from shelves.procedures.faults
    yield from shelves.profiles.faults
    yield from shelves.code_maps.faults
    yield from shelves.layouts.faults
    yield from shelves.roles.faults
    yield from shelves.ward.faults


def _findings(shelves: _Shelves) -> Iterator[tuple[str, Finding]]:
    """What is wrong with definitions that could be read: (file, finding)."""
    procedures, codes = shelves.procedures.entries, shelves.codes.entries
    for name, procedure in procedures.items():
        yield from ((f"procedures/{name}.toml", finding) for finding in _of_procedure(procedure, shelves))
    for name, finding in check_titles(map(_head, procedures.values())):
        yield f"procedures/{name}.toml", finding
    for name, listed in codes.items():
        yield from ((f"codes/{name}.toml", finding) for finding in check_codes(listed))
    for name, workflow in shelves.workflows.entries.items():
        yield from ((f"workflows/{name}.toml", finding) for finding in check_workflow(workflow))
    for name, profile in shelves.profiles.entries.items():
        findings = check_profile(profile, procedures, all_read=shelves.procedures.whole)
        yield from ((f"profiles/{name}.toml", finding) for finding in findings)
    yield from _of_code_maps(shelves)
    yield from _of_layouts(shelves)
    for roles in shelves.roles.entries.values():
        known = procedures.keys() if shelves.procedures.whole else set[str]()
        yield from (("roles.toml", finding) for finding in check_roles(roles.roles, known))
    if shelves.procedures.whole:
        used_codes = {name for procedure in procedures.values() for name in code_lists_of(procedure)}
        used_workflows = {procedure.workflow for procedure in procedures.values()}
        for name, finding in check_used(codes, used_codes):
            yield f"codes/{name}.toml", finding
        for name, finding in check_used(shelves.workflows.entries, used_workflows):
            yield f"workflows/{name}.toml", finding


def _of_code_maps(shelves: _Shelves) -> Iterator[tuple[str, Finding]]:
    """What is wrong with code maps and with the profiles' use of them."""
    maps, codes, profiles = shelves.code_maps.entries, shelves.codes.entries, shelves.profiles.entries
    if shelves.codes.whole:
        for name, code_map in maps.items():
            yield from ((f"codemaps/{name}.toml", finding) for finding in check_code_map(code_map, codes))
    if shelves.codes.whole and shelves.code_maps.whole:
        for name, profile in profiles.items():
            findings = check_notations(profile, maps, shelves.procedures.entries, codes)
            yield from ((f"profiles/{name}.toml", finding) for finding in findings)
    if shelves.profiles.whole:
        used = {name for profile in profiles.values() for name in maps_of(profile)}
        yield from (
            (f"codemaps/{name}.toml", ("id", "どの連携様式も使っていません"))
            for name in maps
            if name not in used
        )


def _of_layouts(shelves: _Shelves) -> Iterator[tuple[str, Finding]]:
    """What is wrong with layouts; a procedure that exists but can't be read is not missing."""
    unread = {file.stem for file, _, _ in shelves.procedures.faults}
    for name, layout in shelves.layouts.entries.items():
        if layout.procedure not in unread:
            procedure = shelves.procedures.entries.get(layout.procedure)
            findings = check_layout(layout, procedure, _codes(shelves))
            yield from ((f"layouts/{name}.toml", finding) for finding in findings)
    for layout, finding in check_together(shelves.layouts.entries.values()):
        yield f"layouts/{layout.stem}.toml", finding


def _codes(shelves: _Shelves) -> CodeLists:
    """Every code list; one that exists but can't be read has no codes."""
    broken = {file.stem for file, _, _ in shelves.codes.faults}
    return shelves.codes.entries | {name: CodeList(id=name, title="", codes=()) for name in broken}


def _of_procedure(procedure: Procedure, shelves: _Shelves) -> Iterator[Finding]:
    """What is wrong with one procedure; a code list that exists but can't be read is not missing."""
    codes = _codes(shelves)
    yield from check_form(procedure, codes)
    yield from check_rules(procedure, codes)
    yield from check_checklist(procedure, codes)
    if procedure.workflow not in shelves.workflows.entries and shelves.workflows.whole:
        yield "workflow", f"ワークフローがありません: {procedure.workflow}"
    for name, number, least in (
        ("version", procedure.version, 1),
        ("handling_days", procedure.handling_days, 1),
        ("retention_years", procedure.retention_years, 0),
    ):
        if number < least:
            yield name, f"{least}以上の数を書きます: {number}"


def _head(procedure: Procedure) -> Head:
    return Head(
        id=procedure.id,
        title=procedure.title,
        official_title=procedure.official_title,
        answers_to=procedure.answers_to,
    )
