import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser'

/** A part of a JSON text by the names and indexes that lead to it. */
export type JsonPath = readonly PropertyKey[]

/** A JSON text with the tree of its parts; undefined where it nests too deeply for one. */
export interface JsonTree {
  readonly text: string
  readonly root: Node | undefined
}

export function treeOf(text: string): JsonTree {
  return { text, root: read(text).root }
}

/** Returns where a part of a JSON text begins and how it is written; undefined where the text has no such part. */
export function findPart(
  { text, root }: JsonTree,
  path: JsonPath,
): { readonly place: string; readonly source: string } | undefined {
  let node = root
  for (const part of path) node = childOf(node, part)
  if (node === undefined) return undefined
  return { place: placeAt(text, node.offset), source: text.slice(node.offset, node.offset + node.length) }
}

/** Returns what is wrong with a text that is not JSON, and where: “Line 3, column 7: a comma is missing before this.” */
export function syntaxProblem(text: string): string {
  if (text.trim() === '') return 'It is empty.'
  const { root, errors } = read(text)
  if (root === undefined && errors.length === 0) return 'It nests its values too deeply.'
  const [first] = errors
  if (first === undefined) return 'It holds a character that JSON does not allow.'
  const place = placeAt(text, first.offset)
  return `${place.charAt(0).toUpperCase()}${place.slice(1)}: ${reason(first, text)}.`
}

function reason({ error, offset }: ParseError, text: string): string {
  const code = printParseErrorCode(error)
  const isClosing = ['}', ']'].includes(text.charAt(offset))
  if (code === 'CommaExpected' && isClosing) return 'a bracket or a brace before this is not closed'
  return reasons[code] ?? 'this is not JSON'
}

const reasons: Readonly<Record<string, string>> = {
  InvalidSymbol: 'this is no JSON value; text has to be in double quotes',
  InvalidNumberFormat: 'this number is not written as JSON writes numbers',
  PropertyNameExpected: 'the name of a field in double quotes is missing here',
  ValueExpected: 'a value is missing here',
  ColonExpected: 'a colon is missing before this',
  CommaExpected: 'a comma is missing before this',
  CloseBraceExpected: 'a closing brace } is missing here',
  CloseBracketExpected: 'a closing bracket ] is missing here',
  EndOfFileExpected: 'the file should end before this',
  InvalidCommentToken: 'JSON has no comments',
  UnexpectedEndOfComment: 'JSON has no comments',
  UnexpectedEndOfString: 'this text has no closing quote on its line',
  UnexpectedEndOfNumber: 'this number is not complete',
  InvalidUnicode: 'four hexadecimal digits have to follow \\u here',
  InvalidEscapeCharacter: 'a backslash in a text is written \\\\',
  InvalidCharacter: 'a control character in a text is written as an escape, such as \\n or \\t',
}

/** Neither a tree nor an error: the text nests deeper than it can be read. */
function read(text: string): { readonly root: Node | undefined; readonly errors: readonly ParseError[] } {
  const errors: ParseError[] = []
  try {
    return { root: parseTree(text, errors, { disallowComments: true }), errors }
  } catch (error) {
    if (error instanceof RangeError) return { root: undefined, errors: [] }
    throw error
  }
}

/** Of fields with one name the last counts, as for JSON.parse. */
function childOf(node: Node | undefined, part: PropertyKey): Node | undefined {
  if (typeof part === 'number') return node?.type === 'array' ? node.children?.[part] : undefined
  if (node?.type !== 'object') return undefined
  return node.children?.findLast(({ children }) => children?.[0]?.value === part)?.children?.[1]
}

/** Lines and columns count from 1, columns in UTF-16 units, as editors count them. */
function placeAt(text: string, offset: number): string {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/)
  return `line ${String(lines.length)}, column ${String((lines.at(-1)?.length ?? 0) + 1)}`
}
