-- What the data plane writes down: usage by day, and log events. Many small writes, of which a power cut may
-- take the last (synchronous=NORMAL); a crash of the process takes none.

CREATE TABLE usage (
    account_id TEXT NOT NULL,
    region     TEXT NOT NULL,
    plan_id    TEXT NOT NULL,
    key_id     TEXT NOT NULL,
    day        TEXT NOT NULL,
    used       INTEGER NOT NULL,
    -- What `update_usage` granted beyond the plan's quota, in the period that holds this day.
    extended   INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (account_id, region, plan_id, key_id, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE log_group (
    id             INTEGER PRIMARY KEY,
    account_id     TEXT NOT NULL,
    region         TEXT NOT NULL,
    name           TEXT NOT NULL,
    created_at     INTEGER NOT NULL,
    retention_days INTEGER,
    tags           TEXT NOT NULL DEFAULT '{}',
    UNIQUE (account_id, region, name)
) STRICT;

CREATE TABLE log_stream (
    id         INTEGER PRIMARY KEY,
    group_id   INTEGER NOT NULL REFERENCES log_group (id) ON DELETE CASCADE,
    name       TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    UNIQUE (group_id, name)
) STRICT;

CREATE TABLE log_event (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    -- The stream's group, once more: a group is read in the order of time without sorting its streams together.
    group_id    INTEGER NOT NULL,
    stream_id   INTEGER NOT NULL REFERENCES log_stream (id) ON DELETE CASCADE,
    timestamp   INTEGER NOT NULL,
    ingested_at INTEGER NOT NULL,
    message     TEXT NOT NULL
) STRICT;

CREATE INDEX log_event_of_stream ON log_event (stream_id, timestamp, id);

CREATE INDEX log_event_of_group ON log_event (group_id, timestamp, id);
