import type { Node } from '#shared/template/node'
import { parse } from '#shared/template/parse'

/** Tokens side by side, without text between them. */
interface Group {
  /** Their places among the pair's tokens. */
  readonly tokens: readonly number[]
  /** Whether punctuation is left in the air where none of them comes to anything. */
  readonly dangles: boolean
  /** Whether they stand inside a URL. */
  readonly isInUrl: boolean
}

/** What a template tells about its texts where tokens come to nothing. */
export interface PairGaps {
  readonly groups: readonly Group[]
  /** For each token, whether its default cannot be seen: empty, or white space only. */
  readonly blankDefaults: readonly boolean[]
  /** Whether the template is a single URL, so that no text of it can have white space. */
  readonly isUrl: boolean
}

const scheme = /^\s*[a-z][a-z0-9+.-]*:\/\//i

/** Returns what a template tells. Never throws. */
export function pairGaps(template: string): PairGaps {
  const { nodes } = parse(template)
  const literals = nodes.map((node) => (node.kind === 'text' ? template.slice(node.span.start, node.span.end) : ''))
  const first = literals[0] ?? ''
  return {
    groups: groupsOf(nodes, literals),
    blankDefaults: nodes.flatMap((node) => (node.kind === 'text' ? [] : [node.token.default?.trim() === ''])),
    isUrl: scheme.test(first) && !/\s/.test(literals.join('').trim()),
  }
}

function groupsOf(nodes: readonly Node[], literals: readonly string[]): Group[] {
  const groups: Group[] = []
  let token = 0
  for (let i = 0; i < nodes.length; i++) {
    if (nodes[i]?.kind === 'text') continue
    const from = i
    while (i + 1 < nodes.length && nodes[i + 1]?.kind !== 'text') i++
    const tokens = Array.from({ length: i - from + 1 }, () => token++)
    const left = literals[from - 1] ?? ''
    const right = literals[i + 1] ?? ''
    groups.push({ tokens, dangles: dangles(left, right), isInUrl: isUrlOpen(literals.slice(0, from)) })
  }
  return groups
}

/** Whether a URL begins in these texts, with tokens between them, and has not come to its end or its query, where a value may be empty. */
function isUrlOpen(before: readonly string[]): boolean {
  return /[a-z0-9+.-]:\/\/[^\s?#]*$/i.test(before.join(''))
}

const opening = /(?:^|[\s([{“„‘«"'])$/
const brackets = /[([{“„‘«]$/
const closing = /^[)\]}”“’»]/

/** Whether nothing between two texts leaves a comma, a sign or a pair of brackets without what it belongs to. */
function dangles(left: string, right: string): boolean {
  if (brackets.test(left)) return closing.test(right)
  if (opening.test(left) && /^[,;:.!?…]/.test(right)) return true
  const isStart = /(?:^|\n)[^\S\n]*$/.test(left)
  if (isStart && /^[^\S\n]*[-–—|·,;:](?:\s|$)/.test(right)) return true
  const isEnd = /^[^\S\n]*(?:\n|$)/.test(right)
  return isEnd && /[,;:]\s*$|\s[-–—|·]\s*$/.test(left)
}
