import type Database from 'better-sqlite3'

/** A connection to a cache. */
export type Db = Database.Database
