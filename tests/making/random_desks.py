"""Random users at real desks on a real store, held against the reference model.

Every step says beforehand what must come of it: the error code, or the state, version and values that follow.
Roles change between sessions, downloads come in and come in again, approved applications are handed over.
"""

from collections import Counter
from collections.abc import Callable
from typing import Any

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.field_groups import HIDDEN
from kaigo_desktop.flow import checklist, compare, find, people, readings, show
from kaigo_desktop.flow.decide import decide
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.edit import edit
from kaigo_desktop.flow.find import Query
from kaigo_desktop.flow.hand_over import hand_over
from kaigo_desktop.flow.receive import receive
from tests.making.downloads import write_zip
from tests.making.random_office import FIELDS, FORMS, Office, Standing
from tests.making.role_model import EDITABLE, GROUPS, MARKABLE, STATES, STEPS, Person, decision


class RandomDesks(Office):
    """An office in which somebody tries something at every step."""

    def step(self) -> None:
        """Let somebody try something."""
        who, desk = self.people[self.chance.choice([*self.people])]
        tries: list[Callable[[Person, Desk], str]] = [self._receive]
        if self.model:
            tries += [self._decide] * 8 + [self._edit] * 4 + [self._show] * 3
            tries += [self._receive_again, self._find, self._hand_over, self._mark, self._open_file]
            tries += [self._look_beside]
        if self.chance.random() < 0.01:
            self.change_role(who.login)
        else:
            self.done[self.chance.choice(tries)(who, desk)] += 1

    def _some(self) -> Standing:
        return self.chance.choice([*self.model.values()])

    def _receive(self, who: Person, desk: Desk) -> str:
        procedure = self.chance.choice([*FORMS, *FORMS, "qualification"])
        receipt_no = f"{len(self.model) + 1:06d}"
        found = self._take_in(desk, receipt_no, procedure)
        expected = "not_permitted"
        if who.may("receive"):
            expected = ("received" if procedure else "held") if who.may("receive", procedure) else "refused"
        assert found == expected
        if found in {"received", "held"}:
            self.model[receipt_no] = Standing(receipt_no, procedure, found)
        return f"receive {found}"

    def _receive_again(self, who: Person, desk: Desk) -> str:
        """The same 受付番号 with other content: a new version, back to 受付."""
        standing = self._some()
        found = self._take_in(desk, standing.receipt_no, standing.procedure)
        expected = "not_permitted"
        if who.may("receive"):
            may = who.may("receive", standing.procedure)
            expected = ("revised" if standing.procedure else "held") if may else "refused"
        assert found == expected, (who, standing)
        if found == "revised":
            notes = {key: text for key, text in standing.values.items() if FIELDS[key] == "staff"}
            standing.state, standing.submitter, standing.values = "received", "", notes
            standing.version += 2
        elif found == "held":
            standing.version += 1
        return f"resubmit {found}"

    def _take_in(self, desk: Desk, receipt_no: str, procedure: str) -> str:
        title, items = FORMS[procedure]
        other = {"メモ": str(self.chance.random())}
        file = write_zip(self.folder / "in", receipt_no, items | other, title)
        answer = told(lambda: receive(desk, [file]))
        return answer if isinstance(answer, str) else answer.files[0].outcome

    def _decide(self, who: Person, desk: Desk) -> str:
        standing, action = self._step_to_take(who)
        stale = self.chance.random() < 0.05
        expected = decision(who, action, standing.state, standing.procedure, standing.submitter)
        expected = "changed_by_other" if stale and expected in STATES else expected
        version = standing.version - 1 if stale else None
        work = lambda: decide(  # noqa: E731 - one step, one line
            desk, action, standing.receipt_no, acknowledge=True, override="確認済み", expected_version=version
        )
        found = told(work)
        assert (found if isinstance(found, str) else found.state) == expected, (who, action, standing)
        if not isinstance(found, str):
            standing.state, standing.version = expected, standing.version + 1
            standing.submitter = {"submit": who.login, "return": ""}.get(action, standing.submitter)
            assert found.version == standing.version
        return f"{action} {'done' if expected in STATES else expected}"

    def _step_to_take(self, who: Person) -> tuple[Standing, str]:
        """Any step of any application; more often the next one on the way that this person may take."""
        onwards = [
            (each, action)
            for each in self.model.values()
            for action in ("start-review", "submit", "approve")
            if decision(who, action, each.state, each.procedure, each.submitter) in STATES
        ]
        if onwards and self.chance.random() < 0.6:
            return self.chance.choice(onwards)
        return self._some(), self.chance.choice((*STEPS, "hand-over"))

    def _edit(self, who: Person, desk: Desk) -> str:
        standing, key = self._some(), self.chance.choice([*FIELDS])
        typed = self.chance.choice((f"東京都新宿区{self.chance.random()}", HIDDEN))
        found = told(lambda: edit(desk, standing.receipt_no, {key: typed}, "電話で確認"))
        reasons = (
            ("not_permitted", not who.may("edit", standing.procedure)),
            ("held_without_definition", not standing.procedure),
            ("not_editable", standing.state not in EDITABLE),
            ("not_permitted", typed != HIDDEN and not who.may("edit", standing.procedure, FIELDS[key])),
        )
        expected = next((code for code, stands in reasons if stands), "done")
        assert (found if isinstance(found, str) else "done") == expected, (who, key, standing)
        if expected == "done" and typed != HIDDEN:
            standing.values[key] = typed
            standing.version += 1
        return f"edit {expected}"

    def _show(self, who: Person, desk: Desk) -> str:
        standing = self._some()
        case = told(lambda: show.show(desk, standing.receipt_no))
        if not who.may("read", standing.procedure):
            assert case == "not_permitted"
            return "show not_permitted"
        assert not isinstance(case, str)
        stands = (case.application.state, case.application.version)
        assert stands == (standing.state, standing.version), (
            standing,
            stands,
            [e.action for e in case.history],
        )
        assert {step.action for step in case.transitions} == {
            action
            for action in STEPS
            if decision(who, action, standing.state, standing.procedure, standing.submitter) in STATES
        }
        readable = {group for group in GROUPS if who.may("read", standing.procedure, group)}
        assert case.readable == readable
        for key, group in FIELDS.items() if standing.procedure else ():
            if group not in readable:
                assert case.values[key] == HIDDEN
            elif key in standing.values:
                assert case.values[key] == standing.values[key]
        return "show done"

    def _find(self, who: Person, desk: Desk) -> str:
        found = told(lambda: find.find(desk, Query()))
        if not who.may("read"):
            assert found == "not_permitted"
            return "find not_permitted"
        assert not isinstance(found, str)
        seen = [each for each in self.model.values() if who.may("read", each.procedure)]
        assert {row.receipt_no: row.state for row in found.rows} == {
            each.receipt_no: each.state for each in seen
        }
        assert find.counts(desk) == Counter((each.procedure, each.state) for each in seen)
        return "find done"

    def _hand_over(self, who: Person, desk: Desk) -> str:
        groups = [group for group in GROUPS if group != "number"]
        given = [
            each
            for each in self.model.values()
            if each.state == "approved"
            and who.may("hand_over", each.procedure)
            and all(who.may("read", each.procedure, group) for group in groups)
        ]
        found = told(lambda: hand_over(desk, "generic-utf8", self.folder / f"out{sum(self.done.values())}"))
        if isinstance(found, str):
            assert found == ("nothing_to_hand_over" if who.may("hand_over") else "not_permitted")
            assert found == "not_permitted" or not given
            return f"hand over {found}"
        assert found.count == len(given)
        for standing in given:
            standing.state, standing.version = "handed_over", standing.version + 1
        return "hand over done"

    def _mark(self, who: Person, desk: Desk) -> str:
        standing, done = self._some(), self.chance.random() < 0.5
        found = told(lambda: checklist.mark(desk, standing.receipt_no, "identity", done=done))
        reasons = (
            ("not_permitted", not who.may("review", standing.procedure)),
            ("held_without_definition", not standing.procedure),
            ("checklist_closed", standing.state not in MARKABLE),
        )
        expected = next((code for code, stands in reasons if stands), "done")
        assert (found if isinstance(found, str) else "done") == expected
        return f"mark {expected}"

    def _open_file(self, who: Person, desk: Desk) -> str:
        standing = self._some()
        found = told(lambda: show.attachment(desk, standing.receipt_no, 0))
        may = who.sees_all(standing.procedure) and who.may("reveal", standing.procedure)
        assert found == ("unknown_attachment" if may else "not_permitted")
        return f"file {found}"

    def _look_beside(self, who: Person, desk: Desk) -> str:
        """The other applications of a person, two side by side, and the readings: reading, each of them."""
        one, other = self._some(), self._some()
        may = who.may("read", one.procedure)
        assert (told(lambda: people.same_person(desk, one.receipt_no)) == "not_permitted") != may
        read = told(lambda: readings.readings(desk, one.receipt_no))
        assert (read == "not_permitted") != may
        both = told(lambda: compare.compare(desk, one.receipt_no, other.receipt_no))
        assert (both == "not_permitted") != (may and who.may("read", other.procedure))
        return f"beside {may}"


def told(work: Callable[[], Any]) -> Any:
    """What came of it: the answer, or the code it was refused with."""
    try:
        return work()
    except UserError as error:
        return error.code
