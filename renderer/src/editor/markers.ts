import type { DraftDiagnostic } from '#shared/check/diagnostic'
import type { Diagnostic, Severity } from '#shared/template/diagnostic'
import { parse } from '#shared/template/parse'
import { rangeOf } from './decorations.ts'
import type { Monaco } from './monaco.ts'

type Marker = Monaco.editor.IMarkerData

/** Codes that parsing the text alone tells, at once; the checks tell them again a moment later. */
const toldByParsing: ReadonlySet<string> = new Set([
  'unreadable-token',
  'unclosed-token',
  'curly-quotes',
  'unknown-stored-code',
  'unclosed-stored-code',
])

// Monaco's MarkerSeverity, which is not there before Monaco is; what is only said is dotted, not waved at
const severities: Readonly<Record<Severity, Monaco.MarkerSeverity>> = { error: 8, warning: 4, info: 1 }

/** What can be said of the text without the draft and the samples. */
export function parseMarkers(model: Monaco.editor.ITextModel): Marker[] {
  return parse(model.getValue()).diagnostics.map((diagnostic) => marker(model, diagnostic))
}

/** What the checks say of the value. Markers move with the text until the next check. */
export function checkMarkers(model: Monaco.editor.ITextModel, diagnostics: readonly DraftDiagnostic[]): Marker[] {
  return diagnostics.flatMap((diagnostic) => {
    const { span } = diagnostic.place
    return span === null || toldByParsing.has(diagnostic.code) ? [] : [marker(model, { ...diagnostic, span })]
  })
}

function marker(model: Monaco.editor.ITextModel, diagnostic: Pick<Diagnostic, 'severity' | 'message' | 'span'>): Marker {
  return { ...rangeOf(model, diagnostic.span), severity: severities[diagnostic.severity], message: diagnostic.message }
}
