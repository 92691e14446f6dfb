-- The configuration: every document of the control plane, in AWS's own JSON.

CREATE TABLE document (
    -- Counts up, so that listings come in the order of creation; a replaced document keeps its place.
    position   INTEGER PRIMARY KEY AUTOINCREMENT,
    account_id TEXT NOT NULL,
    region     TEXT NOT NULL,
    kind       TEXT NOT NULL,
    -- The ids, each ended by U+001F: a prefix of ids is a prefix of the text (documents.py).
    ids        TEXT NOT NULL,
    body       TEXT NOT NULL,
    UNIQUE (account_id, region, kind, ids)
) STRICT;

-- One row for each key that was ever written, with the revision that touched it last.
CREATE TABLE change (
    account_id TEXT NOT NULL,
    region     TEXT NOT NULL,
    kind       TEXT NOT NULL,
    ids        TEXT NOT NULL,
    revision   INTEGER NOT NULL,
    PRIMARY KEY (account_id, region, kind, ids)
) STRICT, WITHOUT ROWID;

CREATE INDEX change_by_revision ON change (revision);

-- One row: how many commits have changed something.
CREATE TABLE revision (
    number INTEGER NOT NULL
) STRICT;

INSERT INTO revision (number) VALUES (0);

-- What is too large for a document: the code of functions, by its digest.
CREATE TABLE blob (
    account_id TEXT NOT NULL,
    region     TEXT NOT NULL,
    digest     TEXT NOT NULL,
    body       BLOB NOT NULL,
    PRIMARY KEY (account_id, region, digest)
) STRICT;
