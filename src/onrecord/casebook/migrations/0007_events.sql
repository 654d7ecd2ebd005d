-- Where events stand in lists: as they were gathered, then those that people made, as in the log.
ALTER TABLE event ADD COLUMN position INTEGER NOT NULL DEFAULT 0;
UPDATE event SET position = coalesce(
  (SELECT place FROM gathered WHERE gathered.id = event.id),
  (SELECT 1099511627776 + seq FROM log WHERE action = 'split'
     AND json_extract(after, '$.event') = event.id),
  0);
