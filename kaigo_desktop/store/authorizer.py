"""What nobody may do over an open connection, not even our own statements: weaken what protects the file."""

_SQLITE_OK, _SQLITE_DENY = 0, 1
_ACTION_PRAGMA, _ACTION_ATTACH, _ACTION_FUNCTION = 19, 24, 31
_FIXED_PRAGMAS = frozenset(
    {
        "temp_store",
        "temp_store_directory",
        "data_store_directory",
        "mmap_size",
        "secure_delete",
        "synchronous",
        "foreign_keys",
        "journal_mode",
        "query_only",
        "writable_schema",
        "trusted_schema",
        "recursive_triggers",
        "key",
        "rekey",
        "hexkey",
        "hexrekey",
        "cipher_memory_security",
        "cipher_log",
        "cipher_log_level",
        "cipher_use_hmac",
        "cipher_plaintext_header_size",
    }
)


def authorize(action: int, first: str | None, second: str | None, *_where: str | None) -> int:
    """Deny what would weaken an open connection: changing its fixed settings, other files, extensions."""
    if action == _ACTION_PRAGMA and second is not None and (first or "").lower() in _FIXED_PRAGMAS:
        return _SQLITE_DENY
    if action == _ACTION_ATTACH and first:  # VACUUM attaches the nameless temporary database
        return _SQLITE_DENY
    if action == _ACTION_FUNCTION and (second or "").lower() == "load_extension":
        return _SQLITE_DENY
    return _SQLITE_OK
