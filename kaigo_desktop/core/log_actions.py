"""What the actions of the audit log are, in groups: by them people search and the analysis counts."""

GROUPS: dict[str, tuple[str, ...]] = {
    "looking": ("read", "open_attachment", "readings", "compare", "correction_text", "transcribe"),
    "revealing": ("reveal", "number_search"),
    "copying": ("copy", "print"),
    "handing_out": (
        "hand_over_batch", "hand_over_again", "export", "export_log", "export_report", "backup",
        "backup_written",
    ),
    "receiving": ("receive", "resubmit", "receive_batch", "define", "revise", "supersede"),
    "changing": (
        "edit", "take", "link", "settle_people", "check", "uncheck", "acknowledge",
        "assign", "unassign", "flag", "flag_done", "flag_cancel", "flag_again", "report_back",
        "report_back_undone",
    ),
    "deciding": (
        "start-review", "submit", "approve", "return", "reject", "request-correction", "withdraw", "close",
        "hand-over",
    ),
    "erasing": ("erase", "erase_numbers"),
    "signing_in": (
        "sign_in", "sign_out", "lock", "sign_in_recovery", "sign_in_failed", "locked_out",
        "attempts_lost", "accept_older_store",
    ),
    "administering": (
        "set_up", "user_add", "user_renew", "user_role", "user_disable", "user_unlock",
        "user_reset_password", "user_address",
        "password", "keyring", "keys_rotate", "keys_rotated", "restore", "user_confirm", "user_withdraw",
        "two_administrators",
        "code_map_change", "layout_save", "layout_withdraw",
    ),
    "examining": ("verify", "seal", "analyse_log", "sign_off_log"),
}  # fmt: skip
"""Group → its actions. The groups follow what the guideline on 特定個人情報 wants recorded and analysed:
利用・出力, 持出し, 削除・廃棄, ログイン実績."""

OTHER = "other"
"""The group of an action no group names."""

OPENING = frozenset({*GROUPS["looking"], *GROUPS["revealing"]})
"""What shows somebody the record of a person."""

FAILED, LOCKED_OUT = "sign_in_failed", "locked_out"
"""Sign-ins that failed, and the lock-out after too many; `count` of the detail says how many."""

SIGNED_IN = frozenset({"sign_in", "sign_in_recovery"})

PRESENCE = frozenset({"sign_in", "sign_out", "lock"})
"""Coming and going, which is no work: to be there a minute early or late says nothing."""

_GROUP_OF = {action: group for group, actions in GROUPS.items() for action in actions}


def group_of(action: str) -> str:
    """The group of an action."""
    return _GROUP_OF.get(action, OTHER)
