"""One application from a tree of files (layouts A and C): roles by place and content, nothing left out."""

import hashlib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.model import Enclosure, EnclosureRole, Submission
from kaigo_desktop.intake.certificate import serial_items
from kaigo_desktop.intake.csv_rows import Rows, read_item_rows, read_table
from kaigo_desktop.intake.form_xml import Form, read_form
from kaigo_desktop.intake.limits import Limits
from kaigo_desktop.intake.media import looks_like_xml, media_type
from kaigo_desktop.intake.names import is_receipt_no, printable
from kaigo_desktop.intake.place import Place
from kaigo_desktop.intake.tree import Tree, read_all

_SIGNATURE_ENDS = (".p7s", ".p7m", ".cer", ".crt")


@dataclass(slots=True)
class _Found:
    """What the files of an application turned out to be."""

    roles: dict[str, EnclosureRole] = field(default_factory=dict)
    application: Form | None = None
    applicants: list[Form] = field(default_factory=list)
    rows: Rows | None = None


def read_application(tree: Tree, place: Place, receipt: tuple[str, str], limits: Limits) -> Submission:
    """Read one application whose data file stands at the top of `tree`.

    `receipt` is 受付番号 and time from the names around it; a CSV standing in for the XML may supply them.

    Raises:
        UserError: the reason the whole application is refused.
    """
    files = read_all(tree, limits)
    found = _Found()
    for name, data in files.items():
        found.roles[name] = _role(name, data, found, limits)
    if found.application is None:
        found.rows = _standing_in(files, found.roles, limits)
    forms = [form for form in (found.application, *found.applicants) if form is not None]
    items = [item for form in forms for item in form.items]
    subjects = found.application.subjects if found.application else ()
    items += [
        item
        for name, role in found.roles.items()
        if role == "signature"
        for item in serial_items(name, files[name])
    ]
    number, time = receipt
    if found.rows is not None:
        items = [*found.rows.items, *items]
        subjects = found.rows.subjects
        number, time = agreed(receipt, found.rows)
    if not is_receipt_no(number):
        raise UserError("no_receipt_no")
    if len(items) > limits.items:
        raise UserError("too_many_items", limit=limits.items)
    enclosures = tuple(enclosed(name, data, found.roles[name]) for name, data in files.items())
    received_at = time or tree.newest() or place.modified_at
    return Submission(
        place.path, number, received_at, subjects, tuple(items), enclosures, digest_of(enclosures)
    )


def enclosed(name: str, data: bytes, role: EnclosureRole) -> Enclosure:
    """Wrap a file's bytes with its media type and digest."""
    kind = "text/csv" if role == "rows" else media_type(data)
    return Enclosure(name, role, kind, hashlib.sha256(data).hexdigest(), data)


def digest_of(enclosures: Iterable[Enclosure], pairs: Iterable[tuple[str, str]] = ()) -> str:
    """SHA-256 over sorted names and digests (or columns and values): a ZIP and its folder give the same."""
    names = ((unicodedata.normalize("NFC", enclosure.name), enclosure.sha256) for enclosure in enclosures)
    digest = hashlib.sha256()
    for first, second in (*sorted(pairs), *sorted(names)):
        for text in (first.encode(), second.encode()):
            digest.update(len(text).to_bytes(8, "big") + text)
    return digest.hexdigest()


def agreed(receipt: tuple[str, str], rows: Rows) -> tuple[str, str]:
    """受付番号 and time of the name and of the rows: either fills in; two different numbers are refused."""
    number, time = receipt
    if number and rows.receipt_no and number != rows.receipt_no:
        raise UserError("receipt_no_disagrees", first=printable(number), second=printable(rows.receipt_no))
    return number or rows.receipt_no, time or rows.received_at


def _role(name: str, data: bytes, found: _Found, limits: Limits) -> EnclosureRole:
    """Tell a file's role; in a folder everything is an attachment, XML and certificates too."""
    lower = name.lower()
    if "/" in name:
        return "attachment"
    if lower.endswith(".xml") or looks_like_xml(data):
        return _xml_role(lower, data, found, limits)
    if lower.endswith(".csv"):
        return "rows"
    if lower.endswith(_SIGNATURE_ENDS):
        return "signature"
    return "form" if media_type(data) == "application/pdf" else "attachment"


def _xml_role(name: str, data: bytes, found: _Found, limits: Limits) -> EnclosureRole:
    if not data:
        raise UserError("empty_entry", entry=printable(name))
    try:
        form = read_form(data, limits)
    except UserError as error:
        if "signature" in name:
            return "signature"
        if name.endswith(".xml"):
            raise UserError(error.code, entry=printable(name), **error.facts) from None
        return "attachment"
    if form.kind == "application":
        if found.application is not None:
            raise UserError("xml_two_applications")
        found.application = form
        return "application"
    if form.kind == "applicant":
        found.applicants.append(form)
        return "applicant"
    return "signature" if form.kind == "signature" or "signature" in name else "attachment"


def _standing_in(files: dict[str, bytes], roles: dict[str, EnclosureRole], limits: Limits) -> Rows:
    """The layout-C rows that stand in for 申請情報 XML."""
    names = [name for name, role in roles.items() if role == "rows"]
    if not names:
        raise UserError("xml_not_application")
    if len(names) > 1:
        raise UserError("csv_two_applications")
    table = read_table(files[names[0]])
    if table.layout != "item":
        raise UserError("csv_header")
    return read_item_rows(table, limits.items)
