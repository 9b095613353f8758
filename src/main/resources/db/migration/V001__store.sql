-- The journal: facts in the order of their numbers. The transaction id stands before the number on purpose:
-- a row's transaction has its id before the number is drawn, which Journal relies on when it waits for a gap.
CREATE SEQUENCE journal_seq AS bigint;
CREATE TABLE journal (
    xid         xid8        NOT NULL DEFAULT pg_current_xact_id(),
    seq         bigint      NOT NULL DEFAULT nextval('journal_seq') PRIMARY KEY,
    at          timestamptz NOT NULL DEFAULT clock_timestamp(),
    name        text        NOT NULL,
    ticket_id   bigint,
    team_id     bigint,
    assignee_id bigint,
    actor       text        NOT NULL,
    body        jsonb       NOT NULL DEFAULT '{}'
);
ALTER SEQUENCE journal_seq OWNED BY journal.seq;
CREATE INDEX journal_ticket ON journal (ticket_id, seq) WHERE ticket_id IS NOT NULL;

-- How far each lasting follower has read. One row is leased by one node at a time.
CREATE TABLE follower (
    name         text        PRIMARY KEY,
    seq          bigint      NOT NULL DEFAULT 0,
    leased_by    text,
    leased_until timestamptz,
    updated_at   timestamptz NOT NULL DEFAULT now()
);

-- Effects to be done: one row for each cause, whatever is retried.
CREATE TABLE outbox (
    id           bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    cause        text        NOT NULL UNIQUE,
    kind         text        NOT NULL,
    ticket_id    bigint,
    body         jsonb       NOT NULL,
    state        text        NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sent', 'failed')),
    attempts     integer     NOT NULL DEFAULT 0,
    due_at       timestamptz NOT NULL DEFAULT now(),
    leased_by    text,
    leased_until timestamptz,
    last_error   text,
    created_at   timestamptz NOT NULL DEFAULT now(),
    done_at      timestamptz
);
CREATE INDEX outbox_due ON outbox (kind, due_at) WHERE state = 'waiting';
CREATE INDEX outbox_ticket ON outbox (ticket_id) WHERE ticket_id IS NOT NULL;

-- Keys that every node must share, made at the first start.
CREATE TABLE secret (
    name  text  PRIMARY KEY,
    value bytea NOT NULL
);

-- The processes that work on this database, by when they were last seen.
CREATE TABLE node (
    name    text        PRIMARY KEY,
    seen_at timestamptz NOT NULL DEFAULT now()
);
