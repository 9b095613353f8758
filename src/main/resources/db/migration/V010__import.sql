-- What a ticket was called where it was before; a line that is imported again is known by it.
ALTER TABLE ticket ADD COLUMN external_id text;
CREATE UNIQUE INDEX ticket_external_id_key ON ticket (external_id) WHERE external_id IS NOT NULL;

-- Who wrote it, where nobody here is that person: the name that an import brought.
ALTER TABLE interaction ADD COLUMN author text;
