import type { DraftDiagnostic } from '#shared/check/diagnostic'
import type { Span } from '#shared/template/span'

/** Returns where a stretch of a value is in the editor, which has one kind of line break: a unit, also where the value has two. */
export function spanInEditor(source: string, { start, end }: Span): Span {
  return source.includes('\r\n') ? { start: placeOf(source, start), end: placeOf(source, end) } : { start, end }
}

/** Returns the diagnostics of a value with their places in the editor. */
export function diagnosticsInEditor(source: string, all: readonly DraftDiagnostic[]): readonly DraftDiagnostic[] {
  if (!source.includes('\r\n')) return all
  return all.map((one) => {
    const { span } = one.place
    return span === null ? one : { ...one, place: { ...one.place, span: spanInEditor(source, span) } }
  })
}

function placeOf(source: string, at: number): number {
  return at - (source.slice(0, at).match(/\r\n/g)?.length ?? 0)
}
