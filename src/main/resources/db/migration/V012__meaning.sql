-- What each ticket is about, as a vector that search compares with others of the same space. A ticket that holds nothing
-- that a model knows has a row without a vector. The basis is a hash of what was read, so that nothing is read twice.
CREATE TABLE ticket_meaning (
    ticket_id bigint PRIMARY KEY REFERENCES ticket ON DELETE CASCADE,
    space     text   NOT NULL,
    basis     text   NOT NULL,
    vector    bytea
);

INSERT INTO follower (name) VALUES ('meaning');
