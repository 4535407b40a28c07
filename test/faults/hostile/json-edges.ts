import type { Fault } from '../fault.ts'
import { type Case, importCases } from './cases.ts'

const record = (identity: string) => `{"identity":"${identity}","type":"profile","profileData":{"Name":"A"}}`
const holding = (json: string) => `{"identity":"a","type":"profile","profileData":{"Name":${json}}}`
const both = `${record('a')}\n${record('b')}\n`

const taken = (profiles: number, rejected = 0) => ({ profiles, rejected })

const values: readonly (readonly [string, string])[] = [
  ['a number with an exponent out of range', '1e999'],
  ['a number with 400 digits', '9'.repeat(400)],
  ['minus zero', '-0'],
  ['a number past 2^53', '9007199254740993'],
  ['a tiny number', '1e-999'],
  ['an escaped NUL', '"\\u0000"'],
  ['an escaped half of a surrogate pair', '"\\ud800"'],
  ['both halves the wrong way round', '"\\udc00\\ud800"'],
  ['an escaped solidus', '"\\/"'],
  ['DEL, which needs no escape', '"\u007f"'],
  ['an empty list', '[]'],
  ['a list of lists', '[[[[]]]]'],
  ['an empty name', '{"":1}'],
  ['the same name twice', '{"a":1,"a":2}'],
  ['a prototype', '{"__proto__":{"admin":true},"constructor":{"prototype":1}}'],
  ['a comment', '/* x */ 1'],
  ['a trailing comma', '{"a":1,}'],
  ['50 levels', '['.repeat(50) + ']'.repeat(50)],
]

const refused: readonly (readonly [string, string])[] = [
  ['single quotes', "'x'"],
  ['NaN', 'NaN'],
  ['a plus sign', '+1'],
  ['a leading zero', '01'],
  ['a point without digits', '1.'],
  ['a hexadecimal number', '0x1f'],
  ['undefined', 'undefined'],
  ['an unknown escape', '"\\x41"'],
  ['half an escape', '"\\u12"'],
  ['a raw control character', '"\u0001"'],
  ['a capital True', 'True'],
  ['two values', '1 2'],
  ['a missing value', ''],
  ['more levels than Galley takes', '['.repeat(1_000) + ']'.repeat(1_000)],
]

const cases: readonly Case[] = [
  ...values.map(([title, json]) => ({ title, content: `${holding(json)}\n${record('b')}\n`, comesTo: taken(2) })),
  ...refused.map(([title, json]) => ({ title, content: `${holding(json)}\n${record('b')}\n`, comesTo: taken(1, 1) })),
  { title: 'an empty file', content: '', comesTo: 'failed' },
  { title: 'white space', content: ' \n\t\r\n ', comesTo: 'failed' },
  { title: 'a byte order mark alone', content: '\ufeff', comesTo: 'failed' },
  { title: 'a byte order mark', content: `\ufeff${both}`, comesTo: taken(2) },
  { title: 'UTF-16', content: Buffer.from(`\ufeff${both}`, 'utf16le'), comesTo: taken(2) },
  { title: 'lines that end as on Windows', content: both.replaceAll('\n', '\r\n'), comesTo: taken(2) },
  { title: 'no end of the last line', content: both.trimEnd(), comesTo: taken(2) },
  { title: 'empty lines', content: `\n\n${both}\n\n${record('c')}\n\n`, comesTo: taken(3) },
  { title: 'records without a line between', content: record('a') + record('b'), comesTo: taken(2) },
  { title: 'records over several lines', content: JSON.stringify(JSON.parse(record('a')), null, 2), comesTo: taken(1) },
  { title: 'a list', content: `[${record('a')},${record('b')}]`, comesTo: taken(2) },
  { title: 'an upload', content: `{"d":[${record('a')},${record('b')}]}`, comesTo: taken(2) },
  {
    title: 'other things in a row, which are one reject',
    content: `{"d":[1,null,"x",[],${record('a')}]}`,
    comesTo: taken(1, 1),
  },
  { title: 'a cut list', content: `[${record('a')},${record('b')},{"identity":"c"`, comesTo: taken(2, 1) },
  { title: 'a cut line', content: `${both}{"identity":"c","type":"pro`, comesTo: taken(2, 1) },
  { title: 'a line of nonsense', content: `${record('a')}\nnonsense\n${record('b')}\n`, comesTo: taken(2, 1) },
  { title: 'NUL, which no text has', content: `${record('a')}\n\u0000\u0000\n${record('b')}\n`, comesTo: 'failed' },
  {
    title: 'bytes that are not UTF-8',
    content: Buffer.concat([Buffer.from(both), Buffer.from([0x7b, 0xff, 0xfe, 0xc0, 0x80, 0x7d, 0x0a])]),
    comesTo: taken(2, 1),
  },
  { title: 'a name of 100 KB', content: holding(`{"${'n'.repeat(100_000)}":1}`), comesTo: taken(1) },
  { title: 'a value of 1 MB', content: holding(JSON.stringify('v'.repeat(1_000_000))), comesTo: taken(1) },
  { title: '10,000 empty objects', content: `[${record('a')}${',{}'.repeat(10_000)}]`, comesTo: taken(1, 10_000) },
]

/** JSON at its limits, and past them: what is a record is taken, each thing that is none is one reject. */
export const jsonEdges: Fault = {
  name: 'JSON edge cases',
  unit: 'ms',
  run: (tries, round) => importCases(cases, 'jsonl', tries, round),
}
