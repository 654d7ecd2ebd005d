-- What statements tell beside who somebody is: acts, kinship, burials, households, consequences,
-- dependants, statuses over time. It follows from the statements, and is made anew when they change.
CREATE TABLE particular (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  statement TEXT NOT NULL,
  list TEXT NOT NULL,
  term TEXT NOT NULL,           -- what it is looked up by: status, act, relation, site, household, type
  record TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX particular_statement ON particular (statement, kind);
CREATE INDEX particular_term ON particular (kind, term);
