-- Models that were made here and put in place of a shipped one. The newest of a name that is not undone and has its
-- bytes is present; without one the shipped model is. Bytes of those long gone are taken away, their cards stay.
CREATE TABLE model (
    id           bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name         text        NOT NULL,
    version      text        NOT NULL,
    parent       text        NOT NULL,
    shipped      text        NOT NULL,
    card         jsonb       NOT NULL,
    bytes        bytea,
    installed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    installed_by text        NOT NULL,
    undone_at    timestamptz,
    undone_by    text
);
ALTER TABLE model ALTER COLUMN bytes SET STORAGE EXTERNAL;
CREATE INDEX model_name ON model (name, id DESC);

-- Candidates that were tried, and what came of it. newest_correction is the last one that was known then.
CREATE TABLE model_trial (
    id                bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name              text        NOT NULL,
    at                timestamptz NOT NULL DEFAULT clock_timestamp(),
    by                text        NOT NULL,
    outcome           text        NOT NULL,
    present           text        NOT NULL,
    candidate         text        NOT NULL,
    learned           integer     NOT NULL,
    measures          jsonb       NOT NULL,
    newest_correction bigint      NOT NULL,
    model_id          bigint      REFERENCES model
);
CREATE INDEX model_trial_name ON model_trial (name, id DESC);

-- Nights on which was learned, so that one node does it.
CREATE TABLE model_night (
    night        date        PRIMARY KEY,
    node         text        NOT NULL,
    leased_until timestamptz NOT NULL,
    done_at      timestamptz
);
CREATE INDEX reading_correction_property ON reading_correction (property, id);
