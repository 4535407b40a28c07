import { type Line, tooLong } from './bounded-line-splitter.ts'
import { tooDeep } from './line-error.ts'
import { type LineVerdict, wrong } from './line-verdict.ts'
import { type IdentityOf, type LineContent, readLine } from './read-line.ts'

/** Returns what becomes of a line, whatever it holds. */
export function judgeLine(
  line: Line,
  identityOf: IdentityOf,
  verdictOf: (content: LineContent) => LineVerdict,
): LineVerdict {
  if (line === tooLong) return wrong('too-long', lineTooLong)
  const read = readLine(line, identityOf)
  if (!read.ok) return read
  try {
    return verdictOf(read.content)
  } catch (error) {
    // data that is nested a million times uses up the stack
    if (error instanceof RangeError) return { ok: false, error: { ...tooDeep, identity: read.content.identity } }
    throw error
  }
}

const lineTooLong = 'This line is longer than 16 MB. Send fewer events with the recipient.'
