import type { Source, Token } from '#shared/template/node'
import { isReserved } from '#shared/template/source-name'

/** Returns the canonical spelling of a token, which is also what is stored and copied. `parse` reads it back as the same token. */
export function print(token: Token): string {
  const fallback = token.default === null ? '' : ` | default: ${quote(token.default)}`
  return `{{ @${printSource(token.source)} - ${name(token.field)}${fallback} }}`
}

/** Returns a source as it stands after the `@`. */
export function printSource(source: Source): string {
  switch (source.kind) {
    case 'profile':
      return 'Profile'
    case 'event':
      return 'Event'
    case 'constant':
      return source.nth === 1 ? 'Constant' : `Constant #${String(source.nth)}`
    case 'recommendation':
      return `Recommendation ${name(source.slot)}`
    case 'named-event':
      return isReserved(source.name) ? quote(source.name) : name(source.name)
  }
}

/** Returns a token's name for people: `Profile - City`, without braces, quotes or default. */
export function label(token: Token): string {
  const { source } = token
  if (source.kind === 'named-event') return `${source.name} - ${token.field}`
  if (source.kind === 'recommendation') return `Recommendation ${source.slot} - ${token.field}`
  return `${printSource(source)} - ${token.field}`
}

/** Returns a string of the template language, in double quotes. */
export function quote(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`
}

function name(text: string): string {
  return readsBackBare(text) ? text : quote(text)
}

/** Whether a name can stand without quotes: nothing in it ends a name, and its edges are not white space, quote or dash. */
function readsBackBare(text: string): boolean {
  return (
    text !== '' &&
    text === text.trim() &&
    !/\s-\s|^-(?:\s|$)|\s-$|[|"\n\r\u2028\u2029]|\{\{|\}\}|^(?:Recommendation\s*)?'|\{$|\}$|[–—]/.test(text)
  )
}
