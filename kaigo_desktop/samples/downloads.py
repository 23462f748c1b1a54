"""How fictional applications leave the portal: as ZIP, as folder, or as CSV with folders beside it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from random import Random

from kaigo_desktop.core.labels import display
from kaigo_desktop.samples.archive import Archive
from kaigo_desktop.samples.documents import applicant_xml, application_xml, csv_line, item_csv
from kaigo_desktop.samples.form_pdf import form_pdf
from kaigo_desktop.samples.people import happens
from kaigo_desktop.samples.picture import card
from kaigo_desktop.samples.story import Story
from kaigo_desktop.samples.wording import Entry, Part, entries

_XML_NAMES = (("申請情報.xml", "申請者情報.xml"), ("sinsei_info.xml", "sinsei.xml"))
_FOLDERS = ("Attachment", "Attachment", "添付ファイル")
_PICTURES = ("本人確認書類.png", "本人確認書類_表.png", "image1.png")
_CARDS = 12
_BY_OTHERS = frozenset({"family_other_household", "legal_representative", "appointed_representative"})
_CSV_ENCODINGS = ("utf-8", "utf-8-sig", "cp932")

Files = dict[str, bytes]
"""Path inside a download → content."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A fictional application with its 受付番号, its time, and the chance to draw further details from."""

    receipt_no: str
    at: datetime
    story: Story
    rng: Random

    @property
    def stem(self) -> str:
        """The name its download has: `<受付番号>_<yyyymmddHHMMSS>`."""
        return f"{self.receipt_no}_{self.at:%Y%m%d%H%M%S}"


def as_zip(samples: Iterator[Sample], out: Path) -> list[Path]:
    """One ZIP per application, of every make: names in UTF-8 or cp932, with or without a top folder."""
    written = []
    for sample in samples:
        rng = sample.rng
        top = f"{sample.receipt_no}/" if happens(rng, 0.2) else ""
        archive = Archive(sample.at, rng.choice(("utf-8", "utf-8", "cp932")))
        files = _files(sample)
        if happens(rng, 0.5):
            folders = {name.rpartition("/")[0] for name in files if "/" in name}
            for folder in sorted(folders | ({""} if top else set())):
                archive.add(f"{top}{folder}/".replace("//", "/"), b"")
        for name, data in files.items():
            archive.add(top + name, data)
        written.append(_write(out / f"{sample.stem}.zip", archive.finish()))
    return written


def as_folder(samples: Iterator[Sample], out: Path) -> list[Path]:
    """One folder per application, as if its ZIP had been unpacked."""
    written = []
    for sample in samples:
        folder = out / sample.stem
        for name, data in _files(sample).items():
            _write(folder / name, data)
        written.append(folder)
    return written


def as_item_csv(samples: Iterator[Sample], out: Path) -> list[Path]:
    """One CSV per application with an item a line (layout C), its other files in a folder beside it."""
    written = []
    for sample in samples:
        text = item_csv(sample.story, entries(sample.rng, sample.story, split=True))
        written.append(_write(out / f"{sample.stem}.csv", _encoded(sample.rng, text)))
        _write_beside(sample, out)
    return written


def as_list_csv(samples: Iterator[Sample], out: Path) -> list[Path]:
    """One CSV with an application a row (layout B), its columns those of all its procedures."""
    rows: list[dict[str, str]] = []
    last: Sample | None = None
    for sample in samples:
        about = {
            "受付番号": sample.receipt_no,
            "受付日時": f"{sample.at:%Y-%m-%d %H:%M:%S}",
            "手続コード": "",
            "手続名": sample.story.procedure.title,
        }
        items = entries(sample.rng, sample.story, split=False)
        rows.append(about | {entry.subject: entry.parts[0].value for entry in items})
        _write_beside(sample, out)
        last = sample if last is None or sample.at > last.at else last
    if last is None:
        return []
    columns = list(dict.fromkeys(column for row in rows for column in row))
    lines = [csv_line(columns), *(csv_line([row.get(column, "") for column in columns]) for row in rows)]
    return [_write(out / f"list_{last.at:%Y%m%d}.csv", _encoded(last.rng, "".join(lines)))]


LAYOUTS: dict[str, Callable[[Iterator[Sample], Path], list[Path]]] = {
    "zip": as_zip,
    "folder": as_folder,
    "list-csv": as_list_csv,
    "item-csv": as_item_csv,
}
"""Layout name of the command line → who writes it; each gives the downloads it wrote."""


def _files(sample: Sample) -> Files:
    """Everything in one application's download."""
    rng, story = sample.rng, sample.story
    items = entries(rng, story, split=True)
    if story.note:
        items.append(Entry("連絡のつく時間帯", (Part("", story.note),)))
    application, applicant = rng.choice(_XML_NAMES)
    files = {application: application_xml(rng, story, items)}
    if happens(rng, 0.8):
        files[applicant] = applicant_xml(story)
    folder = rng.choice(_FOLDERS)
    return files | {
        name if name.endswith("控え.pdf") else f"{folder}/{name}": data for name, data in _papers(sample)
    }


def _write_beside(sample: Sample, out: Path) -> None:
    """Put form and attachments into the folder of their 受付番号 beside the CSV."""
    for name, data in _papers(sample):
        _write(out / sample.receipt_no / name, data)


def _papers(sample: Sample) -> Iterator[tuple[str, bytes]]:
    """The form as PDF, and what is attached to it."""
    story, rng = sample.story, sample.rng
    procedure = story.procedure
    head = [f"受付番号　{sample.receipt_no}", f"受付日時　{sample.at:%Y年%m月%d日 %H時%M分}"]
    title = procedure.official_title or procedure.title
    yield "申請書控え.pdf", form_pdf(title, head, _lines(story), sample.at)
    if happens(rng, 0.7):
        yield rng.choice(_PICTURES), card(rng.randrange(_CARDS))
    if story.values.get("applicant_relationship") in _BY_OTHERS:
        lines = [("代理人", story.applicant.name), ("代理人の住所", story.applicant_address)]
        yield "委任状.pdf", form_pdf("委任状（見本）", head[:1], lines, sample.at)


def _lines(story: Story) -> list[tuple[str, str]]:
    """Every item with the value as people read it, rows one after another."""
    lines = []
    for section in story.procedure.sections:
        values = story.values[section.group] if section.group else [story.values]
        for number, row in enumerate(values, start=1):
            for field in section.fields:
                if isinstance(row, dict) and not field.local:
                    label = f"{field.label}（{number}人目）" if section.group else field.label
                    secret = field.type == "individual_number"
                    text = str(row[field.key]) if secret else display(field, row[field.key], story.codes)
                    lines.append((label, text))
    return lines


def _encoded(rng: Random, text: str) -> bytes:
    """The text in one of the encodings CSV files come in, if it can be written in it."""
    try:
        return text.encode(rng.choice(_CSV_ENCODINGS))
    except UnicodeEncodeError:
        return text.encode("utf-8")


def _write(path: Path, data: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path
