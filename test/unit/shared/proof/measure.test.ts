import fc from 'fast-check'
import { SegmentedMessage } from 'sms-segments-calculator'
import { describe, expect, it } from 'vitest'
import { measure, newMeasure } from '#shared/proof/measure'
import { gsmUnitsOf } from '#shared/proof/sms-segments'
import { law } from '../../law.ts'

function measured(text: string) {
  const into = newMeasure()
  measure(text, into)
  return into
}

/** Characters that decide how SMS are split: of GSM-7, escaped there, pairs, joined and marked letters of several scripts. */
const character = fc.constantFrom(
  ...['a', 'é', 'Δ', '{', '€', '|', '`', '–', 'ж', '中', 'あ', '한', 'ع', 'ש', 'क', 'कि', 'க்', 'ก', 'กิ', '\r', '\n'],
  ...['👋', '👋🏽', '👩‍🚀', '❤️', '🇸🇪', 'e\u0301', '©\u200d', '\u200d', '\ud83d', '\udc4b', 'ᄒ', 'ᅡ', 'ᆫ', '\u0600'],
)
const ofOneKind = fc.constantFrom('a', 'a{', 'a👋', 'ж', 'aé–', 'कि', 'x\u0301').map((letters) => [...letters])
const longText = fc.oneof(
  fc.array(character, { maxLength: 170 }).map((characters) => characters.join('')),
  ofOneKind.chain((letters) =>
    fc.array(fc.constantFrom(...letters), { minLength: 60, maxLength: 330 }).map((characters) => characters.join('')),
  ),
)

describe('the measure of a text', () => {
  it('counts code points, UTF-8 bytes and what JSON adds to them as the platform does', () => {
    const escaped = fc.string({
      unit: fc.constantFrom('a', '"', '\\', '\n', '\u000b', '\u0001', '\u007f', 'é', '\ud83d'),
    })
    const anything = fc.oneof(longText, escaped, fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }))
    law(
      fc.property(anything, (text) => {
        expect(measured(text)).toMatchObject({
          codePoints: [...text].length,
          bytes: new TextEncoder().encode(text).length,
          escapes: Buffer.byteLength(JSON.stringify(text)) - 2 - Buffer.byteLength(text),
        })
      }),
    )
  })

  it('counts SMS as the library does', () => {
    law(
      fc.property(longText, (text) => {
        expect(measured(text).segments).toBe(new SegmentedMessage(text).segmentsCount)
      }),
      { runs: 400 },
    )
  })

  it.each([
    ['', 1],
    ['a'.repeat(160), 1],
    ['a'.repeat(161), 2],
    ['a'.repeat(306), 2],
    ['a'.repeat(307), 3],
    ['{'.repeat(80), 1],
    ['{'.repeat(81), 2],
    [`${'a'.repeat(152)}{${'a'.repeat(152)}`, 3],
    ['–'.repeat(70), 1],
    ['–'.repeat(71), 2],
    ['👋'.repeat(35), 1],
    ['👋'.repeat(36), 2],
    [`${'a'.repeat(66)}👋${'a'.repeat(66)}`, 3],
    ['–'.repeat(67_000), 1000],
  ])('knows how many SMS a text takes: %#', (text, segments) => {
    expect(measured(text).segments).toBe(segments)
  })

  it('knows the characters of GSM-7', () => {
    const signs = Array.from({ length: 0x10000 }, (_, unit) => unit).filter((unit) => gsmUnitsOf(unit) > 0)
    const printable = signs.filter((unit) => unit > 0x7f)
    expect(String.fromCharCode(...printable)).toBe('¡£¤¥§¿ÄÅÆÇÉÑÖØÜßàäåæèéìñòöøùüΓΔΘΛΞΠΣΦΨΩ€')
    expect(String.fromCharCode(...signs.filter((unit) => unit < 0x20))).toBe('\n\f\r')
    expect(signs.length).toBe(3 + 94 + printable.length)
    expect(signs.filter((unit) => gsmUnitsOf(unit) === 2).map((unit) => String.fromCharCode(unit))).toEqual([
      '\f',
      '[',
      '\\',
      ']',
      '^',
      '{',
      '|',
      '}',
      '~',
      '€',
    ])
  })
})
