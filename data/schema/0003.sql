-- Version 3: profiles that synchronize with Partner Center.

ALTER TABLE profile ADD COLUMN client_id TEXT;
ALTER TABLE profile ADD COLUMN authority TEXT;
ALTER TABLE profile ADD COLUMN endpoint  TEXT;
ALTER TABLE profile ADD COLUMN account   TEXT;

-- What waits to be sent. A row is one request that changes one resource of the service; it is deleted once the
-- service has confirmed it (functional-spec §5.9). Bodies and request ids are kept from before the first attempt,
-- so that a repetition is the same request. Never holds a secret. No id is used twice: an answer may come when its
-- row is gone.
CREATE TABLE outbox (
  id                 INTEGER PRIMARY KEY AUTOINCREMENT,
  operation_id       TEXT    NOT NULL,
  request            TEXT    NOT NULL,
  subject_type       TEXT    NOT NULL,
  subject_id         INTEGER NOT NULL,
  subject_name       TEXT,
  customer_id        INTEGER REFERENCES customer (id) ON DELETE CASCADE,
  before             TEXT    NOT NULL,
  after              TEXT    NOT NULL,
  state              TEXT    NOT NULL,
  attended           INTEGER NOT NULL,
  request_id         TEXT    NOT NULL,
  body               TEXT,
  if_match           TEXT,
  location           TEXT,
  depends_on         INTEGER REFERENCES outbox (id) ON DELETE SET NULL,
  attempts           INTEGER NOT NULL,
  created_at         INTEGER NOT NULL,
  sent_at            INTEGER NOT NULL,
  first_sent_at      INTEGER NOT NULL,
  next_try_at        INTEGER NOT NULL,
  asked_at           INTEGER NOT NULL,
  error_code         TEXT,
  error_text         TEXT,
  correlation_id     TEXT
) STRICT;
CREATE INDEX outbox_by_customer ON outbox (customer_id, id);
CREATE INDEX outbox_by_subject ON outbox (subject_type, subject_id, id);
CREATE INDEX outbox_by_state ON outbox (state, next_try_at);
CREATE INDEX outbox_by_dependence ON outbox (depends_on) WHERE depends_on IS NOT NULL;

-- The version of a resource that the service confirmed last, verbatim, with members that no field knows.
CREATE TABLE server_copy (
  subject_type       TEXT    NOT NULL,
  subject_id         INTEGER NOT NULL,
  json               TEXT    NOT NULL,
  etag               TEXT,
  fetched_at         INTEGER NOT NULL,
  seen_in            INTEGER,
  PRIMARY KEY (subject_type, subject_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX server_copy_unseen ON server_copy (subject_type, seen_in);

-- Resources that have no record of their own: the partner's profiles, users, licenses, agreements …
-- Owner is the customer they belong to, 0 for the partner's own.
CREATE TABLE mirror (
  kind               TEXT    NOT NULL,
  owner_id           INTEGER NOT NULL,
  key                TEXT    NOT NULL,
  json               TEXT    NOT NULL,
  seen_in            INTEGER NOT NULL,
  PRIMARY KEY (kind, owner_id, key)
) STRICT, WITHOUT ROWID;

-- A pull and where it stands, so that the next start goes on from there.
CREATE TABLE pull (
  id                 INTEGER PRIMARY KEY,
  started_at         INTEGER NOT NULL,
  finished_at        INTEGER NOT NULL,
  stage              TEXT    NOT NULL,
  item               INTEGER NOT NULL,
  cursor             TEXT,
  page               INTEGER NOT NULL,
  restarts           INTEGER NOT NULL,
  note_id            INTEGER NOT NULL,
  is_full            INTEGER NOT NULL,
  next_try_at        INTEGER NOT NULL,
  error_text         TEXT,
  correlation_id     TEXT
) STRICT;

-- Details of customers that the pull has still to fetch. No id is used twice, as in the outbox.
CREATE TABLE pull_detail (
  id                 INTEGER PRIMARY KEY AUTOINCREMENT,
  stage              TEXT    NOT NULL,
  customer_id        INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
  subscription_id    INTEGER REFERENCES subscription (id) ON DELETE CASCADE,
  priority           INTEGER NOT NULL,
  next_try_at        INTEGER NOT NULL,
  attempts           INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX pull_detail_once ON pull_detail (customer_id, stage, ifnull (subscription_id, 0));
CREATE INDEX pull_detail_by_priority ON pull_detail (priority, id);
CREATE INDEX pull_detail_by_subscription ON pull_detail (subscription_id) WHERE subscription_id IS NOT NULL;

-- A field that both sides changed, waiting for a person's decision.
CREATE TABLE conflict (
  id                 INTEGER PRIMARY KEY,
  outbox_id          INTEGER NOT NULL REFERENCES outbox (id) ON DELETE CASCADE,
  field              TEXT    NOT NULL,
  base               TEXT    NOT NULL,
  mine               TEXT    NOT NULL,
  theirs             TEXT    NOT NULL,
  found_at           INTEGER NOT NULL,
  UNIQUE (outbox_id, field)
) STRICT;

-- One process at a time synchronizes.
CREATE TABLE sync_lease (
  id                 INTEGER PRIMARY KEY CHECK (id = 1),
  holder             TEXT    NOT NULL,
  expires_at         INTEGER NOT NULL
) STRICT;

-- What synchronization remembers between pulls, as the last good one.
CREATE TABLE sync_mark (
  name               TEXT    PRIMARY KEY,
  value              TEXT    NOT NULL
) STRICT;
