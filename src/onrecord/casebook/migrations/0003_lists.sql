-- Lists of claims in the order of documents and places, found in one index and counted in another.
ALTER TABLE claim ADD COLUMN place INTEGER NOT NULL DEFAULT 0;  -- document.number * 2^32 + start
UPDATE claim SET place =
  (SELECT number FROM document WHERE document.id = claim.document) * 4294967296 + start;
CREATE INDEX claim_place ON claim (place, kind, status, doubtful, outcome, people, event);
CREATE INDEX claim_facets ON claim (kind, status, doubtful, outcome, people, event);
CREATE INDEX document_list ON document (number, id, path, title, issuer, date);
CREATE INDEX event_order ON event (coalesce(date, '~'), id);
