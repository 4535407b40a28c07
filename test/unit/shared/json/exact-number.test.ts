import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ExactNumber, numberText, parseJson } from '#shared/json/exact-number'
import { law } from '../../law.ts'

const digits = (min: number, max: number) => fc.stringMatching(new RegExp(`^[0-9]{${String(min)},${String(max)}}$`))
const exponent = fc.tuple(
  fc.constantFrom('e', 'E'),
  fc.constantFrom('', '+', '-'),
  fc.oneof(fc.nat({ max: 30 }), fc.nat({ max: 400 })),
)

/** Any JSON number, mostly of a length at which doubles begin to lie. */
const literal = fc
  .record({
    sign: fc.constantFrom('', '-'),
    whole: fc.oneof(
      fc.constant('0'),
      fc.tuple(fc.constantFrom(...'123456789'), digits(0, 22)).map((parts) => parts.join('')),
    ),
    zeros: fc.constantFrom('', '', '0', '00000000000000000000'),
    fraction: fc.option(digits(1, 20)),
    exponent: fc.option(
      exponent.map((parts) => parts.join('')),
      { freq: 4 },
    ),
  })
  .map(({ sign, whole, zeros, fraction, exponent: power }) => {
    const integer = whole === '0' ? whole : whole + zeros
    return sign + integer + (fraction === null ? '' : `.${fraction}`) + (power ?? '')
  })

/** A decimal as whole / 10^scale, without rounding. */
function fractionOf(text: string): { whole: bigint; scale: number } {
  const [mantissa = '', power = '0'] = text.toLowerCase().split('e')
  const [integer = '', fraction = ''] = mantissa.split('.')
  return { whole: BigInt(integer + fraction), scale: fraction.length - Number(power) }
}

function isSameNumber(left: string, right: string): boolean {
  const [a, b] = [fractionOf(left), fractionOf(right)]
  const scale = Math.max(a.scale, b.scale)
  return a.whole * 10n ** BigInt(scale - a.scale) === b.whole * 10n ** BigInt(scale - b.scale)
}

describe('parseJson', () => {
  it('keeps the value of every number up to JSON.stringify', () => {
    law(
      fc.property(literal, (text) => {
        const written = JSON.stringify({ n: [parseJson(`{"n":[${text}]}`)] })
        const number = /-?\d[^\]]*/.exec(written)?.[0] ?? ''
        expect(isSameNumber(number, text), `${text} → ${number}`).toBe(true)
      }),
    )
  })

  it('keeps the digits of a number that a double cannot hold, and makes all others plain numbers', () => {
    law(
      fc.property(literal, (text) => {
        const value = parseJson(text)
        const plain = Number(text)
        const fits = Number.isFinite(plain) && isSameNumber(String(plain), text)
        expect(value instanceof ExactNumber ? value.digits : value).toBe(fits ? plain : text)
      }),
    )
  })

  it('reads everything else as JSON.parse does', () => {
    law(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        const text = JSON.stringify(value)
        expect(JSON.stringify(parseJson(text))).toBe(text)
        const padded = `{"id":12345678901234567890,"v":${text}}`
        expect(JSON.stringify(parseJson(padded))).toBe(padded)
      }),
    )
  })

  it('takes digits inside a text for text', () => {
    expect(parseJson('["12345678901234567890", "1e5", "$D_1767225600"]')).toEqual([
      '12345678901234567890',
      '1e5',
      '$D_1767225600',
    ])
  })

  it.each(['', '{', '[1,]', '01', '1.', '.5', '+1', '1e', '12345678901234567890x', "{'a':1}", 'NaN'])(
    'throws for %j, as JSON.parse does',
    (text) => {
      expect(() => parseJson(text)).toThrow(SyntaxError)
    },
  )

  it('makes a property named __proto__ an own property', () => {
    for (const text of ['{"__proto__":{"x":1}}', '{"__proto__":{"x":12345678901234567890}}']) {
      const value = parseJson(text) as object
      expect(Object.getPrototypeOf(value)).toBe(Object.prototype)
      expect(Object.hasOwn(value, '__proto__')).toBe(true)
      expect(JSON.stringify(value)).toBe(text)
    }
    expect(({} as { x?: unknown }).x).toBeUndefined()
  })

  it('reads 400,000 digits, zeros in the middle among them, and an exponent beyond reason', () => {
    const zeros = '0'.repeat(400_000)
    for (const text of [
      `1${zeros}1`,
      `0.${zeros}1${zeros}1`,
      `1${zeros}`,
      '9'.repeat(400_000),
      '1e999999999999',
      '-1E-999999999999',
      `1e${'9'.repeat(400)}`,
    ]) {
      const value = parseJson(text)
      expect(value).toBeInstanceOf(ExactNumber)
      expect(JSON.stringify(value) === text).toBe(true)
      expect(numberText(value as ExactNumber) === text).toBe(true)
    }
  })
})

describe('numberText', () => {
  it('is the exact value in decimals, without an exponent and without needless zeros', () => {
    law(
      fc.property(literal, (text) => {
        const read = parseJson(text) as number | ExactNumber
        const shown = numberText(read)
        expect(isSameNumber(shown, text), `${text} → ${shown}`).toBe(true)
        expect(shown).toMatch(/^(?:0|-?(?:0|[1-9]\d*)(?:\.\d*[1-9])?)$/)
        expect(shown).not.toBe('-0')
      }),
    )
  })

  it('is the shortest form that a double has, for any double', () => {
    law(
      fc.property(fc.double({ noDefaultInfinity: true, noNaN: true }), (value) => {
        expect(Number(numberText(value))).toBe(value === 0 ? 0 : value)
        expect(isSameNumber(numberText(value), String(value))).toBe(true)
      }),
    )
  })

  it.each<[number | ExactNumber, string]>([
    [79.5, '79.5'],
    [-0, '0'],
    [42, '42'],
    [1e21, '1000000000000000000000'],
    [1e23, '100000000000000000000000'],
    [1e-7, '0.0000001'],
    [-1.5e-10, '-0.00000000015'],
    [Number.MAX_SAFE_INTEGER, '9007199254740991'],
    [new ExactNumber('7436677203820153157'), '7436677203820153157'],
    [new ExactNumber('-9007199254740993'), '-9007199254740993'],
    [new ExactNumber('1.10000000000000000000'), '1.1'],
    [new ExactNumber('123456789012345678.90e2'), '12345678901234567890'],
    [new ExactNumber('1e-5000'), '1e-5000'],
  ])('of %s is %s', (value, text) => {
    expect(numberText(value)).toBe(text)
  })
})
