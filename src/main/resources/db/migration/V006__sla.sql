-- What was in force when: every change of the policies' folder is a version.
CREATE TABLE sla_version (
    id           bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    hash         text        NOT NULL,
    texts        jsonb       NOT NULL,
    node         text        NOT NULL,
    installed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    recalculated_at timestamptz
);

-- One row for each ticket with clocks. Whoever reckons a ticket's clocks locks it; next_at is when something fires.
CREATE TABLE sla_ticket (
    ticket_id  bigint      PRIMARY KEY REFERENCES ticket,
    version_id bigint,
    next_at    timestamptz
);
CREATE INDEX sla_ticket_next ON sla_ticket (next_at) WHERE next_at IS NOT NULL;

CREATE TABLE sla_clock (
    ticket_id   bigint      NOT NULL REFERENCES ticket,
    target      text        NOT NULL CHECK (target IN ('firstResponse', 'nextResponse', 'resolution', 'update')),
    cycle       integer     NOT NULL,
    policy      text        NOT NULL,
    version_id  bigint      NOT NULL REFERENCES sla_version,
    state       text        NOT NULL CHECK (state IN ('running', 'paused', 'met', 'breached', 'ended')),
    started_at  timestamptz NOT NULL,
    due_at      timestamptz,
    left_millis bigint      NOT NULL,
    pauses      jsonb       NOT NULL DEFAULT '[]',
    manual      boolean     NOT NULL DEFAULT false,
    warned_at   timestamptz,
    breached_at timestamptz,
    ended_at    timestamptz,
    PRIMARY KEY (ticket_id, target, cycle)
);
CREATE INDEX sla_clock_open ON sla_clock (due_at) WHERE ended_at IS NULL;
CREATE INDEX sla_clock_ended ON sla_clock (ended_at) WHERE ended_at IS NOT NULL;

-- Each step of each clock's ladder fires once, whatever happens.
CREATE TABLE sla_firing (
    ticket_id bigint      NOT NULL REFERENCES ticket,
    target    text        NOT NULL,
    cycle     integer     NOT NULL,
    step      text        NOT NULL,
    fired_at  timestamptz NOT NULL,
    PRIMARY KEY (ticket_id, target, cycle, step)
);

-- How a ticket's clocks stand, for lists: written by whoever reckons them.
ALTER TABLE ticket ADD COLUMN sla jsonb NOT NULL DEFAULT '[]';
ALTER TABLE ticket ADD COLUMN next_breach timestamptz;
ALTER TABLE ticket ADD COLUMN at_risk_at timestamptz;
CREATE INDEX ticket_next_breach ON ticket (coalesce(next_breach, timestamptz '9999-01-01 00:00:00+00'), id);
CREATE INDEX ticket_at_risk ON ticket (at_risk_at) WHERE status < 'solved' AND at_risk_at IS NOT NULL;
ALTER TABLE ticket ADD COLUMN merged_into bigint REFERENCES ticket;

-- What is to be done beside a ticket; customers never see it.
CREATE TABLE task (
    id         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ticket_id  bigint      NOT NULL REFERENCES ticket,
    title      text        NOT NULL,
    team_id    bigint      REFERENCES team,
    created_by text        NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    done_by    text,
    done_at    timestamptz
);
CREATE INDEX task_ticket ON task (ticket_id);

-- What an agent is told in the console.
CREATE TABLE notice (
    id         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    agent_id   bigint      NOT NULL REFERENCES agent ON DELETE CASCADE,
    ticket_id  bigint      NOT NULL REFERENCES ticket,
    kind       text        NOT NULL,
    body       jsonb       NOT NULL DEFAULT '{}',
    created_at timestamptz NOT NULL DEFAULT now(),
    read_at    timestamptz
);
CREATE INDEX notice_agent ON notice (agent_id, id DESC);

-- A follower that comes to a database with history starts behind it; clocks of older tickets are reckoned apart.
INSERT INTO follower (name, seq) SELECT 'sla', coalesce(max(seq), 0) FROM journal;
