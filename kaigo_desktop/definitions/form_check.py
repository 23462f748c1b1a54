"""What must be true of a form: distinct fields, types and code lists that exist, conditions that can hold."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from kaigo_desktop.core.condition import Condition, fields_of
from kaigo_desktop.core.fieldtypes import FIELD_TYPES
from kaigo_desktop.core.procedure import CodeLists, Field, Procedure, Source
from kaigo_desktop.core.profile import RECEIPT_NO, RECEIVED_AT, ROW
from kaigo_desktop.core.text import fold_item

Finding = tuple[str, str]
"""(key where it stands, what is wrong)."""

NEEDS_CODES = frozenset({"choice", "choices", "relationship"})
"""Types whose field names a code list; `yes_no` may."""

KEY = re.compile(r"[a-z][a-z0-9_]*")
"""How keys are written."""

_RESERVED = frozenset({RECEIPT_NO, RECEIVED_AT, ROW})


@dataclass(frozen=True, slots=True)
class _Scope:
    """Fields that must be told apart: those of the form (`group` is ""), or the columns of one group."""

    group: str
    fields: tuple[Field, ...]

    def place(self, field: Field) -> str:
        return f"fields[{self.group}.{field.key}]" if self.group else f"fields[{field.key}]"


def check_form(procedure: Procedure, codes: CodeLists) -> Iterator[Finding]:
    """Every mistake of a procedure's sections and fields. `codes` holds every code list there is."""
    groups = Counter(section.group for section in procedure.groups())
    for group, times in groups.items():
        if times > 1 or not KEY.fullmatch(group) or group in _RESERVED:
            yield f"sections[{group}].group", f"繰り返しの名前が重複しているか、使えない名前です: {group}"
    columns = Counter(f.column for section in procedure.sections for f in section.fields if f.column)
    for column, times in columns.items():
        if times > 1:
            yield f"column={column}", "一覧の同じ列を2つの項目が使っています"
    if procedure.filed_on and procedure.filed_on not in {
        f.key for f in procedure.fields() if f.type == "date"
    }:
        yield "filed_on", f"日付の項目がありません: {procedure.filed_on}"
    for scope in _scopes(procedure):
        yield from _check_names(scope, set(groups) if not scope.group else set())
        yield from _check_sources(scope)
        for field in scope.fields:
            for key, wrong in _check_field(field, scope, codes):
                yield f"{scope.place(field)}{key}", wrong


def check_condition(condition: Condition | None, known: dict[str, Field], codes: CodeLists) -> Iterator[str]:
    """What is wrong with a condition over the fields `known`: fields that don't exist, values never taken."""
    for key in fields_of(condition):
        if key not in known:
            yield f"条件の項目がありません: {key}"
    for key, value in _tested(condition):
        possible = values_of(known[key], codes) if key in known else None
        if possible is not None and value and value not in possible:
            yield f"条件の値が {key} のコード表にありません: {value}"


def values_of(field: Field, codes: CodeLists) -> set[str] | None:
    """The values `field` may have; None for any, also where the code list is empty (it can't be read)."""
    if field.type == "yes_no":
        return {"yes", "no"}
    listed = codes.get(field.codes)
    return {code.symbol for code in listed.codes} or None if listed is not None else None


def _scopes(procedure: Procedure) -> Iterator[_Scope]:
    yield _Scope("", tuple(procedure.fields()))
    yield from (_Scope(section.group, section.fields) for section in procedure.groups())


def _check_names(scope: _Scope, groups: set[str]) -> Iterator[Finding]:
    keys = Counter(field.key for field in scope.fields)
    labels = Counter(fold_item(field.label) for field in scope.fields)
    for field in scope.fields:
        place = scope.place(field)
        if keys[field.key] > 1 or field.key in groups:
            yield f"{place}.key", f"同じ key が2回あります: {field.key}"
        if not KEY.fullmatch(field.key) or field.key in _RESERVED:
            yield f"{place}.key", f"key に使えない名前です: {field.key}"
        if labels[fold_item(field.label)] > 1 or not fold_item(field.label):
            yield f"{place}.label", f"項目名が空か、ほかの項目と区別できません: {field.label}"


def _check_sources(scope: _Scope) -> Iterator[Finding]:
    claimed: dict[tuple[str, ...], str] = {
        ("application", fold_item(field.label)): field.key for field in scope.fields if not field.local
    }
    for field in scope.fields:
        for source in field.sources:
            place = f"{scope.place(field)}.sources"
            if not (source.subject or source.fragment_id or source.std_code):
                yield place, "subject・fragment_id・std_code のどれもない取込元です"
                continue
            owner = claimed.setdefault(_place_of(source), field.key)
            if owner != field.key:
                yield place, f"同じ取込元を {owner} も使っています: {source.subject}{source.label}"
        if field.local and field.sources:
            yield f"{scope.place(field)}.sources", "職員記入欄(local)に取込元は書けません"


def _place_of(source: Source) -> tuple[str, ...]:
    """Where a source looks, as the mapping compares it; two fields must not look at the same place."""
    named = (fold_item(source.subject + source.label),) if source.subject else ()
    return source.document, *named, *filter(None, (source.fragment_id, source.std_code))


def _check_field(field: Field, scope: _Scope, codes: CodeLists) -> Iterator[Finding]:
    if field.type not in FIELD_TYPES:
        yield ".type", f"知らない型です: {field.type}"
        return
    takes_codes = field.type in NEEDS_CODES or field.type == "yes_no"
    if field.codes and (not takes_codes or field.codes not in codes):
        wrong = "コード表がありません" if takes_codes else "この型にコード表は書けません"
        yield ".codes", f"{wrong}: {field.codes}"
    if field.type in NEEDS_CODES and not field.codes:
        yield ".codes", f"型 {field.type} にはコード表が必要です"
    if FIELD_TYPES[field.type].secret and (field.search or field.column):
        yield ".search", "個人番号は検索にも一覧にも使えません"
    if field.person and field.person != field.type:
        yield ".person", f"型 {field.type} の項目を本人の {field.person} にはできません"
    if field.length < 0:
        yield ".length", f"文字数が負です: {field.length}"
    for name, condition in (("required_if", field.required_if), ("visible_if", field.visible_if)):
        for wrong in check_condition(condition, {known.key: known for known in scope.fields}, codes):
            yield f".{name}", wrong
    if field.required and field.required_if is not None:
        yield ".required_if", "required があるため意味がありません"


def _tested(condition: Condition | None) -> Iterator[tuple[str, str]]:
    """(field, value) of every comparison in a condition."""
    if condition is None:
        return
    values = (condition.is_,) if condition.is_ is not None else (condition.in_ or ())
    yield from ((condition.field, value) for value in values)
    for part in (*(condition.all_ or ()), *(condition.any_ or ())):
        yield from _tested(part)
    yield from _tested(condition.not_)
