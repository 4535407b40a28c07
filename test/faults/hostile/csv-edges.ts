import type { Fault } from '../fault.ts'
import { type Case, importCases } from './cases.ts'

const taken = (profiles: number, rejected = 0) => ({ profiles, rejected })
const plain = 'identity,Name\na,A\nb,B\n'

const cases: readonly Case[] = [
  { title: 'plain', content: plain, comesTo: taken(2) },
  { title: 'a line break in quotes', content: 'identity,Name\na,"A\nB"\nb,"C\r\nD"\n', comesTo: taken(2) },
  { title: 'quotes in quotes', content: 'identity,Name\na,"say ""hi"""\nb,""""\n', comesTo: taken(2) },
  { title: 'lines that end as on Windows', content: plain.replaceAll('\n', '\r\n'), comesTo: taken(2) },
  {
    title: 'lines that end as on an old Mac, which is one line',
    content: plain.replaceAll('\n', '\r'),
    comesTo: 'failed',
  },
  { title: 'no end of the last line', content: plain.trimEnd(), comesTo: taken(2) },
  { title: 'empty lines', content: 'identity,Name\n\na,A\n\n\nb,B\n\n', comesTo: taken(2) },
  { title: 'semicolons', content: plain.replaceAll(',', ';'), comesTo: taken(2) },
  { title: 'tabs', content: plain.replaceAll(',', '\t'), comesTo: taken(2) },
  { title: 'a byte order mark', content: `\ufeff${plain}`, comesTo: taken(2) },
  { title: 'UTF-16', content: Buffer.from(`\ufeff${plain}`, 'utf16le'), comesTo: taken(2) },
  { title: 'formulas', content: 'identity,Name\na,=1+1\nb,"=HYPERLINK(""x"")"\n', comesTo: taken(2) },
  { title: 'a short line, as of a spreadsheet', content: 'identity,Name,City\na,A\nb,B,C\n', comesTo: taken(2) },
  { title: 'a long line', content: 'identity,Name\na,A,too,much\nb,B\n', comesTo: taken(1, 1) },
  { title: 'a quote that is never closed', content: 'identity,Name\na,A\nb,"B\nc,C\n', comesTo: taken(2, 1) },
  { title: 'a quote within a cell', content: 'identity,Name\na,5" nails\nb,B\n', comesTo: taken(1, 1) },
  { title: 'an empty identity', content: 'identity,Name\n,A\nb,B\n', comesTo: taken(1, 1) },
  { title: 'a header alone', content: 'identity,Name\n', comesTo: 'failed' },
  { title: 'NUL, which no text has', content: 'identity,Name\na,A\u0000\nb,B\n', comesTo: 'failed' },
  { title: 'a prototype as column', content: 'identity,__proto__,constructor\na,1,2\nb,3,4\n', comesTo: taken(2) },
  { title: 'a cell of 1 MB', content: `identity,Name\na,${'x'.repeat(1_000_000)}\nb,B\n`, comesTo: taken(2) },
  { title: 'nothing but quotes', content: '"""""""""""\n', comesTo: 'failed' },
  { title: 'nothing but commas', content: ',,,,\n,,,,\n', comesTo: 'failed' },
  { title: 'no column that names a user', content: 'colour,size\nred,M\n', comesTo: 'failed' },
]

/** Tables at their limits, and past them. */
export const csvEdges: Fault = {
  name: 'CSV edge cases',
  unit: 'ms',
  run: (tries, round) => importCases(cases, 'csv', tries, round),
}
