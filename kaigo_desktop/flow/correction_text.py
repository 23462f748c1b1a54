"""The request for correction (補正のお願い): a text for the applicant, made from the open problems."""

from collections.abc import Collection
from datetime import date
from pathlib import Path

from kaigo_desktop.core import wareki
from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.letter import Entry, compose
from kaigo_desktop.core.masking import mask_text
from kaigo_desktop.core.model import Application, Problem
from kaigo_desktop.core.ward import Ward, last_day
from kaigo_desktop.core.workflow import Transition
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.open_case import Opened, open_case
from kaigo_desktop.flow.reading import Form, field_label, problems
from kaigo_desktop.store import audit

LETTER = "correction-request"
REQUEST = "request-correction"
"""The workflow's action that goes out with a letter."""

Chosen = Collection[tuple[str, str]]
"""Problems by field path and rule id, as `Problem.field` and `Problem.rule` have them."""

_APPLICANT = "applicant_name"


def correction_text(desk: Desk, receipt_no: str, note: str = "", chosen: Chosen | None = None) -> str:
    """The text that asks the applicant of `receipt_no` to mend it; making one is an entry of the audit log.

    It never holds a 個人番号: what is written like one is hidden, also in the note.

    Args:
        desk: whose request it is.
        receipt_no: 受付番号.
        note: the clerk's own words to the applicant.
        chosen: the problems to name; None for every open error and warning a resident can do something about.

    Raises:
        UserError: `unknown_receipt_no`, `not_permitted`, `held_without_definition`, `problem_gone`.
    """
    desk.require("review")
    with desk.store.transaction() as tx:
        opened = open_case(desk, tx, receipt_no, "review")
        desk.require_all(opened.application.procedure)
        text = _text(desk, opened, note, chosen)
        audit.append(tx, desk.program.now(), desk.user.login, "correction_text", receipt_no)
    return text


def save_text(text: str, file: Path) -> None:
    """Write a text to a new file (UTF-8).

    Raises:
        UserError: `text_file_exists`, `text_not_written`.
    """
    try:
        with file.open("x", encoding="utf-8") as stream:
            stream.write(text)
    except FileExistsError:
        raise UserError("text_file_exists", name=str(file)) from None
    except OSError as error:
        raise UserError("text_not_written", name=str(file), reason=error.strerror or "") from error


def answer_by(ward: Ward, today: date) -> date:
    """The day until which an applicant is asked to answer: never one on which the desk is closed."""
    return last_day(ward, today, ward.correction_days)


def letter_of(desk: Desk, opened: Opened, step: Transition, given: str, comment: str) -> str:
    """The text that goes out with `step`: the one `given`, or else by the template; "" for other steps.

    Raises:
        UserError: `letter_not_expected`, `letter_has_number`.
    """
    receipt_no = opened.application.receipt_no
    if step.action != REQUEST:
        if given:
            raise UserError("letter_not_expected", receipt_no=receipt_no, action=step.label)
        return ""
    desk.require_all(opened.application.procedure)
    if mask_text(given.replace(receipt_no, "")) != given.replace(receipt_no, ""):
        raise UserError("letter_has_number", receipt_no=receipt_no)
    if given.strip() or opened.form is None:
        return given
    return _text(desk, opened, comment, None)


def _text(desk: Desk, opened: Opened, note: str, chosen: Chosen | None) -> str:
    application, form = opened.application, opened.form
    if form is None:
        raise UserError("held_without_definition", receipt_no=application.receipt_no)
    found = problems(form, opened.revision.values, desk.program.today(), desk.program.messages.official)
    asked = _open(form, found)
    if chosen is not None:
        asked = [problem for problem in found if (problem.field, problem.rule) in chosen]
        if {(problem.field, problem.rule) for problem in asked} != set(chosen):
            raise UserError("problem_gone", receipt_no=application.receipt_no)
    entries = [
        Entry(field_label(form, problem.field), problem.rule, mask_text(_first_sentence(problem.message)))
        for problem in sorted(asked, key=lambda problem: _place(form, problem.field))
    ]
    name = opened.revision.values.get(_APPLICANT) or application.name or "申請者"
    facts = _facts(desk, form, application) | {"applicant": mask_text(str(name))}
    return compose(desk.program.catalog.letter(LETTER), facts, entries, mask_text(note)).lstrip("\n")


def _facts(desk: Desk, form: Form, application: Application) -> dict[str, str]:
    ward, today = desk.ward, desk.program.today()
    received = application.received_at[:10] or application.taken_in_at.astimezone().date().isoformat()
    return {
        "ward": ward.name,
        "section": ward.section,
        "contact": f"{ward.name}{ward.section}　{ward.contact}".rstrip(),
        "procedure": form.procedure.title,
        "receipt_no": application.receipt_no,
        "received_on": wareki.show(received),
        "date": wareki.show(today.isoformat()),
        "answer_by": wareki.show(answer_by(ward, today).isoformat()),
    }


def _open(form: Form, found: list[Problem]) -> list[Problem]:
    """The errors and warnings of what the applicant filled in; what staff fill in is their own affair."""
    own = {field.key for field in form.procedure.fields() if field.local}
    return [p for p in found if p.severity != "info" and p.field not in own]


def _place(form: Form, path: str) -> tuple[int, int]:
    """Where a field stands in the form, row by row: an applicant reads it from the top."""
    group, _, rest = path.partition("[")
    keys = [section.group or field.key for section in form.procedure.sections for field in section.fields]
    row = rest.partition("]")[0]
    return keys.index(group) if group in keys else -1, int(row) if row.isdecimal() else -1


def _first_sentence(message: str) -> str:
    """What was found; the sentences after it tell staff what to do."""
    first, stop, _ = message.partition("。")
    return first + stop
