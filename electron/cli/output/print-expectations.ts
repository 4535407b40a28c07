import { changeTitle, type PinChange } from '#shared/proof/expectations/compare-pin'
import type { ReportInput } from '#shared/proof/report/report-input'
import { expectationsWords, missingPinAdvice } from '#shared/proof/report/report-words'
import { changedWords, type TextPart } from '#shared/words/changed-words'
import { bad, printable, quiet, strong, writeLine } from './text.ts'

/** Prints what became of the pinned users, where that was asked for. */
export function printExpectations({ result }: ReportInput): void {
  const { expectations } = result.json
  if (expectations === undefined) return
  writeLine()
  writeLine(`${strong('Pinned users')}  ${expectationsWords(expectations)}`)
  for (const change of expectations.changed) printChange(change)
  for (const identity of expectations.missing) writeLine(`  ${bad(printable(identity))} ${missingPinAdvice}`)
}

function printChange(change: PinChange): void {
  const words = changedWords(change.before, change.after)
  const title = changeTitle(change)
  const about = [change.pair ?? '', title].filter((part) => part !== '').join(', ')
  writeLine(`  ${printable(change.identity)}  ${quiet(printable(about))}`)
  writeLine(`    ${bad('-')} ${shown(words.before, bad)}`)
  writeLine(`    ${strong('+')} ${shown(words.after, strong)}`)
}

function shown(parts: readonly TextPart[], changed: (text: string) => string): string {
  return parts.map(({ text, isChanged }) => (isChanged ? changed(printable(text)) : printable(text))).join('')
}
