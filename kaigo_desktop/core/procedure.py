"""A definition as an object: procedures, sections, fields, rules and code lists are data.

Read from TOML by `kaigo_desktop.definitions` (msgspec converts and names the key of every mistake).
"""

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import Literal, dataclass_transform

import msgspec

from kaigo_desktop.core.condition import Condition
from kaigo_desktop.core.model import Severity
from kaigo_desktop.core.text import fold_item


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(msgspec.field,))
class Definition(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """What every part of a definition shares: frozen, keyword-only, an unknown key is a mistake."""


class Source(Definition):
    """Where a field's value may stand in a download; a field's sources are tried in order, first match wins.

    All given parts must match. `subject` and `label` are compared folded (`core.text.fold_item`); a source
    with only a subject matches the item name whether it arrives as subject, as subject and label, or as a
    CSV column.
    """

    subject: str = ""
    label: str = ""
    fragment_id: str = ""
    std_code: str = ""
    document: Literal["application", "applicant"] = "application"


class Field(Definition):
    """One item of a form (項目).

    Attributes:
        key: what `show --json` prints; unique in its section's scope (the form, or the row of a group).
        label: the customer's item name, also its first source and its CSV column.
        type: a key of `core.fieldtypes.FIELD_TYPES`.
        length: longest allowed text in characters a reader would count, 0 for the type's own limit.
        codes: id of the code list of a choice.
        search: which search index the value feeds, "" for none.
        column: which column of the list the value fills, "" for none; it is of the person the form is about
            (被保険者), in each row where it stands in a group.
        person: what the value tells of that person (of everybody in the rows) besides the columns, "" for
            nothing; a 届出人 or 世帯主 is another person.
        local: filled by staff only, never imported (職員記入欄).
    """

    key: str
    label: str
    type: str = "text"
    length: int = 0
    required: bool = False
    required_if: Condition | None = None
    visible_if: Condition | None = None
    codes: str = ""
    help: str = ""
    width: Literal["short", "half", "full"] = "half"
    search: Literal["", "name", "kana", "address", "number", "phone"] = ""
    column: Literal["", "name", "kana", "insured_no", "born_on"] = ""
    person: Literal["", "address", "phone"] = ""
    sources: tuple[Source, ...] = ()
    local: bool = False


class Section(Definition):
    """A titled part of the form; with a `group`, its fields are the columns of rows under that key."""

    title: str
    fields: tuple[Field, ...]
    group: str = ""
    help: str = ""


class Rule(Definition):
    """A cross-field rule (審査項目) as data: `kind` is a key of `core.rules.KINDS`, the rest its arguments.

    `fields` are the fields it looks at (`group.key` for a column of rows), the first one carries the mark.
    """

    id: str
    kind: str
    fields: tuple[str, ...]
    message: str
    severity: Severity = "error"
    when: Condition | None = None
    days: int = 0
    values: tuple[str, ...] = ()


class CheckPoint(Definition):
    """One thing a reviewer makes sure of (確認項目): asked where `when` holds, never blocking.

    `when` may name fields of the form and, as `group.key`, columns of its rows.
    """

    key: str
    label: str
    help: str = ""
    when: Condition | None = None


class Procedure(Definition, dict=True):
    """One kind of application (手続).

    Attributes:
        answers_to: further form-subjects and portal codes it goes by; `title` and `official_title` count too.
        legal_basis: law and article of the procedure.
        workflow: id of the workflow file.
        filed_on: key of the date of filing (届出年月日), on which choices must be valid; "" for today.
        handling_days: days after receipt in which the desk means to have decided (due date in the list).
        retention_years: how long it is kept from the 1 April after completion.
        reference: 参考: its items are those in common use, not yet those of this ward's form. It is received
            like any other, and left out where the program picks procedures by itself (`demo`, `sample`).
        checklist: what a reviewer walks through, in order.
    """

    id: str
    version: int
    title: str
    short_title: str
    sections: tuple[Section, ...]
    official_title: str = ""
    answers_to: tuple[str, ...] = ()
    legal_basis: tuple[str, ...] = ()
    workflow: str = "two_person"
    filed_on: str = ""
    handling_days: int = 14
    retention_years: int = 5
    reference: bool = False
    rules: tuple[Rule, ...] = ()
    checklist: tuple[CheckPoint, ...] = ()

    def fields(self) -> Iterator[Field]:
        """The fields outside groups, in form order."""
        for section in self.sections:
            if not section.group:
                yield from section.fields

    def groups(self) -> Iterator[Section]:
        """The repeated sections, in form order."""
        return (section for section in self.sections if section.group)

    def field(self, key: str) -> Field:
        """The field `key`, or `group.key` for a column of a group.

        Raises:
            KeyError: the form has no such field.
        """
        return self._by_key[key]

    @cached_property
    def _by_key(self) -> dict[str, Field]:
        found: dict[str, Field] = {}
        for section in self.sections:
            for field in section.fields:
                found.setdefault(f"{section.group}.{field.key}" if section.group else field.key, field)
        return found

    def has_individual_number(self) -> bool:
        """Whether any field holds a 個人番号; such a procedure's files need the stricter treatment."""
        return bool(self.number_fields)

    @cached_property
    def rules_by_group(self) -> tuple[tuple[Rule, str], ...]:
        """Each rule with the group whose columns it looks at, "" where it looks at none."""
        columns = ([key for key in rule.fields if "." in key] for rule in self.rules)
        return tuple(
            (rule, keys[0].rpartition(".")[0] if keys else "")
            for rule, keys in zip(self.rules, columns, strict=True)
        )

    @cached_property
    def number_fields(self) -> dict[str, tuple[str, ...]]:
        """Group ("" for the form itself) → keys of its fields that hold a 個人番号, where it has any."""
        found: dict[str, tuple[str, ...]] = {}
        for section in self.sections:
            keys = tuple(field.key for field in section.fields if field.type == "individual_number")
            if keys:
                found[section.group] = found.get(section.group, ()) + keys
        return found


class Code(Definition):
    """One entry of a code list: stable symbol, label, other wordings it arrives as.

    `valid_from` and `valid_to` are the first and last day it may be chosen (ISO; "" for no such day).
    """

    symbol: str
    label: str
    aliases: tuple[str, ...] = ()
    valid_from: str = ""
    valid_to: str = ""

    def is_valid(self, day: date) -> bool:
        """Whether it may be chosen on `day`."""
        return self.valid_from <= day.isoformat() <= (self.valid_to or "9999")


class CodeList(Definition, dict=True):
    """A list of choices in the order staff see them. `source` says where the labels come from."""

    id: str
    title: str
    codes: tuple[Code, ...]
    source: str = ""

    def on(self, day: date) -> "CodeList":
        """The list as a form offers it on `day`: what is not valid is no choice, yet keeps its label."""
        offered = tuple(code for code in self.codes if code.is_valid(day))
        if len(offered) == len(self.codes):
            return self
        others = tuple(code for code in self.codes if not code.is_valid(day))
        return _Offered(id=self.id, title=self.title, codes=offered, source=self.source, others=others)

    def code(self, symbol: str) -> Code | None:
        """The entry of `symbol`, None where the list has none."""
        return self._codes.get(symbol)

    @cached_property
    def names(self) -> dict[str, str]:
        """Folded symbol, label or alias → symbol; where two claim a name, a label goes before an alias."""
        entries = tuple(reversed(self._codes.values()))
        names = {fold_item(name): code.symbol for code in entries for name in code.aliases}
        names |= {fold_item(name): code.symbol for code in entries for name in (code.label, code.symbol)}
        return {name: symbol for name, symbol in names.items() if name}

    @cached_property
    def _codes(self) -> dict[str, Code]:
        return {code.symbol: code for code in self._entries()}

    def _entries(self) -> tuple[Code, ...]:
        return self.codes

    def label(self, symbol: str) -> str:
        """The label of `symbol`, or the text itself where the list does not hold it."""
        code = self._codes.get(symbol)
        return symbol if code is None else code.label

    def holds(self, symbol: str) -> bool:
        """Whether `symbol` is one of the list's symbols."""
        return symbol in self._codes


class _Offered(CodeList, dict=True):
    """A list on one day; `others` are the entries that are no choice then."""

    others: tuple[Code, ...] = ()

    def _entries(self) -> tuple[Code, ...]:
        return (*self.codes, *self.others)


CodeLists = dict[str, CodeList]
"""Code list id → list: the ones a procedure names."""
