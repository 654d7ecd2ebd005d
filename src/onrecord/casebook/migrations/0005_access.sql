-- Who may see what; follows from the log. Documents and claims that are open have no row.
CREATE TABLE restriction (
  subject TEXT PRIMARY KEY,     -- the id of a document or a claim
  level TEXT NOT NULL CHECK (level IN ('team', 'restricted')),
  seq INTEGER NOT NULL REFERENCES log (seq)
) STRICT;
CREATE TABLE restricted_to (
  subject TEXT NOT NULL REFERENCES restriction (subject) ON DELETE CASCADE,
  name TEXT NOT NULL,           -- a group's
  PRIMARY KEY (subject, name)
) STRICT, WITHOUT ROWID;
CREATE TABLE member (
  name TEXT NOT NULL,           -- a group's
  user TEXT NOT NULL,
  PRIMARY KEY (name, user)
) STRICT, WITHOUT ROWID;
CREATE INDEX member_user ON member (user);
