-- Who may work through `onrecord serve`. Passwords lie here as argon2id hashes only.
CREATE TABLE account (
  name TEXT PRIMARY KEY,
  role TEXT NOT NULL CHECK (role IN ('reader', 'coder', 'reviewer', 'admin')),
  password TEXT NOT NULL,
  changed INTEGER NOT NULL REFERENCES log (seq)   -- the entry that last told of it
) STRICT, WITHOUT ROWID;
