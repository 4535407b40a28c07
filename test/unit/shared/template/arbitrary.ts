import fc from 'fast-check'
import type { Source, Token } from '#shared/template/node'

/** Text of any UTF-16 code units, lone surrogates and control characters among them. */
export const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 }).map((units) => String.fromCharCode(...units)),
)

const marks = [
  '{{',
  '}}',
  '{{ @',
  ' }}',
  '{',
  '}',
  '{%',
  '%}',
  '@',
  '$',
  '|',
  ' - ',
  '-',
  ' – ',
  '—',
  '#',
  ':',
  '"',
  "'",
  '\\',
  '\\"',
  '“',
  '”',
  ' ',
  '  ',
  '\n',
  '\r\n',
  '\t',
  '\u00a0',
  '\u2028',
  '\ufeff',
  'default',
  'default:',
  ' | default: ',
  ' | default: "',
  'x',
  '\ud800',
  '👩🏽‍🚀',
  'Profile',
  'Event',
  'Constant',
  'Constant #2',
  'Recommendation',
  'Recommendation ',
  'Charged',
  'City',
  'ليلى',
  '@Profile - City',
  '{{ @Profile - City }}',
  '{{ @Event - a | default: "b" }}',
  '@Profile - Name | default: "x"',
  '$replacement$',
  '$/replacement$',
  '##w:',
  '##n:',
  '[',
  ']',
  '[none]',
  '##w:Tier[none]',
  '$replacement$##w:Tier[none]$/replacement$',
  '{{ name }}',
  '{% if x %}',
]

/** Text made of what means something in a template, in any order: what random characters would never hit. */
export const templateText = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.array(fc.oneof(fc.constantFrom(...marks), anyText), { maxLength: 14 }).map((parts) => parts.join('')),
  },
  { weight: 2, arbitrary: fc.array(fc.constantFrom(...marks), { maxLength: 30 }).map((parts) => parts.join('')) },
  { weight: 1, arbitrary: anyText },
)

/** A name as a sample file may hold it: also ones that look like syntax. */
const anyName = fc.oneof(
  fc.constantFrom('City', 'First Name', 'constructor', '__proto__', '', '-', '- ', ' -', "'", '#2'),
  templateText,
)

const anySource: fc.Arbitrary<Source> = fc.oneof(
  fc.constant<Source>({ kind: 'profile' }),
  fc.constant<Source>({ kind: 'event' }),
  fc.record({
    kind: fc.constant('constant' as const),
    nth: fc.oneof(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 999_999 })),
  }),
  fc.record({ kind: fc.constant('recommendation' as const), slot: anyName }),
  fc.record({ kind: fc.constant('named-event' as const), name: anyName }),
)

export const anyToken: fc.Arbitrary<Token> = fc.record({
  source: anySource,
  field: anyName,
  default: fc.option(fc.oneof(templateText, anyText)),
})
