"""What must be true of a layout: a procedure and fields that exist, sources told apart, known symbols."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations

from kaigo_desktop.core.code_map import CHAIN, CODED
from kaigo_desktop.core.fieldtypes import FIELD_TYPES
from kaigo_desktop.core.layout import Layout, LayoutField
from kaigo_desktop.core.procedure import CodeLists, Field, Procedure, Source
from kaigo_desktop.core.suggestion import importable
from kaigo_desktop.core.text import fold_item, fold_title
from kaigo_desktop.definitions.form_check import Finding, values_of

_ID = re.compile(r"[a-z][a-z0-9_]{0,59}")
_DAY = re.compile(r"(?:[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01]))?")


def check_layout(layout: Layout, procedure: Procedure | None, codes: CodeLists) -> Iterator[Finding]:
    """Every mistake of a layout by itself. `codes` holds the code lists of its procedure."""
    yield from _check_head(layout)
    if procedure is None:
        yield "procedure", f"手続の定義がありません: {layout.procedure}"
    yield from _check_sources(layout)
    known = dict(importable(procedure)) if procedure is not None else {}
    times = Counter(part.key for part in layout.fields)
    for part in layout.fields:
        place = f"fields[{part.key}]"
        if times[part.key] > 1:
            yield f"{place}.key", f"同じ項目が2回あります: {part.key}"
        if not part.sources and not part.values:
            yield f"{place}.sources", "取込元(sources)も言い換え(values)もありません"
        if procedure is not None and part.key not in known:
            yield f"{place}.key", f"手続にない項目か、職員記入欄です: {part.key}"
        elif procedure is not None:
            for key, wrong in _check_field(part, known[part.key], codes):
                yield f"{place}.{key}", wrong


def check_together(layouts: Iterable[Layout]) -> Iterator[tuple[Layout, Finding]]:
    """What is wrong between layouts: versions of an id valid on one day, and ids that answer to one name."""
    for first, second in combinations(sorted(layouts, key=lambda one: (one.id, one.version)), 2):
        if not first.overlaps(second):
            continue
        if first.id == second.id:
            yield second, ("valid_from", f"版 {first.version} と有効な期間が重なります")
        elif shared := sorted(first.names & second.names):
            yield second, ("answers_to", f"この名前は {first.id} も同じ期間に使っています: {shared[0]}")


def _check_head(layout: Layout) -> Iterator[Finding]:
    if not _ID.fullmatch(layout.id):
        yield "id", f"id は英小文字・数字・_ で書きます: {layout.id}"
    if layout.version < 1:
        yield "version", f"1以上の数を書きます: {layout.version}"
    if not layout.title.strip():
        yield "title", "名前がありません"
    for name, day in (("valid_from", layout.valid_from), ("valid_to", layout.valid_to)):
        if not _DAY.fullmatch(day):
            yield name, f"日付は 2026-03-30 の形で書きます: {day}"
    if layout.valid_to and layout.valid_to < layout.valid_from:
        yield "valid_to", "終わりの日が始まりの日より前です"
    if not layout.answers_to:
        yield "answers_to", "取り込む様式の名前がありません"
    for at, name in enumerate(layout.answers_to):
        if not fold_title(name):
            yield f"answers_to[{at}]", "名前が空です"


def _check_sources(layout: Layout) -> Iterator[Finding]:
    """Sources that name nothing, and those two fields (or a field and what is ignored) lay claim to."""
    claimed: dict[tuple[str, ...], str] = {}
    named = [
        (part.key, f"fields[{part.key}].sources", source) for part in layout.fields for source in part.sources
    ]
    named += [("ignored", "ignored", source) for source in layout.ignored]
    places: Counter[str] = Counter()
    for owner, place, source in named:
        key = f"{place}[{places[place]}]"
        places[place] += 1
        if not (fold_item(source.subject) or source.fragment_id or source.std_code):
            yield key, "subject・fragment_id・std_code のどれもない取込元です"
            continue
        other = claimed.setdefault(_place_of(source), owner)
        if other != owner:
            yield key, f"同じ取込元を {other} も使っています: {source.subject}{source.label}"


def _place_of(source: Source) -> tuple[str, ...]:
    identity = (source.fragment_id, source.std_code)
    return source.document, fold_item(source.subject) + fold_item(source.label), *identity


def _check_field(part: LayoutField, field: Field, codes: CodeLists) -> Iterator[Finding]:
    if part.joined is not None and (FIELD_TYPES[field.type].multiple or len(part.sources) <= 1):
        yield "joined", "つなげられるのは、取込元が2つ以上ある1つの値の項目だけです"
    if part.values and field.type not in CODED:
        yield "values", f"言い換えは選択肢の項目に書きます(型 {field.type})"
        return
    possible = values_of(field, codes)
    owners: dict[str, str] = {}
    for wording, symbol in part.values.items():
        place = f"values[{wording}]"
        if possible is not None and not _is_possible(symbol, possible, chain=field.type == "relationship"):
            yield place, f"コード表 {field.codes} にない記号です: {symbol}"
        if not fold_item(wording) or owners.setdefault(fold_item(wording), symbol) != symbol:
            yield place, f"言い方が空か、ほかの言い方と区別できません: {wording}"


def _is_possible(symbol: str, possible: set[str], *, chain: bool) -> bool:
    return symbol in possible or (chain and all(part in possible for part in symbol.split(CHAIN)))
