import { parse } from '#shared/template/parse'
import type { Span } from '#shared/template/span'
import { maxMarks } from './max-marks.ts'
import { textOf } from './model-text.ts'
import { spanInEditor } from './span-in-editor.ts'
import type * as Monaco from 'monaco-editor/editor'

type Decoration = Monaco.editor.IModelDeltaDecoration

/**
 * Returns how a stretch of a model's text is drawn: its tokens, as the one parser reads them, and its lines that run from right to left.
 */
export function decorationsOf(monaco: typeof Monaco, model: Monaco.editor.ITextModel, within: Span): Decoration[] {
  const directions = directionDecorations(monaco, model, within)
  const isRightToLeft = new Set(directions.map(({ range }) => range.startLineNumber))
  return [...tokenDecorations(model, isRightToLeft, within), ...directions]
}

/** A stretch of the text in which something was found. */
export interface FoundSpan {
  readonly span: Span
  /** Whether it is the one at hand. */
  readonly isCurrent: boolean
}

/** Returns how what was found in a value is drawn. */
export function foundDecorations(
  model: Monaco.editor.ITextModel,
  source: string,
  found: readonly FoundSpan[],
): Decoration[] {
  return found.slice(0, maxMarks).map(({ span, isCurrent }) => ({
    range: rangeOf(model, spanInEditor(source, span)),
    options: { inlineClassName: isCurrent ? 'galley-found galley-found-current' : 'galley-found' },
  }))
}

export function rangeOf(model: Monaco.editor.ITextModel, { start, end }: Span): Monaco.IRange {
  const from = model.getPositionAt(start)
  const to = model.getPositionAt(end)
  return {
    startLineNumber: from.lineNumber,
    startColumn: from.column,
    endLineNumber: to.lineNumber,
    endColumn: to.column,
  }
}

function tokenDecorations(
  model: Monaco.editor.ITextModel,
  isRightToLeft: ReadonlySet<number>,
  within: Span,
): Decoration[] {
  const found: Decoration[] = []
  for (const node of parse(textOf(model)).tokensWithin(within)) {
    if (found.length > maxMarks) break
    const draw = (span: Span | null, inlineClassName: string) => {
      if (span !== null && span.end > span.start)
        found.push({ range: rangeOf(model, span), options: { inlineClassName } })
    }
    // there it is one piece, which can be isolated: pieces of it would each go to their own place
    if (isRightToLeft.has(model.getPositionAt(node.span.start).lineNumber)) {
      draw(node.span, 'galley-isolated')
      continue
    }
    draw(node.span, 'galley-token')
    if (node.spelling !== 'stored') draw(node.sourceSpan, 'galley-source')
    draw(node.fieldSpan, 'galley-name')
    draw(node.defaultSpan, 'galley-default')
  }
  return found
}

/** The first letter with a direction decides, as `dir="auto"` has it. */
const beginsRightToLeft =
  /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u

function directionDecorations(
  monaco: typeof Monaco,
  model: Monaco.editor.ITextModel,
  { start, end }: Span,
): Decoration[] {
  const options = { textDirection: monaco.editor.TextDirection.RTL }
  const found: Decoration[] = []
  const last = model.getPositionAt(end).lineNumber
  for (let line = model.getPositionAt(start).lineNumber; line <= last; line++) {
    if (!beginsRightToLeft.test(model.getLineContent(line))) continue
    const endColumn = model.getLineMaxColumn(line)
    found.push({ range: { startLineNumber: line, startColumn: 1, endLineNumber: line, endColumn }, options })
  }
  return found
}
