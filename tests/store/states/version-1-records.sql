-- A state as the first version wrote it: an API that is deployed, a key and a plan, a log group, three calls.
BEGIN TRANSACTION;
CREATE TABLE log_event (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    -- The stream's group, once more: a group is read in the order of time without sorting its streams together.
    group_id    INTEGER NOT NULL,
    stream_id   INTEGER NOT NULL REFERENCES log_stream (id) ON DELETE CASCADE,
    timestamp   INTEGER NOT NULL,
    ingested_at INTEGER NOT NULL,
    message     TEXT NOT NULL
) STRICT;
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
INSERT INTO "log_group" VALUES(1,'000000000000','us-east-1','old',1795642812209,NULL,'{}');
CREATE TABLE log_stream (
    id         INTEGER PRIMARY KEY,
    group_id   INTEGER NOT NULL REFERENCES log_group (id) ON DELETE CASCADE,
    name       TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    UNIQUE (group_id, name)
) STRICT;
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
INSERT INTO "usage" VALUES('000000000000','us-east-1','ydakwp','uo9pkhz43w','2026-11-25',3,0);
CREATE INDEX log_event_of_stream ON log_event (stream_id, timestamp, id);
CREATE INDEX log_event_of_group ON log_event (group_id, timestamp, id);
DELETE FROM "sqlite_sequence";
COMMIT;
PRAGMA user_version = 1;
