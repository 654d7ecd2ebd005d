-- The persons whom documents name, as candidates for the register, so that lists of them are quick. What the
-- program found follows from the documents' texts, what people decided from the log; both are brought up to
-- date by whoever reads it (`onrecord.register.mentions.kept`).
CREATE TABLE mention (
  id TEXT PRIMARY KEY,
  document TEXT NOT NULL REFERENCES document (id),
  start INTEGER NOT NULL,
  outcome TEXT NOT NULL,        -- what is told to have happened first
  status TEXT NOT NULL,         -- unreviewed, accepted, rejected
  record TEXT NOT NULL          -- the mention as JSON, without what was decided
) STRICT, WITHOUT ROWID;
CREATE INDEX mention_place ON mention (document, start, id);
CREATE INDEX mention_status ON mention (status, document, outcome);
CREATE TABLE mentions_looked (   -- the documents that were looked through, and by which way of reading
  document TEXT PRIMARY KEY REFERENCES document (id),
  made_by INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
