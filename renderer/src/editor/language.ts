import type { AssistWorld } from '#shared/assist/completion'
import { hover } from '#shared/assist/hover'
import { rename, type Renaming } from '#shared/assist/rename'
import { tokenAt } from '#shared/assist/token-at'
import type { DraftDiagnostic, DraftFix } from '#shared/check/diagnostic'
import { triggeringEvent } from '#shared/campaign/trigger'
import type { Draft } from '#shared/campaign/draft'
import type { Piece } from '#shared/resolve/resolution'
import type { Token } from '#shared/template/node'
import { rangeOf } from './decorations.ts'
import { textOf } from './model-text.ts'
import { hoverWords } from './hover-words.ts'
import type * as Monaco from 'monaco-editor/editor'
import { commandsTakenAway } from './options.ts'

export const language = 'galley-template'

/** What the editor's help knows of the value that is edited. Asked for anew every time. */
export interface EditorWorld {
  readonly assist: () => AssistWorld
  /** Where a piece of a resolved text is from, in words. */
  readonly facts: (piece: Piece) => readonly { readonly label: string; readonly text: string }[]
  /** Of this value. */
  readonly diagnostics: () => readonly DraftDiagnostic[]
  readonly onfix: (fix: DraftFix) => void
}

const worlds = new WeakMap<Monaco.editor.ITextModel, EditorWorld>()

/** Gives the world of a model to the hover, the quick fixes and the renaming. */
export function describeModel(model: Monaco.editor.ITextModel, world: EditorWorld): void {
  worlds.set(model, world)
}

const isMac = navigator.platform.startsWith('Mac')
const fixCommand = 'galley.fix'

/** Teaches Monaco the language of templates. Call it once. */
export function registerLanguage(monaco: typeof Monaco): void {
  monaco.languages.register({ id: language })
  monaco.editor.registerCommand(fixCommand, (_accessor: unknown, run: () => void) => run())
  monaco.editor.addKeybindingRules(commandsTakenAway.map((command) => ({ keybinding: 0, command: `-${command}` })))
  monaco.languages.registerHoverProvider(language, { provideHover })
  monaco.languages.registerCodeActionProvider(
    language,
    { provideCodeActions },
    { providedCodeActionKinds: ['quickfix'] },
  )
  monaco.languages.registerRenameProvider(language, { provideRenameEdits, resolveRenameLocation })
}

const provideHover: Monaco.languages.HoverProvider['provideHover'] = (model, position) => {
  const world = worlds.get(model)
  if (world === undefined) return null
  const assist = world.assist()
  const found = hover(textOf(model), model.getOffsetAt(position), assist)
  if (found === null) return null
  const { start, end } = found.span
  const fixes = world
    .diagnostics()
    .filter(({ place: { span }, fixes }) => span !== null && span.start < end && span.end > start && fixes.length > 0)
  const hint = fixes.length > 0 ? [isMac ? '⌘ . offers a fix' : 'Ctrl . offers a fix'] : []
  return {
    range: rangeOf(model, found.span),
    contents: [...hoverWords(found, world.facts, assist.draft.timeZone), ...hint].map((value) => ({ value })),
  }
}

const provideCodeActions: Monaco.languages.CodeActionProvider['provideCodeActions'] = (model, range, { markers }) => {
  const world = worlds.get(model)
  const from = model.getOffsetAt({ lineNumber: range.startLineNumber, column: range.startColumn })
  const to = model.getOffsetAt({ lineNumber: range.endLineNumber, column: range.endColumn })
  const near = (world?.diagnostics() ?? []).filter(
    ({ place: { span } }) => span !== null && span.start <= to && span.end >= from,
  )
  const actions = near.flatMap(({ fixes, message }) =>
    fixes.map((fix, index): Monaco.languages.CodeAction => {
      const command = { id: fixCommand, title: fix.title, arguments: [() => world?.onfix(fix)] }
      const diagnostics = markers.filter((marker) => marker.message === message)
      return { title: fix.title, kind: 'quickfix', isPreferred: index === 0, diagnostics, command }
    }),
  )
  return { actions, dispose: () => undefined }
}

const resolveRenameLocation: NonNullable<Monaco.languages.RenameProvider['resolveRenameLocation']> = (
  model,
  position,
) => {
  const world = worlds.get(model)
  const node = tokenAt(textOf(model), model.getOffsetAt(position))
  const scope = node && world && scopeOf(node.token, world.assist().draft)
  const nowhere = { range: rangeOf(model, { start: 0, end: 0 }), text: '' }
  if (node === undefined || scope === undefined)
    return {
      ...nowhere,
      rejectReason: 'Only a property of a profile or an event can be renamed. Put the caret into its token.',
    }
  return { range: rangeOf(model, node.fieldSpan), text: node.token.field }
}

/** The renaming goes to the draft as a whole; the editor follows like every other row. */
const provideRenameEdits: Monaco.languages.RenameProvider['provideRenameEdits'] = (model, position, name) => {
  const world = worlds.get(model)
  const token = tokenAt(textOf(model), model.getOffsetAt(position))?.token
  const draft = world?.assist().draft
  const scope = token && draft && scopeOf(token, draft)
  const to = name.trim()
  if (world === undefined || token === undefined || draft === undefined || scope === undefined || to === '')
    return { edits: [] }
  world.onfix(rename(draft, { scope, from: token.field, to }))
  return { edits: [] }
}

function scopeOf({ source }: Token, draft: Draft): Renaming['scope'] | undefined {
  if (source.kind === 'profile') return { kind: 'profile' }
  if (source.kind === 'named-event') return { kind: 'event', name: source.name }
  const name = source.kind === 'event' ? triggeringEvent(draft.trigger) : null
  return name === null ? undefined : { kind: 'event', name }
}
