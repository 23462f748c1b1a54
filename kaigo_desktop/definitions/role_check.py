"""What must be true of the roles beside what each says by itself: every limit is about some procedure."""

from collections.abc import Collection, Iterable, Iterator
from fnmatch import fnmatchcase

from kaigo_desktop.core.permission import ON_APPLICATIONS, Role
from kaigo_desktop.definitions.form_check import Finding


def check_roles(roles: Iterable[Role], procedures: Collection[str]) -> Iterator[Finding]:
    """Every mistake of the roles as (key, what is wrong); `procedures` are the ids of all there are."""
    seen: set[str] = set()
    for role in roles:
        if role.id in seen:
            yield f"roles[{role.id}].id", "同じ役割が2回あります"
        seen.add(role.id)
        if procedures:
            yield from _check_limits(role, procedures)


def _check_limits(role: Role, procedures: Collection[str]) -> Iterator[Finding]:
    for number, limit in enumerate(role.limits):
        for pattern in limit.procedures:
            if not any(fnmatchcase(each, pattern) for each in procedures):
                yield f"roles[{role.id}].limits[{number}].procedures", f"該当する手続がありません: {pattern}"
    for name in sorted(ON_APPLICATIONS & set(role.permissions)):
        if not any(role.rights.may(name, each) for each in procedures):
            yield f"roles[{role.id}].limits", f"制限が重なり、どの手続にも及びません: {name}"
