-- Lists of persons, and what they say of each: a row a statement and version, never overwritten.
CREATE TABLE person_list (
  name TEXT PRIMARY KEY,
  original TEXT NOT NULL REFERENCES original (id),
  columns TEXT NOT NULL,        -- JSON: the field of each column
  single INTEGER NOT NULL,      -- 1: each person stands on it but once
  seq INTEGER NOT NULL REFERENCES log (seq)
) STRICT;
CREATE TABLE statement (
  id TEXT NOT NULL,
  version INTEGER NOT NULL,
  list TEXT NOT NULL,
  record TEXT,                  -- JSON; NULL: it is no longer on the list
  seq INTEGER NOT NULL REFERENCES log (seq),
  PRIMARY KEY (id, version)
) STRICT, WITHOUT ROWID;
CREATE INDEX statement_list ON statement (list, id, version);
CREATE INDEX statement_seq ON statement (seq);
CREATE TRIGGER statement_stays BEFORE UPDATE ON statement
BEGIN SELECT RAISE(ABORT, 'a statement is never overwritten'); END;
CREATE TRIGGER statement_keeps BEFORE DELETE ON statement
BEGIN SELECT RAISE(ABORT, 'a statement is never taken out'); END;
-- What the machine thinks of pairs; made anew by each linkage.
CREATE TABLE pairing (
  a TEXT NOT NULL,
  b TEXT NOT NULL,
  probability REAL NOT NULL,
  record TEXT NOT NULL,
  PRIMARY KEY (a, b)
) STRICT, WITHOUT ROWID;
CREATE INDEX pairing_probability ON pairing (probability);
