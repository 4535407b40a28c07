import fc from 'fast-check'
import { check } from '#shared/check/check'
import type { DraftDiagnostic } from '#shared/check/diagnostic'
import type { ObservedSchema } from '#shared/sample/observed'
import type { Token } from '#shared/template/node'
import { parse } from '#shared/template/parse'
import { print } from '#shared/template/print'
import { draftOf } from './draft.ts'
import { schemaFrom } from './observe.ts'

const properties = { Name: {}, 'First Name': {}, City: {} }
const profiles = { total: 3, properties }
const events = { Charged: { total: 3, properties: { amount: {} } } }
/** A cache, one without events, and none. */
const schemas: readonly ObservedSchema[] = [schemaFrom({ profiles, events }), schemaFrom({ profiles }), schemaFrom({})]

const fallback = fc.constantFrom(null, 'there', 'my friend', 'it’s you', '東京')
const meant: fc.Arbitrary<Token> = fc.oneof(
  fc.record({
    source: fc.constant({ kind: 'profile' as const }),
    field: fc.constantFrom('Name', 'First Name', 'City'),
    default: fallback,
  }),
  fc.record({
    source: fc.constant({ kind: 'named-event' as const, name: 'Charged' }),
    field: fc.constant('amount'),
    default: fallback,
  }),
)

type Break = readonly [from: RegExp, to: string]
const each = (from: RegExp, ...to: readonly string[]): readonly Break[] => to.map((text) => [from, text])

/** What pastes, programs and other systems do to the spelling of a token. */
const breaks: readonly Break[] = [
  ...each(/ - /, ' – ', ' — ', ' ‑ ', ' − ', '-', '–', '.', ': ', '\u00a0-\u00a0', ' - \u200b', ' -- '),
  ...each(/@/, '', '＠', '@ ', '\u200b@', '&#64;', '@@', '<b>@'),
  ...each(/\{\{ @Profile - ([^|}]+?) \}\}/, '##n:$1', '$1$$/replacement$$', '{{ $1 }}'),
  ...each(/\{\{ @Profile - ((?:First )?Name) \}\}/, '@$1', '«$1»', '<< $1 >>'),
  ...each(/@Profile/, '@profile', '@user', '@User', '@USER', '@Customer', '@Profile property', '@“Profile”'),
  ...each(
    /\{\{/,
    '{',
    '{{{',
    '{{ {{',
    '{ {',
    '｛｛',
    '&#123;&#123;',
    '%7B%7B',
    '&lbrace;&lbrace;',
    '[[',
    '<%=',
    '',
    '{{&nbsp;',
  ),
  ...each(/\}\}/, '}', '}}}', '}} }}', '} }', '｝｝', '&#125;&#125;', '%7D%7D', ']]', '%>', '', '}}}}'),
  ...each(/"/g, '&quot;', '&#39;', '“', '”', '«', "'", '', '`', '＂', '\\"'),
  ...each(
    / default: /,
    ' default=',
    ' default ',
    ' Default: ',
    ' defualt: ',
    ' default：',
    ' fallback: ',
    ' default: ="',
    ' default(',
  ),
  ...each(/\|/, '｜', '||', '', ',', '&#124;', '| upcase |'),
  ...each(/ \}\}/, ' | upcase }}', ', }}', ' | date: "%B" }}', ' | default: "x" }}'),
  ...each(/ /g, '\u00a0', '&nbsp;', '%20', '\t', '\u200b ', '  '),
  ...each(/(N)(ame)|(C)(ity)|(am)(ount)/, '$1$3$5\u200b$2$4$6', '<b>$&</b>', '$&\u00ad', '$&&amp;', '$&%20'),
]

export const broken = fc
  .tuple(meant, fc.uniqueArray(fc.constantFrom(...breaks), { minLength: 1, maxLength: 2 }), fc.constantFrom(...schemas))
  .map(([token, changes, schema]) => {
    const text = changes.reduce((left, [from, to]) => left.replace(from, to), print(token))
    return { token, text, schema }
  })

/**
 * Whether a text is the token that was meant, alone. Letter case and the default of a token without one do not count, and a comma
 * or an ampersand behind a token that was not closed may be the text's own.
 */
export function isMeant(text: string, { field, source, default: fallback }: Token): boolean {
  const [only, ...others] = parse(text).nodes.filter(
    ({ kind, span }) => kind === 'token' || !['', ',', '&'].includes(text.slice(span.start, span.end).trim()),
  )
  if (only?.kind !== 'token' || others.length > 0) return false
  const { token } = only
  const isSource = token.source.kind === source.kind
  return token.field === field && isSource && (fallback === null || spaced(token.default) === spaced(fallback))
}

/** A default with its white space as it was typed; a paste changes it without harm. */
function spaced(text: string | null): string {
  return (text ?? '').replace(/\s+/g, ' ')
}

export function findings(text: string, schema: ObservedSchema): readonly DraftDiagnostic[] {
  return check(draftOf(text), schema).filter(
    ({ code }) => !['no-default', 'default-never-speaks', 'empty-default', 'clevertap-spelling'].includes(code),
  )
}
