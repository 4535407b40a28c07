import type { ArrivingSource, ProfileOutcome } from '../pass/source.ts'
import { BoundedLineSplitter, type Line, tooLong } from './bounded-line-splitter.ts'
import type { LineCandidate } from './line-candidate.ts'
import { type LineContent, readLine } from './read-line.ts'

/** In bytes, without the newline. A longer line is skipped, and never held in memory. */
export const maxLineBytes = 16 * 1024 * 1024

const lineTooLong = 'This line is longer than 16 MB. Send fewer events with the recipient.'
export const lineTooDeep = 'This line is nested too deeply. Send simpler values.'

/** Returns the lines of the input as a source: one candidate each, numbered from 1, and a page for all that arrive together. */
export function lineSource(
  input: AsyncIterable<Uint8Array>,
  candidateOf: (content: LineContent) => LineCandidate,
): ArrivingSource<LineCandidate> {
  let line = 0
  const outcome = (bytes: Line): ProfileOutcome<LineCandidate> => ({
    profile: ++line,
    candidates: [candidateIn(bytes, candidateOf)],
  })
  return {
    async *pages() {
      const splitter = new BoundedLineSplitter(maxLineBytes)
      for await (const chunk of input) yield Array.from(splitter.push(chunk), outcome)
      yield Array.from(splitter.end(), outcome)
    },
  }
}

function candidateIn(line: Line, candidateOf: (content: LineContent) => LineCandidate): LineCandidate {
  if (line === tooLong) return unreadable(lineTooLong)
  const content = readLine(line)
  if (!content.ok) return unreadable(content.error)
  try {
    return candidateOf(content.value)
  } catch (error) {
    // data that is nested a million times uses up the stack
    if (error instanceof RangeError) return unreadable(lineTooDeep)
    throw error
  }
}

function unreadable(reason: string): LineCandidate {
  return { status: 'skipped', reason, identity: null }
}
