-- Links that let somebody read the wallboard without an account. Opaque; only the SHA-256 is kept.
CREATE TABLE wallboard_link (
    id         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    token_hash bytea       NOT NULL UNIQUE,
    name       text        NOT NULL,
    created_by bigint      NOT NULL REFERENCES agent,
    created_at timestamptz NOT NULL DEFAULT now(),
    revoked_at timestamptz
);

-- Figures that ring. rings_since is set while one rings, so all nodes agree and each ringing is told once.
CREATE TABLE wallboard_alarm (
    id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    figure      text        NOT NULL,
    team_id     bigint      REFERENCES team,
    above       bigint      NOT NULL CHECK (above >= 0),
    sound       boolean     NOT NULL DEFAULT false,
    webhook     text,
    rings_since timestamptz,
    rings_value bigint,
    created_at  timestamptz NOT NULL DEFAULT now()
);

-- The facts of a day, without a large index on a table that only grows at its end.
CREATE INDEX journal_at ON journal USING brin (at) WITH (autosummarize = on, pages_per_range = 32);
