-- What tickets may be about: branches, and topics below them. Keys stay; a topic that is used no more is retired.
CREATE TABLE topic (
    key        text        PRIMARY KEY CHECK (key ~ '^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)?$'),
    parent     text        REFERENCES topic,
    name_en    text        NOT NULL,
    name_zh    text        NOT NULL,
    position   integer     NOT NULL,
    retired_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT now()
);

-- How a message sounds and what it is about, as it holds now: read, or said by a person. What was read stays in
-- reading, with the version of the models and the places of the words in the text.
ALTER TABLE interaction ADD COLUMN tone text CHECK (tone IN ('negative', 'neutral', 'positive'));
ALTER TABLE interaction ADD COLUMN tone_score real;
ALTER TABLE interaction ADD COLUMN topic text REFERENCES topic;
ALTER TABLE interaction ADD COLUMN topic_score real;
ALTER TABLE interaction ADD COLUMN reading jsonb;

-- The same for the conversation. attention is what queues sort by; it is reckoned by the function below.
ALTER TABLE ticket ADD COLUMN tone text CHECK (tone IN ('negative', 'neutral', 'positive'));
ALTER TABLE ticket ADD COLUMN tone_score real;
ALTER TABLE ticket ADD COLUMN topic text REFERENCES topic;
ALTER TABLE ticket ADD COLUMN topic_score real;
ALTER TABLE ticket ADD COLUMN signals text[] NOT NULL DEFAULT '{}';
ALTER TABLE ticket ADD COLUMN attention smallint NOT NULL DEFAULT 1;

-- How much a negative tone counts, in steps of priority; every node's setting, written at the start.
CREATE TABLE attention_weight (
    tone integer NOT NULL CHECK (tone BETWEEN 0 AND 3)
);
INSERT INTO attention_weight (tone) VALUES (1);

-- The rank of the priority (0 to 3), the weight of a negative tone, and one more for urgency.
CREATE FUNCTION attention(priority ticket_priority, tone text, signals text[]) RETURNS smallint
    LANGUAGE sql STABLE
    RETURN (CASE priority WHEN 'low' THEN 0 WHEN 'normal' THEN 1 WHEN 'high' THEN 2 ELSE 3 END
            + CASE WHEN tone = 'negative' THEN (SELECT w.tone FROM attention_weight w) ELSE 0 END
            + CASE WHEN 'urgency' = ANY (signals) THEN 1 ELSE 0 END)::smallint;

-- What a message is about: the likeliest of the topics that were read and are in use.
CREATE FUNCTION topic_read(reading jsonb) RETURNS TABLE (topic text, score real)
    LANGUAGE sql STABLE ROWS 1
    AS $$
    SELECT k.key, (guess.value ->> 'score')::real
      FROM jsonb_array_elements(reading -> 'topics') WITH ORDINALITY AS guess (value, place)
      JOIN topic k ON k.key = guess.value ->> 'topic' AND k.retired_at IS NULL
     ORDER BY guess.place LIMIT 1
    $$;

-- The kinds of the signals that were read, each once.
CREATE FUNCTION signals_read(reading jsonb) RETURNS text[]
    LANGUAGE sql IMMUTABLE
    RETURN ARRAY(SELECT DISTINCT signal.value ->> 'kind'
                   FROM jsonb_array_elements(reading -> 'signals') AS signal (value) ORDER BY 1);

UPDATE ticket SET attention = attention(priority, tone, signals) WHERE priority <> 'normal';
CREATE INDEX ticket_attention ON ticket ((-attention), id) WHERE status < 'solved';
CREATE INDEX ticket_topic ON ticket (topic) WHERE topic IS NOT NULL;

-- What a person said about a reading. The newest of an interaction and property holds; the others are its history.
CREATE TABLE reading_correction (
    id             bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    interaction_id bigint      NOT NULL REFERENCES interaction,
    property       text        NOT NULL CHECK (property IN ('tone', 'topic')),
    was            text,
    was_score      real,
    models         text        NOT NULL,
    is_now         text,
    agent_id       bigint      NOT NULL REFERENCES agent,
    at             timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX reading_correction_interaction ON reading_correction (interaction_id, id);
