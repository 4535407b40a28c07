import { describe, expect, test } from 'vitest'
import { JsonComments } from '../../../../electron/engine/import/records/json-comments.ts'
import { caseFile } from '../../cli/cases.ts'
import { collect } from './collect.ts'
import { smallFiles } from './small-files.ts'

const oneEvent = smallFiles['clevertap-export-xml'].trim()
const xml: Readonly<Record<string, string | Buffer>> = {
  'the example': caseFile('events-export.xml'),
  'records side by side': oneEvent.repeat(3),
  'letters of several bytes': oneEvent.replace('price', 'Größe 👕 日本').repeat(2),
  'CDATA, entities and comments': `<?xml version="1.0"?><Events><!-- a > b -->${oneEvent.replace('39.75', '<![CDATA[a < b ]] &amp; c]]>')}${oneEvent.replace('price', 'R&amp;D &#8364;')}</Events>`,
  'a record that is no XML': `<Events>${oneEvent}<Event><ts>1</ts><eventName>A & <</eventName></Event>${oneEvent}</Events>`,
  'a cut record': `<Events>${oneEvent}${oneEvent.slice(0, 90)}`,
}

describe('an XML export', () => {
  test.each(Object.entries(xml))('of %s is the same whatever the borders of the chunks', (_name, content) => {
    const whole = collect('clevertap-export-xml', content)
    expect(whole.records.length).toBeGreaterThan(0)
    for (const step of [1, 2, 3, 7, 64]) expect(collect('clevertap-export-xml', content, {}, step)).toEqual(whole)
    const bytes = Buffer.from(content)
    for (const { raw, offset } of whole.places)
      expect(bytes.toString('utf8', offset, offset + Buffer.byteLength(raw))).toBe(raw)
  })
})

const commented: Readonly<Record<string, string>> = {
  'the example': caseFile('comments.json').toString(),
  'every kind': '// é\n{/* a\n** / */"a": "// no /* no */ , }", // yes\n "b": [1, 2,/* , */ ], }\r\n,',
  'signs at the ends of texts': '{"a":"\\\\", "b":"\\"//", "c":"/",/**/}//',
  'what is not closed': '[1, /* [2',
}

/** The text without comments, read in pieces of `step` bytes. */
function plainText(content: string, step: number): string {
  const comments = new JsonComments()
  const bytes = Buffer.from(content)
  const pieces: Buffer[] = []
  for (let at = 0; at < bytes.length; at += step) {
    // a chunk's owner uses its memory again
    const chunk = Buffer.from(bytes.subarray(at, at + step))
    pieces.push(Buffer.from(comments.push(chunk)))
    chunk.fill(0x7d)
  }
  return Buffer.concat([...pieces, comments.end()]).toString()
}

describe('JSON with comments', () => {
  test.each(Object.entries(commented))('of %s is the same whatever the borders of the chunks', (_name, content) => {
    const whole = plainText(content, 1 << 20)
    expect(Buffer.byteLength(whole)).toBe(Buffer.byteLength(content))
    for (const step of [1, 2, 3, 7]) expect(plainText(content, step)).toBe(whole)
  })

  test('keeps what texts hold, and is JSON', () => {
    expect(JSON.parse(plainText('{/*,*/"a":"// , ]", "b":[1,//\n2,/**/],}', 1))).toEqual({ a: '// , ]', b: [1, 2] })
  })
})
