-- The text in each file that belongs to a message, so that it is searched. The row is made in the transaction that gives the
-- file to its message, and waits until its text was extracted; uploads that nobody names have none.
CREATE TABLE attachment_text (
    id           text        PRIMARY KEY REFERENCES attachment ON DELETE CASCADE,
    state        text        NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'found', 'none', 'failed')),
    text         text        NOT NULL DEFAULT '',
    length       integer     NOT NULL DEFAULT 0,
    why          text,
    attempts     integer     NOT NULL DEFAULT 0,
    leased_until timestamptz,
    queued_at    timestamptz NOT NULL DEFAULT now(),
    done_at      timestamptz
);
CREATE INDEX attachment_text_waiting ON attachment_text (queued_at DESC) WHERE state = 'waiting';

-- Files that are there already wait behind whatever comes in now.
INSERT INTO attachment_text (id, queued_at)
SELECT id, created_at FROM attachment WHERE interaction_id IS NOT NULL;
