"""The user's guide (利用者ガイド): where its pages lie, their order, and which belongs to which panel.

The pages are Markdown in Japanese, one task each; the links of `index.md` give their order.
"""

import re
from pathlib import Path

FIRST = "index"

PAGES = {
    "SignInPanel": "sign-in",
    "SetUpPanel": "set-up",
    "NewPasswordPanel": "sign-in",
    "HomePanel": "home",
    "ListPanel": "list",
    "CasePanel": "case",
    "ReceivePanel": "receive",
    "HandOverDialog": "hand-over",
    "TranscribeWindow": "transcribe",
    "ReportBackPanel": "report-back",
    "AccountsPanel": "accounts",
    "LayoutsPanel": "layouts",
    "VerifyPanel": "verify",
    "LogPanel": "log",
    "LogReportPanel": "log-report",
}
"""The class of a panel → its page."""

_LINK = re.compile(r"\]\(([\w-]+)\.md\)")


def folder(resources: Path) -> Path:
    """The folder of the pages: beside the definitions of an installed program, or in a source tree."""
    installed = resources.parent / "guide"
    return installed if installed.is_dir() else resources.parent / "docs" / "guide"


def pages(guide: Path) -> dict[str, str]:
    """Page → title, in the order of the table of contents, which comes first.

    Raises:
        OSError: the guide was not installed whole.
    """
    names = dict.fromkeys([FIRST, *_LINK.findall(text(guide, FIRST))])
    return {name: text(guide, name).partition("\n")[0].removeprefix("# ") for name in names}


def text(guide: Path, page: str) -> str:
    """The Markdown of a page."""
    return (guide / f"{page}.md").read_text(encoding="utf-8")
