-- The secret with which ids and heads are published, for casebooks where something was restricted before
-- restricting made it.
INSERT OR IGNORE INTO state
  SELECT 'publication key', lower(hex(randomblob(32))) FROM restriction LIMIT 1;
