/** What a line of input can have wrong with it. A code never changes its meaning. */
export const lineErrorCodes = [
  'too-long',
  'not-utf-8',
  'empty-line',
  'not-json',
  'wrong-shape',
  'too-deep',
  'undecided',
  'decided',
  'refused',
] as const
export type LineErrorCode = (typeof lineErrorCodes)[number]

export interface LineError {
  readonly code: LineErrorCode
  /** For people: what is wrong and what to do. */
  readonly sentence: string
  /** Whose line it is, where that can be told. */
  readonly identity: string | null
}

export const tooDeep: LineError = {
  code: 'too-deep',
  sentence: 'This line is nested too deeply. Send simpler values.',
  identity: null,
}
