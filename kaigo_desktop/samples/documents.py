"""The files of a fictional download that carry its values: 申請情報 and 申請者情報 XML, and item CSV."""

from collections.abc import Sequence
from html import escape
from itertools import count, zip_longest
from random import Random

from kaigo_desktop.core.wareki import from_iso
from kaigo_desktop.samples.story import Story
from kaigo_desktop.samples.wording import PHONE_LABELS, Entry, Part, address_parts

_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_ADDRESS_IDS = ("addressPref", "addressCity", "addressNum")
_ADDRESS_LABELS = ("都道府県", "市町村", "番地以下（建物も含む）")
_PHONE_IDS = ("RenrakuTele1", "RenrakuTele2", "RenrakuTele3")
_CHOSEN = {"select": "選択してください", "checkbox": "選択してください", "radio": "選択してください"}


def application_xml(rng: Random, story: Story, entries: list[Entry]) -> bytes:
    """申請情報: root FocusFormSpecification, an item with its fragments for each entry."""
    procedure = story.procedure
    title = rng.choice((procedure.title, procedure.title, procedure.official_title or procedure.title))
    numbers = count(1)
    items = "".join(_item(entry, next(numbers)) for entry in entries)
    return (
        f'{_DECLARATION}<FocusFormSpecification form-subject="{escape(title)}" id="">\n'
        f" <FormItems>\n{items} </FormItems>\n</FocusFormSpecification>\n"
    ).encode()


def applicant_xml(story: Story) -> bytes:
    """申請者情報: the items every online application begins with, by their preset ids and labels."""
    person = story.applicant
    born = from_iso(person.born)
    day = (born.year, born.month, born.day) if born is not None else ()
    whole = {
        "nameKanji": ("Sub_nameKanji", "氏名（漢字又はアルファベット）", person.name),
        "nameKana": ("Sub_nameKana", "氏名（フリガナ）", person.kana),
        "gender": ("Sub_female", "性別", "女性" if person.female else "男性"),
        "postCode": ("Sub_postCode", "郵便番号", "1600099"),
    }
    items = [(item_id, label, [(key, label, value)]) for key, (item_id, label, value) in whole.items()]
    items += [
        ("Sub_BirthDay", "生年月日", _fragments(("year2", "month", "day"), ("西暦", "月", "日"), day)),
        (
            "Sub_Address",
            "現住所",
            _fragments(_ADDRESS_IDS, _ADDRESS_LABELS, address_parts(story.applicant_address)),
        ),
        (
            "Sub_RenrakuTele",
            "電話番号（連絡先）",
            _fragments(_PHONE_IDS, PHONE_LABELS, person.phone.split("-")),
        ),
    ]
    body = "".join(_preset_item(*item) for item in items)
    return (
        f'{_DECLARATION}<Data form-subject="申請者情報入力">\n <FormItems>\n{body} </FormItems>\n</Data>\n'
    ).encode()


def _fragments(
    ids: tuple[str, ...], labels: tuple[str, ...], values: Sequence[object]
) -> list[tuple[str, str, str]]:
    """Id, label and value of each part; a part that is not known is empty."""
    known = ["" if value is None else str(value) for value in values]
    return [(key, label, value) for key, label, value in zip_longest(ids, labels, known, fillvalue="")]


def _preset_item(item_id: str, subject: str, fragments: list[tuple[str, str, str]]) -> str:
    parts = "".join(
        f'<Fragment id="{key}" type="text"><Label>{label}</Label><value>{escape(value)}</value></Fragment>'
        for key, label, value in fragments
    )
    return (
        f'  <FormItem id="{item_id}" required="yes"><Subject>{subject}</Subject>'
        f"<Fragments>{parts}</Fragments></FormItem>\n"
    )


def item_csv(story: Story, entries: list[Entry]) -> str:
    """Layout C: 項目ID, 項目名, 枝項目名, 値, one line per fragment, the procedure named in the first."""
    lines = [("項目ID", "項目名", "枝項目名", "値"), ("", "手続名", "", story.procedure.title)]
    lines += [
        (f"{number:03}", entry.subject, part.label, part.value)
        for number, entry in enumerate(entries, start=1)
        for part in entry.parts
    ]
    return "".join(map(csv_line, lines))


def csv_line(cells: tuple[str, ...] | list[str]) -> str:
    """A line of RFC 4180, every cell quoted."""
    return ",".join('"' + cell.replace('"', '""') + '"' for cell in cells) + "\r\n"


def _item(entry: Entry, number: int) -> str:
    fragments = "".join(_fragment(part, number, place) for place, part in enumerate(entry.parts, start=1))
    required = "yes" if entry.required else "no"
    subject = escape(entry.subject)
    return (
        f'  <FormItem category="" id="item{number:03}" required="{required}" std-code="">'
        f'<Subject display-subject="{subject}">{subject}</Subject><Description/>\n'
        f"   <Fragments>\n{fragments}   </Fragments></FormItem>\n"
    )


def _fragment(part: Part, number: int, place: int) -> str:
    label, value = escape(part.label), escape(part.value)
    hint = _CHOSEN.get(part.kind, "")
    options = f"<Options><Option>{hint}</Option><Option>{value}</Option></Options>" if hint else ""
    return (
        f'    <Fragment id="item{number:03}_{place}" placeholder="" required="no" type="{part.kind}">'
        f"<Label>{label}</Label><Comment><![CDATA[{part.label}]]></Comment>{options}"
        f"<value>{value}</value></Fragment>\n"
    )
