import { createHash, randomBytes } from 'node:crypto'
import { hostname } from 'node:os'

/** The maker of a temporary name. */
export interface Maker {
  readonly isThisComputer: boolean
  /** The id of its process. */
  readonly process: number
}

let computer: string | undefined

function thisComputer(): string {
  return (computer ??= digest(hostname()))
}

/** Returns a name that nothing else has, and that is short whatever the name of the file it stands in for. */
export function temporaryName(): string {
  return `.galley-${thisComputer()}-${String(process.pid)}-${randomBytes(8).toString('hex')}.tmp`
}

/** Returns a name for what is to be replaced, while its successor takes its place. */
export function asideName(replaced: string): string {
  return `${temporaryName().slice(0, -'.tmp'.length)}.${digest(replaced)}`
}

/** Returns who made a name with `temporaryName`; undefined where it was not made so. */
export function makerOf(name: string): Maker | undefined {
  return read(/^\.galley-([\da-f]{8})-(\d+)-[\da-f]{16}\.tmp$/.exec(name))
}

/** Returns who made a name with `asideName` for what is to be replaced; undefined where it was not made so. */
export function asideMakerOf(name: string, replaced: string): Maker | undefined {
  return name.endsWith(`.${digest(replaced)}`)
    ? read(/^\.galley-([\da-f]{8})-(\d+)-[\da-f]{16}\.[\da-f]{8}$/.exec(name))
    : undefined
}

function read(found: RegExpExecArray | null): Maker | undefined {
  return found === null ? undefined : { isThisComputer: found[1] === thisComputer(), process: Number(found[2]) }
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8)
}
