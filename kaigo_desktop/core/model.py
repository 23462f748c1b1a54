"""What passes between the layers: frozen records of what was sent, what it says and what was decided."""

from dataclasses import dataclass
from dataclasses import field as attribute
from datetime import datetime
from typing import Literal

import msgspec

Row = dict[str, str]
"""One row of a repeated group (one 世帯員): field key → canonical text."""

Value = str | list[str] | list[Row]
"""A field's value: text, several symbols of a multiple choice, or the rows of a group."""

Values = dict[str, Value]
"""Field key → canonical value: dates ISO (`2026-03-30`, `1945-03`, `1945`), choices their symbol, the
rest the text as it came in. Text that its field type can't read stays as it is and becomes a problem.
Treated as immutable: a change makes a new dict and a new revision."""


def as_text(value: Value) -> str:
    """A value as one text: the texts of a list strung together as a person types them; nothing of rows."""
    return value if isinstance(value, str) else "、".join(part for part in value if isinstance(part, str))


Severity = Literal["error", "warning", "info"]

EnclosureRole = Literal["application", "applicant", "rows", "form", "attachment", "signature", "package"]
"""What a file of a download is: 申請情報 XML, 申請者情報 XML, layout B or C rows, 申請書控え PDF, 添付, 署名;
`package` is the downloaded file itself where it is kept whole."""


class Item(msgspec.Struct, frozen=True):
    """One fragment of a submission exactly as received (申請項目).

    `document` tells which file it stood in: `application` (申請情報) or `applicant` (申請者情報). One item is
    ours: 電子証明書のシリアル番号, read from a certificate among the files, never said to be verified.
    """

    subject: str
    label: str
    value: str
    document: Literal["application", "applicant"] = "application"
    item_id: str = ""
    fragment_id: str = ""
    std_code: str = ""

    def saying(self, value: str) -> "Item":
        """The same item with another value."""
        return msgspec.structs.replace(self, value=value)


@dataclass(frozen=True, slots=True)
class Enclosure:
    """One file of a download, byte for byte.

    `name` is its decoded path inside the package; `media_type` comes from its first bytes, never from its
    name; `sha256` is lower-case hex of `data`.
    """

    name: str
    role: EnclosureRole
    media_type: str
    sha256: str
    data: bytes = attribute(repr=False)


@dataclass(frozen=True, slots=True)
class Submission:
    """One application as the reader process found it in a download, before any definition is applied.

    Attributes:
        path: where it was found, for the outcome list (`outer.zip/0012.zip`, `list.csv:3`).
        receipt_no: 受付番号, opaque text.
        received_at: 受付日時 from the name or the newest entry, ISO local time without zone, or "".
        subjects: texts that may name the procedure, best first (form-subject, its id, 手続名, 手続コード).
        items: every fragment, in order.
        enclosures: every file of it, originals included.
        digest: SHA-256 over what was sent (names and bytes of the enclosures, or the CSV row), lower-case
            hex: the same download twice has the same digest.
        read: the items read through their form, where the reader was told of it.
    """

    path: str
    receipt_no: str
    received_at: str
    subjects: tuple[str, ...]
    items: tuple[Item, ...]
    enclosures: tuple[Enclosure, ...]
    digest: str
    read: "Reading | None" = None


class Refusal(msgspec.Struct, frozen=True):
    """A file that was not taken in: reason code, and the facts its sentence names."""

    path: str
    code: str
    facts: dict[str, object]
    receipt_no: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """A submission read through a definition: canonical values, the same as received, and what is left over.

    `original` has the shape of `values` with the text as received (date parts joined: 令8年3月30日).
    """

    values: Values
    original: Values
    unmapped: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """What a check found (指摘).

    Attributes:
        field: field key, `group[0].key` for a cell of a row (rows from 0), or "" for the whole form.
        severity: an error blocks submission, a warning wants acknowledging, an info only tells.
        rule: rule id of the definition (P1-5), or the code of the built-in check (`required` …).
        facts: what the sentence of a built-in check names.
        message: the sentence; filled from the definition, or from the messages by `flow`.
    """

    field: str
    severity: Severity
    rule: str
    facts: dict[str, object] = attribute(default_factory=dict)
    message: str = ""


class User(msgspec.Struct, frozen=True):
    """An account (利用者): `role` is a key of `resources/roles.toml`, `valid_until` its last day or ""."""

    login: str
    name: str
    role: str
    disabled: bool = False
    valid_until: str = ""


class Revision(msgspec.Struct, frozen=True):
    """The values of an application at one moment (版); rows of it are never changed.

    `kind` is `received`, `resubmitted` (補正 with the same 受付番号) or `edited`; `original` and `unmapped`
    are those of the newest submission.
    """

    id: int
    number: int
    kind: Literal["received", "resubmitted", "edited"]
    made_at: datetime
    actor: str
    reason: str
    values: Values
    original: Values
    unmapped: tuple[Item, ...]
    digest: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """A kept file of an application, without its bytes. `submission` is the revision number it came with."""

    id: int
    name: str
    role: EnclosureRole
    media_type: str
    size: int
    sha256: str
    submission: int


@dataclass(frozen=True, slots=True)
class Decision:
    """One step of the workflow (決裁): who did what when to which revision, and why. Never changed."""

    at: datetime
    actor: str
    action: str
    from_state: str
    to_state: str
    revision: int
    comment: str
    override: str
    """The reason given for submitting in spite of errors, or ""."""
    letter: str = ""
    """The text a request for correction (補正依頼) went out with, or ""."""


@dataclass(frozen=True, slots=True)
class Application:
    """One submission by a resident as the list and the case head show it.

    Attributes:
        id: position in the order of receipt.
        version: counts every change of the row; an edit or decision names the version it was made on.
        procedure: definition id, "" while held for want of a definition.
        procedure_title: the form's subject as received, shown while held.
        definition: digest of the stored definition it was received under, "" while held.
        due_on: ISO date of the deadline, or "".
        follows: 受付番号 of the earlier application this one corrects, or "".
        assignee: login of who works on it (担当), or "".
        flags: how many open flags (付箋) it has.
    """

    id: int
    receipt_no: str
    procedure: str
    procedure_title: str
    definition: str
    state: str
    received_at: str
    taken_in_at: datetime
    version: int
    name: str
    kana: str
    insured_no: str
    born_on: str
    due_on: str
    errors: int
    warnings: int
    follows: str
    assignee: str = ""
    flags: int = 0
