-- The log: only added to, each entry chained to the one before.
CREATE TABLE log (
  seq INTEGER PRIMARY KEY CHECK (seq > 0),
  time TEXT NOT NULL,
  user TEXT NOT NULL,
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  reason TEXT NOT NULL,
  before TEXT,
  after TEXT,
  previous TEXT NOT NULL,
  hash TEXT NOT NULL UNIQUE,
  document TEXT                 -- the one named in `after`, so that it can be looked for
) STRICT;
CREATE INDEX log_document ON log (document, seq);
CREATE INDEX log_subject ON log (subject, seq);
CREATE INDEX log_action ON log (action, seq);
CREATE TRIGGER log_stays BEFORE UPDATE ON log
BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END;
CREATE TRIGGER log_keeps BEFORE DELETE ON log
BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END;

-- The source: files as they came, and documents as they were first read.
CREATE TABLE original (
  id TEXT PRIMARY KEY,          -- SHA-256 of the bytes
  path TEXT NOT NULL,           -- where it was found
  size INTEGER NOT NULL,
  data BLOB,                    -- NULL: referenced, not kept
  added INTEGER NOT NULL REFERENCES log (seq)
) STRICT;
CREATE TABLE document (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,      -- SHA-256 of its own bytes
  original TEXT NOT NULL REFERENCES original (id),
  path TEXT NOT NULL,
  title TEXT,
  issuer TEXT,
  date TEXT,                    -- EDTF
  language TEXT,
  text TEXT NOT NULL,
  record TEXT NOT NULL,         -- the document's record as JSON, its text left out
  replaces TEXT REFERENCES document (id),
  added INTEGER NOT NULL REFERENCES log (seq)
) STRICT;
CREATE INDEX document_path ON document (path);
CREATE INDEX document_replaces ON document (replaces);
CREATE INDEX document_original ON document (original);
CREATE TRIGGER document_stays BEFORE UPDATE OF id, original, text, record ON document
BEGIN SELECT RAISE(ABORT, 'the source is never overwritten'); END;

-- What the machine read: a newer program adds a reading.
CREATE TABLE reading (
  number INTEGER PRIMARY KEY,
  document TEXT NOT NULL REFERENCES document (id),
  code TEXT NOT NULL,           -- hash of the program that read it
  happenings TEXT NOT NULL,     -- JSON Lines: what the document speaks of
  read INTEGER NOT NULL REFERENCES log (seq)
) STRICT;
CREATE INDEX reading_document ON reading (document, number);
CREATE TABLE machine (
  reading INTEGER NOT NULL REFERENCES reading (number),
  id TEXT NOT NULL,
  record TEXT NOT NULL,         -- the claim as JSON
  PRIMARY KEY (reading, id)
) STRICT, WITHOUT ROWID;

-- The current view: follows from the tables above.
CREATE TABLE claim (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  document TEXT NOT NULL REFERENCES document (id),
  kind TEXT NOT NULL,
  start INTEGER NOT NULL,
  stop INTEGER NOT NULL,
  text TEXT NOT NULL,
  sentence TEXT NOT NULL,
  low REAL,
  high REAL,
  outcome TEXT NOT NULL,        -- ' killed injured ', so that one can be looked for
  people TEXT NOT NULL,         -- the groups, likewise
  voice TEXT NOT NULL,          -- the innermost voice, '' for the document's own
  polarity TEXT NOT NULL,
  doubtful INTEGER NOT NULL,
  event TEXT,
  status TEXT NOT NULL,
  revision INTEGER NOT NULL,    -- seq of the last decision about it, 0 without any
  record TEXT NOT NULL          -- the claim as JSON
) STRICT;
CREATE INDEX claim_document ON claim (document, start);
CREATE INDEX claim_event ON claim (event, kind);
CREATE INDEX claim_status ON claim (status, kind);
CREATE INDEX claim_kind ON claim (kind, outcome);
CREATE TABLE event (
  id TEXT PRIMARY KEY,
  label TEXT NOT NULL,
  place TEXT,
  date TEXT,
  figures INTEGER NOT NULL,
  documents INTEGER NOT NULL,
  record TEXT NOT NULL
) STRICT;
CREATE TABLE gathered (          -- the events as the machine joined them, before decisions
  id TEXT PRIMARY KEY,
  place INTEGER NOT NULL,       -- its place in the row
  record TEXT NOT NULL
) STRICT;
CREATE TABLE state (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

-- Words to search for; written by the program, since triggers on them are not for files that
-- come from others (https://www.sqlite.org/security.html).
CREATE VIRTUAL TABLE document_words USING fts5 (
  title, text, content='document', content_rowid='number',
  tokenize='unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE claim_words USING fts5 (
  sentence, content='claim', content_rowid='number', tokenize='unicode61 remove_diacritics 2'
);
