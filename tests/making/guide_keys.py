"""The guide's page of keys, made of what the panels themselves say by F1 (`KEYS`)."""

from kaigo_desktop.ui import document_page, key_map
from kaigo_desktop.ui.accounts_panel import AccountsPanel
from kaigo_desktop.ui.case_panel import CasePanel
from kaigo_desktop.ui.home_panel import HomePanel
from kaigo_desktop.ui.layouts_panel import LayoutsPanel
from kaigo_desktop.ui.list_panel import ListPanel
from kaigo_desktop.ui.log_panel import LogPanel
from kaigo_desktop.ui.log_report_panel import LogReportPanel
from kaigo_desktop.ui.receive_panel import ReceivePanel
from kaigo_desktop.ui.report_back_panel import ReportBackPanel
from kaigo_desktop.ui.transcribe_window import KEY
from kaigo_desktop.ui.verify_panel import VerifyPanel

Keys = tuple[tuple[str, str], ...]

_OF_A_DOCUMENT = set(document_page.KEYS)

TABLES: dict[str, Keys] = {
    "どの画面でも": key_map.EVERYWHERE,
    "ホーム": HomePanel.KEYS,
    "一覧": ListPanel.KEYS,
    "申請": tuple(pair for pair in CasePanel.KEYS if pair not in _OF_A_DOCUMENT),
    "書類(申請の画面のどこからでも)": document_page.KEYS,
    "取込": ReceivePanel.KEYS,
    "転記の窓": ((KEY, "コピーして次へ"), ("Esc", "閉じる")),
    "ポータルへの反映": ReportBackPanel.KEYS,
    "利用者": AccountsPanel.KEYS,
    "取込レイアウト": LayoutsPanel.KEYS,
    "検証": VerifyPanel.KEYS,
    "監査記録": LogPanel.KEYS,
    "記録の点検": LogReportPanel.KEYS,
}


def keys_page() -> str:
    """The whole page."""
    blocks = ["# キー操作の一覧", "どの画面でも F1 を押すと、その画面のキーが出ます。"]
    for title, keys in TABLES.items():
        rows = [f"| {key} | {does} |" for key, does in keys]
        blocks += [f"## {title}", "\n".join(["| キー | 働き |", "|---|---|", *rows])]
    return "\n\n".join(blocks) + "\n"
