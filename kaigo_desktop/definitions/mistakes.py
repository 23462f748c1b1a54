"""What msgspec finds wrong with a definition, in words and places an author of definitions knows."""

import re
from collections.abc import Iterator

import msgspec

_SENTENCE = re.compile(r"(?P<said>.*?)(?: - at `\$(?P<path>.*)`)?", re.DOTALL)
_STEP = re.compile(r"\.(?P<name>[^.\[]+)|\[(?P<index>\d+|\.\.\.)\]")
_UNKNOWN = re.compile(r"Object contains unknown field `(.+)`")
_MISSING = re.compile(r"Object missing required field `(.+)`")
_SAID = (
    (_UNKNOWN, "知らない項目です"),
    (_MISSING, "必要な項目がありません"),
    (re.compile(r"Expected `(.+)`, got `(.+)`"), r"値の型が違います(必要: \1、実際: \2)"),
    (re.compile(r"Invalid enum value '(.*)'"), r"使えない値です: \1"),
    (
        re.compile(r"a condition is one of: .*"),
        "条件は field と is・in・filled・starts のどれか、または all・any・not の1つで書きます",
    ),
    (re.compile(r"unknown permission: (.*)"), r"知らない権限です: \1"),
    (re.compile(r"needs read: (.*)"), r"read(閲覧)がなければ持てない権限です: \1"),
    (re.compile(r"unknown field group: (.*)"), r"知らない項目群です: \1"),
    (re.compile(r"not limited to procedures: (.*)"), r"手続や項目群で制限できない権限です: \1"),
    (re.compile(r"not limited to field groups: (.*)"), r"項目群で制限できない権限です: \1"),
    (re.compile(r"limits what the role has not: (.*)"), r"役割にない権限を制限しています: \1"),
    (re.compile(r"limited to nothing: (.*)"), r"制限が重なり、どの項目群にも及びません: \1"),
    (
        re.compile(r"a limit names permissions, and .*"),
        "制限には permissions と、procedures か field_groups を書きます",
    ),
    (re.compile(r"unknown state: (.*)"), r"知らない状態です: \1"),
    (re.compile(r"given twice: (.*)"), r"2回書かれています: \1"),
    (re.compile(r"not a closed day: (.*)"), r"閉庁日の書き方ではありません: \1"),
    (re.compile(r"not a number of days: (.*)"), r"1以上の日数を書きます: \1"),
    (
        re.compile(r"(\w+) must be between (\d+) and (\d+): (.*)"),
        r"\1 は \2 から \3 までで書きます: \4",
    ),
    (re.compile(r"only a utf-8 file can begin with .*"), "bom は encoding が utf-8 のときだけ使えます"),
    (re.compile(r"a file name is made of .*: (.*)"), r"ファイル名の書き方ではありません: \1"),
)
"""What msgspec and the checks of the structs say → the same in Japanese."""

_NAMES = ("key", "id", "symbol", "action", "title")
_ENOUGH = 100


class _Fault(msgspec.Struct, frozen=True):
    """One error of msgspec: the path of the faulty value, and the key that is unknown or missing in it."""

    said: str
    path: str
    unknown: str = ""
    missing: str = ""

    @property
    def place(self) -> str:
        """The path of what is wrong: an unknown or missing key itself, or the value."""
        key = self.unknown or self.missing
        return f"{self.path}.{key}" if key else self.path

    def follows_from(self, taken: str) -> bool:
        """Whether the fault is only that `taken`, the path just taken out, is no longer there."""
        if self.unknown:
            return False
        return self.place == taken if self.missing else taken.startswith(f"{self.path}.")


def explained(error: msgspec.ValidationError, raw: object) -> tuple[str, str]:
    """The key a mistake stands under (`sections[届出].fields[filed_on].type`) and what is wrong with it."""
    return _told(_fault(error), raw)


def every(raw: dict[str, object], kind: type[object]) -> Iterator[tuple[str, str]]:
    """Every mistake in plain values read as `kind`: (key, what is wrong); uses up `raw`.

    Msgspec stops at the first one, so the faulty part is taken out and the rest is looked at again; that
    something is missing there afterwards is not another mistake.
    """
    taken = ""
    for _ in range(_ENOUGH):
        try:
            msgspec.convert(raw, kind)
        except msgspec.ValidationError as error:
            fault = _fault(error)
            if not fault.follows_from(taken):
                yield _told(fault, raw)
            taken = fault.path if fault.missing else fault.place
            if not _take_out(raw, taken):
                return
        else:
            return


def entry_name(entry: object) -> str:
    """What an entry of a list is called (its key, id, symbol, action or title), "" where it has no name."""
    if isinstance(entry, dict):
        names = (entry.get(name) for name in _NAMES)
        return next((name for name in names if isinstance(name, str) and name), "")
    return ""


def _fault(error: msgspec.ValidationError) -> _Fault:
    match = _SENTENCE.fullmatch(str(error))
    said, path = (match["said"], match["path"] or "") if match else (str(error), "")
    unknown, missing = _UNKNOWN.fullmatch(said), _MISSING.fullmatch(said)
    return _Fault(said, path, unknown[1] if unknown else "", missing[1] if missing else "")


def _told(fault: _Fault, raw: object) -> tuple[str, str]:
    key = "".join(text for text, _, _ in _walk(fault.place, raw)).lstrip(".")
    for pattern, detail in _SAID:
        if found := pattern.fullmatch(fault.said):
            return key, found.expand(detail)
    return key, fault.said


def _walk(path: str, raw: object) -> Iterator[tuple[str, object, str | int]]:
    """Each step of `.sections[0]`: as people read it (`[届出]`), what it leads from, its key or index."""
    here: object = raw
    for step in _STEP.finditer(path):
        parent = here
        if step["name"] is not None:
            here = parent.get(step["name"]) if isinstance(parent, dict) else None
            yield step[0], parent, step["name"]
        elif step["index"] == "...":
            here = None
            yield "[…]", parent, ""
        else:
            index = int(step["index"])
            here = parent[index] if isinstance(parent, list) and index < len(parent) else None
            yield f"[{entry_name(here) or index}]", parent, index


def _take_out(raw: object, path: str) -> bool:
    """Remove what stands at `path`; False where that can't be done (the whole, or an unnamed entry)."""
    steps = list(_walk(path, raw))
    if not steps:
        return False
    _, parent, last = steps[-1]
    if isinstance(parent, dict) and last in parent:
        del parent[last]
        return True
    if isinstance(parent, list) and isinstance(last, int) and last < len(parent):
        del parent[last]
        return True
    return False
