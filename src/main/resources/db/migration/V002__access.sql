CREATE TABLE team (
    id         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name       text        NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX team_name_key ON team (lower(name));

-- Addresses that we receive for and write from.
CREATE TABLE mailbox (
    id         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    address    text        NOT NULL,
    name       text        NOT NULL,
    team_id    bigint      REFERENCES team,
    created_at timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX mailbox_address_key ON mailbox (lower(address));

CREATE TABLE agent (
    id            bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    email         text        NOT NULL,
    name          text        NOT NULL,
    password_hash text,
    role          text        NOT NULL CHECK (role IN ('agent', 'supervisor', 'administrator')),
    scope         text        NOT NULL CHECK (scope IN ('own', 'team', 'all')),
    locale        text        NOT NULL DEFAULT 'en' CHECK (locale IN ('en', 'zh')),
    active        boolean     NOT NULL DEFAULT true,
    created_at    timestamptz NOT NULL DEFAULT now(),
    updated_at    timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX agent_email_key ON agent (lower(email));

CREATE TABLE membership (
    agent_id bigint NOT NULL REFERENCES agent ON DELETE CASCADE,
    team_id  bigint NOT NULL REFERENCES team ON DELETE CASCADE,
    PRIMARY KEY (agent_id, team_id)
);

-- A cookie or a token is opaque; only its SHA-256 is kept.
CREATE TABLE session (
    id         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    token_hash bytea       NOT NULL UNIQUE,
    agent_id   bigint      NOT NULL REFERENCES agent ON DELETE CASCADE,
    address    text        NOT NULL,
    user_agent text        NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL
);
CREATE INDEX session_agent ON session (agent_id);

CREATE TABLE api_token (
    id         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    token_hash bytea       NOT NULL UNIQUE,
    agent_id   bigint      NOT NULL REFERENCES agent ON DELETE CASCADE,
    name       text        NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz,
    revoked_at timestamptz
);
CREATE INDEX api_token_agent ON api_token (agent_id);

-- Failed sign-ins, counted by account and by address.
CREATE TABLE sign_in_failure (
    subject   text        PRIMARY KEY,
    failures  integer     NOT NULL,
    last_at   timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE audit (
    id         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at         timestamptz NOT NULL DEFAULT now(),
    actor      text        NOT NULL,
    action     text        NOT NULL,
    subject    text        NOT NULL,
    detail     jsonb       NOT NULL DEFAULT '{}',
    address    text,
    request_id text
);
