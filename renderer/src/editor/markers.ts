import type { DraftDiagnostic } from '#shared/check/diagnostic'
import type { Diagnostic, Severity } from '#shared/template/diagnostic'
import { parse } from '#shared/template/parse'
import type { Span } from '#shared/template/span'
import { maxMarks } from './max-marks.ts'
import { textOf } from './model-text.ts'
import { rangeOf } from './decorations.ts'
import type * as Monaco from 'monaco-editor/editor'

type Marker = Monaco.editor.IMarkerData

/** Codes that parsing the text alone tells, at once; the checks tell them again a moment later. */
const parserCodes: ReadonlySet<string> = new Set([
  'unreadable-token',
  'unclosed-token',
  'curly-quotes',
  'unknown-stored-code',
  'unclosed-stored-code',
])

/** Returns the markers of what can be said of a stretch of the text without the draft and the samples. */
export function parseMarkers(monaco: typeof Monaco, model: Monaco.editor.ITextModel, within: Span): Marker[] {
  return parse(textOf(model))
    .diagnosticsWithin(within)
    .slice(0, maxMarks)
    .map((diagnostic) => marker(monaco, model, diagnostic))
}

/** Returns the markers of what the checks say of the value. Markers move with the text until the next check. */
export function checkMarkers(
  monaco: typeof Monaco,
  model: Monaco.editor.ITextModel,
  diagnostics: readonly DraftDiagnostic[],
): Marker[] {
  return diagnostics.slice(0, maxMarks).flatMap((diagnostic) => {
    const { span } = diagnostic.place
    return span === null || parserCodes.has(diagnostic.code) ? [] : [marker(monaco, model, { ...diagnostic, span })]
  })
}

function marker(
  monaco: typeof Monaco,
  model: Monaco.editor.ITextModel,
  { severity, message, span }: Pick<Diagnostic, 'severity' | 'message' | 'span'>,
): Marker {
  return { ...rangeOf(model, span), severity: markerSeverity(monaco, severity), message }
}

/** What is only said is dotted, not waved at. */
function markerSeverity({ MarkerSeverity }: typeof Monaco, severity: Severity): Monaco.MarkerSeverity {
  if (severity === 'error') return MarkerSeverity.Error
  return severity === 'warning' ? MarkerSeverity.Warning : MarkerSeverity.Hint
}
