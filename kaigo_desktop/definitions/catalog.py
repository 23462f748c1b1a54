"""Every definition of the program, read from `resources/` when it is first needed and kept."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.letter import Letter
from kaigo_desktop.core.permission import Role
from kaigo_desktop.core.procedure import CodeList, CodeLists, Field, Procedure
from kaigo_desktop.core.profile import Profile
from kaigo_desktop.core.ward import Ward
from kaigo_desktop.core.workflow import Workflow
from kaigo_desktop.definitions import snapshot
from kaigo_desktop.definitions.index import Head, Index, read_head
from kaigo_desktop.definitions.passwords import read_common
from kaigo_desktop.definitions.reader import Roles, broken, no_template, read

_Read = TypeVar("_Read")


class Catalog:
    """Procedures, code lists, workflows, profiles, roles and the ward, each parsed on first use.

    Making one reads nothing: 12,000 definitions cost the start-up nothing. A file is found by its name
    (`procedures/<id>.toml`); `find` asks a generated list first (see `Index`). Every method raises
    `definition_broken` with file and key for a file that can't be read. Safe to use from several threads: the
    worst that happens is that a file is read twice.
    """

    def __init__(self, resources: Path) -> None:
        """Serve the definitions under `resources`."""
        self._resources = resources
        self._index = Index(resources / "procedures")
        self._heads: dict[str, Head] = {}
        self._procedures: dict[str, Procedure] = {}
        self._codes: dict[str, CodeList] = {}
        self._workflows: dict[str, Workflow] = {}
        self._profiles: dict[str, Profile] = {}

    def procedures(self) -> list[str]:
        """The id of every procedure, sorted; no file is opened."""
        return self._ids("procedures")

    def own_procedures(self) -> list[str]:
        """The id of every procedure of the ward's own (not marked 参考), sorted; reads every head."""
        return [name for name in self.procedures() if not self.head(name).reference]

    def head(self, procedure_id: str) -> Head:
        """What a procedure is called and the workflow it goes, without reading its form (menus, the list).

        Raises:
            UserError: `unknown_procedure`.
        """
        if procedure_id not in self._heads:
            file = self._file("procedures", procedure_id, "unknown_procedure")
            self._heads[procedure_id] = read_head(file)
        return self._heads[procedure_id]

    def procedure(self, procedure_id: str) -> Procedure:
        """The definition of a procedure.

        Raises:
            UserError: `unknown_procedure`.
        """
        return self._read(self._procedures, "procedures", procedure_id, Procedure, "unknown_procedure")

    def code_lists(self, procedure: Procedure) -> CodeLists:
        """The code lists a procedure's fields name, by id.

        Raises:
            UserError: `definition_broken`, naming the field whose code list does not exist.
        """
        return {
            field.codes: self._code_list(procedure, field)
            for section in procedure.sections
            for field in section.fields
            if field.codes
        }

    def find(self, subjects: Sequence[str]) -> Procedure | None:
        """The procedure one of `subjects` (form-subject, id, 手続名 …, best first) means, or None.

        Compared by `core.text.fold_title` with each definition's title, official title, `answers_to` and id.
        """
        found = self._index.find(subjects)
        return None if found is None else self.procedure(found)

    def workflow(self, workflow_id: str) -> Workflow:
        """A workflow.

        Raises:
            UserError: `unknown_workflow`.
        """
        return self._read(self._workflows, "workflows", workflow_id, Workflow, "unknown_workflow")

    def workflows(self) -> list[str]:
        """The id of every workflow, sorted."""
        return self._ids("workflows")

    def roles(self) -> dict[str, Role]:
        """Every role by its id, in the order of the file."""
        return {role.id: role for role in self._roles.roles}

    def profiles(self) -> list[str]:
        """The id of every hand-over profile, sorted."""
        return self._ids("profiles")

    def profile(self, profile_id: str) -> Profile:
        """A hand-over profile.

        Raises:
            UserError: `unknown_profile`.
        """
        return self._read(self._profiles, "profiles", profile_id, Profile, "unknown_profile")

    def template(self, profile: Profile) -> bytes:
        """The workbook (ひな形) a profile is filled into.

        Raises:
            UserError: `definition_broken`, naming the profile whose workbook isn't there.
        """
        folder = self._resources / "profiles"
        if not (folder / profile.template).is_file():
            raise broken(folder / f"{profile.id}.toml", "template", no_template(profile.template))
        return (folder / profile.template).read_bytes()

    def letter(self, letter_id: str) -> Letter:
        """A letter to an applicant.

        Raises:
            UserError: `unknown_letter`.
        """
        return read(self._file("texts", letter_id, "unknown_letter"), Letter)

    @cached_property
    def ward(self) -> Ward:
        """The municipality as the program is shipped; a store may have its own."""
        return read(self._resources / "ward.toml", Ward)

    @cached_property
    def common_passwords(self) -> frozenset[str]:
        """Passwords nobody may choose, as `core.password.fold` writes them."""
        return read_common(self._resources)

    def snapshot(self, procedure_id: str) -> bytes:
        """Canonical JSON of a procedure and its code lists, to be kept with an application."""
        procedure = self.procedure(procedure_id)
        return snapshot.pack(procedure, self.code_lists(procedure))

    @staticmethod
    def from_snapshot(data: bytes) -> tuple[Procedure, CodeLists]:
        """The procedure and code lists of a snapshot; raises `snapshot_unreadable`."""
        return snapshot.unpack(data)

    @cached_property
    def _roles(self) -> Roles:
        return read(self._resources / "roles.toml", Roles)

    def _code_list(self, procedure: Procedure, field: Field) -> CodeList:
        if field.codes not in self._codes:
            file = self._resources / "codes" / f"{field.codes}.toml"
            if not file.is_file():
                source = self._resources / "procedures" / f"{procedure.id}.toml"
                raise broken(source, f"{field.key}.codes", f"コード表がありません: {field.codes}")
            self._codes[field.codes] = read(file, CodeList)
        return self._codes[field.codes]

    def _ids(self, folder: str) -> list[str]:
        return sorted(file.stem for file in (self._resources / folder).glob("*.toml"))

    def _read(
        self, known: dict[str, _Read], folder: str, name: str, kind: type[_Read], missing: str
    ) -> _Read:
        if name not in known:
            known[name] = read(self._file(folder, name, missing), kind)
        return known[name]

    def _file(self, folder: str, name: str, missing: str) -> Path:
        """The file of that id; `missing` is the code where there is none, or the id is no plain name."""
        file = self._resources / folder / f"{name}.toml"
        if Path(name).name != name or not file.is_file():
            raise UserError(missing, id=name)
        return file
