import type { Properties } from '#shared/sample/value'

/** A profile as a line of a list. */
export interface ProfileLine {
  readonly id: number
  readonly identity: string
  readonly anonymous: boolean
  readonly name: string | null
  readonly email: string | null
  readonly phone: string | null
}

export interface ProfilePage {
  readonly total: number
  readonly rows: readonly ProfileLine[]
}

export interface ProfileDetail {
  readonly id: number
  readonly identity: string
  readonly anonymous: boolean
  /** Further identities that it has had. */
  readonly identities: readonly string[]
  readonly properties: Properties
  readonly events: number
  /** In milliseconds since 1970. */
  readonly importedAt: number
}

export interface EventLine {
  readonly name: string
  /** In milliseconds since 1970. */
  readonly ts: number
  readonly properties: Properties
}

export interface EventPage {
  readonly total: number
  readonly rows: readonly EventLine[]
}
