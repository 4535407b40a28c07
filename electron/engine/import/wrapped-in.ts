import { UserError } from '../files/user-error.ts'
import { type FormatId } from '#shared/sample/formats'
import { readBytes, type Sniffed } from './bytes/bytes.ts'
import type { HowToRead } from './bytes/file-bytes.ts'
import { detect } from './formats/detect.ts'
import { mayBeRequest, requestBodies } from './request-body.ts'
import { unattended } from '../files/job-control.ts'

/** In bytes. What wraps records is for people, and no longer. */
const maxBytes = 16 * 1024 * 1024

/** The records that a file only wraps, as in a Postman collection. */
export interface Wrapped {
  readonly body: Buffer
  readonly format: FormatId
  /** What to tell people. */
  readonly note: string
}

/** Returns the records that a file of no known format wraps; undefined where it is of one, or wraps none. */
export async function wrappedIn(
  path: string,
  how: HowToRead,
  sniffed: Sniffed,
  override: FormatId | null,
): Promise<Wrapped | undefined> {
  if (override !== null) return undefined
  if (isKnown(sniffed) && !mayBeRequest(sniffed.head.toString('utf8', 0, 1024))) return undefined
  const text = sniffed.whole ? sniffed.head.toString('utf8') : await wholeText(path, how)
  const found = text === undefined ? undefined : requestBodies(text)
  if (found === undefined) return undefined
  const { what, bodies } = found
  const body = Buffer.from(bodies.join('\n'))
  const head = body.subarray(0, 64 * 1024)
  const inside = { ...sniffed, fileName: `the body in ${sniffed.fileName}`, head, whole: head.length === body.length }
  const { format } = detect(inside, null)
  const read = bodies.length === 1 ? 'the body inside was read' : `its ${String(bodies.length)} bodies were read`
  return { body, format, note: `“${sniffed.fileName}” is ${what}: ${read}.` }
}

function isKnown(sniffed: Sniffed): boolean {
  try {
    detect(sniffed, null)
    return true
  } catch (error) {
    if (error instanceof UserError) return false
    throw error
  }
}

async function wholeText(path: string, how: HowToRead): Promise<string | undefined> {
  const pieces: Buffer[] = []
  let length = 0
  for await (const chunk of readBytes(path, unattended, how)) {
    length += chunk.length
    if (length > maxBytes) return undefined
    pieces.push(Buffer.from(chunk))
  }
  return Buffer.concat(pieces).toString('utf8')
}
