/**
 * The steps that make a cache what it is, in order; SQLite's own `user_version` counts those that a database has run.
 * A step that has shipped never changes.
 */
export const migrations: readonly string[] = [
  `
  -- One file that was taken in. Times are milliseconds since 1970 throughout.
  CREATE TABLE import (
    id INTEGER PRIMARY KEY,
    file TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    format TEXT NOT NULL,
    options TEXT NOT NULL,
    profiles INTEGER NOT NULL,
    events INTEGER NOT NULL,
    items INTEGER NOT NULL,
    rejected INTEGER NOT NULL,
    duplicates INTEGER NOT NULL,
    imported_at INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE reject (
    import INTEGER NOT NULL REFERENCES import(id) ON DELETE CASCADE,
    line INTEGER NOT NULL,
    offset INTEGER NOT NULL,
    reason TEXT NOT NULL,
    raw TEXT NOT NULL
  ) STRICT;
  CREATE INDEX reject_import ON reject(import);

  -- identity is the customer's own id, or the device's where no customer is known.
  -- import is the one that last changed the profile; records counts what was merged into it.
  CREATE TABLE profile (
    id INTEGER PRIMARY KEY,
    identity TEXT NOT NULL,
    anonymous INTEGER NOT NULL,
    properties TEXT NOT NULL,
    ts INTEGER,
    import INTEGER NOT NULL REFERENCES import(id),
    records INTEGER NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX profile_identity ON profile(identity);

  -- Every further identity of a profile: device ids, and customer ids it had before.
  CREATE TABLE identity (
    value TEXT PRIMARY KEY,
    profile INTEGER NOT NULL REFERENCES profile(id) ON DELETE CASCADE,
    import INTEGER NOT NULL REFERENCES import(id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX identity_profile ON identity(profile);

  -- What each import said of a profile, once more than one record did: the base of taking an import out again.
  CREATE TABLE profile_record (
    id INTEGER PRIMARY KEY,
    profile INTEGER NOT NULL REFERENCES profile(id) ON DELETE CASCADE,
    import INTEGER NOT NULL REFERENCES import(id),
    ts INTEGER,
    record TEXT NOT NULL
  ) STRICT;
  CREATE INDEX profile_record_profile ON profile_record(profile, id);

  CREATE TABLE event_name (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
  ) STRICT;

  -- matched is the last import that held this very event again.
  CREATE TABLE event (
    id INTEGER PRIMARY KEY,
    profile INTEGER NOT NULL REFERENCES profile(id) ON DELETE CASCADE,
    name INTEGER NOT NULL REFERENCES event_name(id),
    ts INTEGER NOT NULL,
    properties TEXT NOT NULL,
    import INTEGER NOT NULL REFERENCES import(id),
    matched INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX event_order ON event(profile, name, ts);

  CREATE TABLE catalog (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    import INTEGER NOT NULL REFERENCES import(id)
  ) STRICT;

  CREATE TABLE item (
    catalog INTEGER NOT NULL REFERENCES catalog(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    id TEXT NOT NULL,
    columns TEXT NOT NULL,
    PRIMARY KEY (catalog, position)
  ) STRICT, WITHOUT ROWID;
  CREATE UNIQUE INDEX item_id ON item(catalog, id);

  -- The observed schema. kind is 'profile', 'event' or 'catalog'; newest is the newest time that the scope holds.
  CREATE TABLE observed_scope (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    total INTEGER NOT NULL,
    complete INTEGER NOT NULL,
    newest INTEGER,
    UNIQUE (kind, name)
  ) STRICT;

  -- statistics is what people see; tally is what the next import counts on with.
  CREATE TABLE observed_property (
    scope INTEGER NOT NULL REFERENCES observed_scope(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    statistics TEXT NOT NULL,
    tally TEXT NOT NULL,
    PRIMARY KEY (scope, name)
  ) STRICT, WITHOUT ROWID;

  -- Substrings of identity, e-mail, phone and name. Derived. search_state says up to which import it is complete, and how far
  -- the pass that brings it up to target has come.
  CREATE VIRTUAL TABLE profile_search USING fts5(text, tokenize = 'trigram', detail = none, columnsize = 0);
  CREATE TABLE search_state (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    profile INTEGER NOT NULL,
    import INTEGER NOT NULL,
    target INTEGER NOT NULL
  ) STRICT;
  INSERT INTO search_state VALUES (1, 0, 0, 0);
  `,
  `
  -- JSON of what it takes to read a reject again besides its import's own options; null where that is nothing.
  ALTER TABLE reject ADD COLUMN source TEXT;
  `,
  `
  -- line is where the item stands in its file. import is that of a corrected item which was added later; null: its catalog's.
  ALTER TABLE item ADD COLUMN line INTEGER;
  ALTER TABLE item ADD COLUMN import INTEGER;
  CREATE INDEX item_import ON item(import) WHERE import IS NOT NULL;
  `,
  `
  -- Substrings of items: one derived table a catalog, item_search_<id>, complete up to the position next.
  CREATE TABLE item_search (
    catalog INTEGER PRIMARY KEY,
    next INTEGER NOT NULL
  ) STRICT;
  `,
  `
  -- Who did an event with which item, as recommendations count it, and up to when. Derived: it holds while the samples have this stamp.
  CREATE TABLE association (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    stamp TEXT NOT NULL,
    bytes BLOB NOT NULL
  ) STRICT;

  -- Recommendation results that were made elsewhere; slot is '' where they are for any. Of a recipient's results for a slot those of
  -- the newest import count.
  CREATE TABLE recommendation_result (
    identity TEXT NOT NULL,
    slot TEXT NOT NULL,
    import INTEGER NOT NULL REFERENCES import(id) ON DELETE CASCADE,
    rank INTEGER NOT NULL,
    item TEXT NOT NULL,
    PRIMARY KEY (identity, slot, import, rank, item)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX recommendation_result_import ON recommendation_result(import);
  `,
  `
  -- A later import that held an event again, and the place in the order of events that it would have had there. Places are ids that
  -- no event has: taking the first import out gives the event the next one's.
  CREATE TABLE event_match (
    event INTEGER NOT NULL REFERENCES event(id) ON UPDATE CASCADE ON DELETE CASCADE,
    import INTEGER NOT NULL REFERENCES import(id) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    PRIMARY KEY (event, import)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX event_match_import ON event_match(import);
  `,
  `
  -- The observed schema counts more: placeholders, and what is odd about values. It is counted anew, see recountedSince.
  -- described is 0 while only events speak of the profile. anonymous is 2 where an e-mail address or a phone number stands in for an identity.
  ALTER TABLE profile ADD COLUMN described INTEGER NOT NULL DEFAULT 1;
  UPDATE profile SET described = 0
  WHERE properties IN (json_object('Identity', identity), json_object('CleverTap ID', identity));
  CREATE INDEX profile_undescribed ON profile(id) WHERE described = 0;
  CREATE INDEX profile_contact ON profile(id) WHERE anonymous = 2;

  -- How the columns of files with this first line are read: JSON of names, types and the identity, as the user gave them.
  CREATE TABLE column_mapping (
    header TEXT PRIMARY KEY,
    mapping TEXT NOT NULL,
    used_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
]

/** The first version whose observed schema counts by today's rules: that of an older cache is counted anew. */
export const recountedSince = 7
