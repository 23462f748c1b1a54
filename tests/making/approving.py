"""An application on its way to the hand-over."""

from pathlib import Path

from kaigo_desktop.flow.decide import decide
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.receive import receive
from tests.making.downloads import MOVED_IN, Parts, write_zip


def approve(caseworker: Desk, supervisor: Desk, receipt_no: str) -> None:
    """Take a received application through its review to the approval, whatever is wrong with it."""
    decide(caseworker, "start-review", receipt_no)
    decide(caseworker, "submit", receipt_no, acknowledge=True, override="確認済み")
    decide(supervisor, "approve", receipt_no)


def receive_approved(
    caseworker: Desk, supervisor: Desk, folder: Path, receipt_no: str, **items: Parts
) -> None:
    """Receive an application with some items otherwise, and take it to the approval."""
    receive(caseworker, [write_zip(folder, receipt_no, MOVED_IN | items)])
    approve(caseworker, supervisor, receipt_no)
