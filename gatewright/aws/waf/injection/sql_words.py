"""Words of SQL, by what they can do in an attack."""

from typing import Final

LOGIC: Final = frozenset({"and", "or", "xor"})

COMPARING: Final = frozenset({"like", "rlike", "regexp", "ilike", "between", "in", "is", "glob", "similar"})

SET_OPERATORS: Final = frozenset({"union", "intersect", "except", "minus"})

STATEMENTS: Final = frozenset(
    {
        "select",
        "insert",
        "update",
        "delete",
        "drop",
        "create",
        "alter",
        "truncate",
        "exec",
        "execute",
        "declare",
        "shutdown",
        "waitfor",
        "merge",
        "grant",
        "revoke",
        "backup",
        "restore",
    }
)

KEYWORDS: Final = frozenset(
    {
        "all",
        "as",
        "asc",
        "by",
        "case",
        "column",
        "database",
        "delay",
        "desc",
        "distinct",
        "dumpfile",
        "else",
        "end",
        "from",
        "function",
        "group",
        "having",
        "index",
        "into",
        "join",
        "limit",
        "offset",
        "on",
        "order",
        "outfile",
        "procedure",
        "schema",
        "set",
        "table",
        "then",
        "time",
        "top",
        "user",
        "using",
        "values",
        "view",
        "when",
        "where",
    }
)

VALUES: Final = frozenset({"null", "true", "false", "current_user", "session_user", "current_timestamp"})

DANGEROUS_FUNCTIONS: Final = frozenset(
    {
        "benchmark",
        "bfilename",
        "dbms_lock.sleep",
        "dbms_pipe.receive_message",
        "dblink",
        "extractvalue",
        "load_extension",
        "load_file",
        "openrowset",
        "pg_read_file",
        "pg_sleep",
        "randomblob",
        "sleep",
        "sqlite_version",
        "updatexml",
        "utl_http.request",
        "utl_inaddr.get_host_address",
        "xmltype",
        "xp_cmdshell",
        "xp_dirtree",
    }
)

FUNCTIONS: Final = frozenset(
    {
        "ascii",
        "avg",
        "cast",
        "char",
        "char_length",
        "chr",
        "coalesce",
        "concat",
        "concat_ws",
        "convert",
        "count",
        "current_database",
        "database",
        "db_name",
        "elt",
        "exists",
        "exp",
        "floor",
        "group_concat",
        "hex",
        "if",
        "ifnull",
        "isnull",
        "json_keys",
        "left",
        "len",
        "length",
        "lower",
        "make_set",
        "max",
        "md5",
        "mid",
        "min",
        "name_const",
        "nullif",
        "nvl",
        "ord",
        "rand",
        "replace",
        "reverse",
        "right",
        "row",
        "row_count",
        "schema",
        "sha1",
        "string_agg",
        "strcmp",
        "substr",
        "substring",
        "sum",
        "system_user",
        "to_char",
        "unhex",
        "upper",
        "user",
        "user_name",
        "version",
    }
)

CATALOGUES: Final = (
    "information_schema",
    "pg_catalog",
    "sysobjects",
    "syscolumns",
    "sqlite_master",
    "mysql.user",
    "all_tables",
)
"""Where a database describes itself."""
