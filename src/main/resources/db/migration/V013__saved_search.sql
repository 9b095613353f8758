-- Questions that somebody keeps. They are asked anew by whoever opens them, in their own sight.
CREATE TABLE saved_search (
    id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    agent_id    bigint      NOT NULL REFERENCES agent ON DELETE CASCADE,
    name        text        NOT NULL,
    question    text        NOT NULL,
    sort        text        NOT NULL CHECK (sort IN ('relevance', '-updatedAt')),
    shared_with text        NOT NULL CHECK (shared_with IN ('nobody', 'team', 'everybody')),
    team_id     bigint      REFERENCES team ON DELETE CASCADE,
    position    integer     NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT now(),
    updated_at  timestamptz NOT NULL DEFAULT now(),
    CHECK ((shared_with = 'team') = (team_id IS NOT NULL))
);
CREATE UNIQUE INDEX saved_search_name_key ON saved_search (agent_id, lower(name));
CREATE INDEX saved_search_shared ON saved_search (shared_with, team_id) WHERE shared_with <> 'nobody';
