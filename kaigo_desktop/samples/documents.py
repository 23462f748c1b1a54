"""The files of a fictional download that carry its values: 申請情報 and 申請者情報 XML, and item CSV."""

from html import escape
from itertools import count
from random import Random

from kaigo_desktop.core.wareki import from_iso
from kaigo_desktop.samples.story import Story
from kaigo_desktop.samples.wording import Entry, Part

_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
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
    """申請者情報: the items every online application begins with, by their preset ids."""
    person = story.applicant
    born = from_iso(person.born)
    year, month, day = (born.year, born.month, born.day) if born is not None else ("", "", "")
    phone = person.phone.split("-")
    items = (
        ("Sub_nameKanji", "氏名（漢字又はアルファベット）", [("nameKanji", "", person.name)]),
        ("Sub_nameKana", "氏名（フリガナ）", [("nameKana", "", person.kana)]),
        (
            "Sub_BirthDay",
            "生年月日",
            [("year2", "西暦", year), ("month", "月", month or ""), ("day", "日", day or "")],
        ),
        ("Sub_female", "性別", [("gender", "", "女性" if person.female else "男性")]),
        ("Sub_postCode", "郵便番号", [("postCode", "", "1600099")]),
        ("Sub_Address", "現住所", [("addressNum", "", story.applicant_address)]),
        (
            "Sub_RenrakuTele",
            "電話番号（連絡先）",
            [
                (f"RenrakuTele{number}", label, part)
                for number, label, part in zip(
                    (1, 2, 3), ("市外局番", "市内局番", "加入者番号"), phone, strict=True
                )
            ],
        ),
    )
    body = "".join(
        f'  <FormItem id="{item_id}" required="yes"><Subject>{subject}</Subject><Fragments>'
        + "".join(
            f'<Fragment id="{key}" type="text"><Label>{label}</Label>'
            f"<value>{escape(str(value))}</value></Fragment>"
            for key, label, value in fragments
        )
        + "</Fragments></FormItem>\n"
        for item_id, subject, fragments in items
    )
    return (
        f'{_DECLARATION}<Data form-subject="申請者情報入力">\n <FormItems>\n{body} </FormItems>\n</Data>\n'
    ).encode()


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
