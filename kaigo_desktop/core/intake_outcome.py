"""What becomes of a submission (取込の結果): a rule of four questions."""


def outcome_of(*, has_form: bool, kept: bool, defined: bool, known: bool) -> str:
    """`received`, `held`, `duplicate` or `revised`.

    Args:
        has_form: a definition or layout answers to it.
        kept: there is an application of its 受付番号.
        defined: that one has a definition already.
        known: the very same was taken in for it before.
    """
    if not kept or (has_form and not defined):
        return "received" if has_form else "held"
    if known:
        return "duplicate"
    return "revised" if defined else "held"
