-- Who is to code which document; follows from the log.
CREATE TABLE allotment (
  document TEXT PRIMARY KEY REFERENCES document (id),
  coder TEXT NOT NULL,
  seq INTEGER NOT NULL REFERENCES log (seq)
) STRICT;
CREATE INDEX allotment_coder ON allotment (coder);

-- Claims that conflict with another of their event, as the verdicts were when they were last asked for.
CREATE TABLE compared (
  event TEXT PRIMARY KEY,
  state TEXT NOT NULL           -- hash of the claims that were compared
) STRICT;
CREATE TABLE conflict (
  event TEXT NOT NULL REFERENCES compared (event) ON DELETE CASCADE,
  claim TEXT NOT NULL,
  PRIMARY KEY (event, claim)
) STRICT, WITHOUT ROWID;
CREATE INDEX conflict_claim ON conflict (claim);
