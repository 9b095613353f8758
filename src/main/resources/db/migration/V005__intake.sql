-- Every message as it came, before it is read. The dedup key is what makes a second delivery the same message.
CREATE TABLE arrival (
    id           bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    channel      text        NOT NULL,
    dedup_key    text        NOT NULL UNIQUE,
    envelope     jsonb       NOT NULL DEFAULT '{}',
    raw          bytea       NOT NULL,
    state        text        NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'read', 'quarantined')),
    attempts     integer     NOT NULL DEFAULT 0,
    error        text,
    received_at  timestamptz NOT NULL DEFAULT now(),
    read_at      timestamptz
);
CREATE INDEX arrival_waiting ON arrival (id) WHERE state = 'waiting';
CREATE INDEX arrival_quarantined ON arrival (id) WHERE state = 'quarantined';
