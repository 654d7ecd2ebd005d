-- The persons of the register as they are judged now; follows from statements, pairings and the log,
-- and is brought up to date by whoever reads it (`onrecord.register.view`).
CREATE TABLE person (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  sort TEXT NOT NULL,           -- the name in plain letters
  outcomes TEXT NOT NULL,       -- ' killed missing ', so that one can be looked for
  lists TEXT NOT NULL,          -- between unit separators, likewise
  places TEXT NOT NULL,         -- folded, likewise
  sex TEXT NOT NULL,
  age TEXT NOT NULL,
  joined TEXT NOT NULL,         -- single, machine, people
  doubtful INTEGER NOT NULL,
  many INTEGER NOT NULL,        -- statements
  record TEXT NOT NULL          -- the person as JSON
) STRICT;
CREATE INDEX person_order ON person (sort, number, outcomes, lists, places, sex, age, joined, doubtful, many);
CREATE TABLE person_part (
  statement TEXT PRIMARY KEY,
  person INTEGER NOT NULL REFERENCES person (number) ON DELETE CASCADE,
  document TEXT                 -- the one that a statement was read in
) STRICT, WITHOUT ROWID;
CREATE INDEX person_part_person ON person_part (person);
CREATE INDEX person_part_document ON person_part (document) WHERE document IS NOT NULL;
CREATE TABLE person_word (       -- under which folded words a statement's names are found
  word TEXT NOT NULL,
  statement TEXT NOT NULL,
  PRIMARY KEY (word, statement)
) STRICT, WITHOUT ROWID;
CREATE TABLE person_place (
  key TEXT PRIMARY KEY,
  label TEXT NOT NULL           -- as it is written most often
) STRICT, WITHOUT ROWID;
CREATE INDEX pairing_b ON pairing (b);
-- Statements about persons who are released one by one (1), or kept back whatever a rule says (0); follows
-- from the log.
CREATE TABLE person_release (
  statement TEXT PRIMARY KEY,
  released INTEGER NOT NULL,
  seq INTEGER NOT NULL REFERENCES log (seq)
) STRICT, WITHOUT ROWID;
