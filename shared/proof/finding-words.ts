import type { OutputCheck } from '#shared/proof/checks/output-check'

/** Returns what a finding says: what is wrong, for how many of all recipients, and what to do. */
export function findingWords(
  { says, advice }: Pick<OutputCheck, 'says' | 'advice'>,
  count: number,
  all: number,
): string {
  const noun = all === 1 ? 'recipient' : 'recipients'
  return `The text ${says} for ${number(count)} of ${number(all)} ${noun} (${share(count, all)}). ${advice}`
}

function number(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',')
}

/** A little is never 0 %, and nearly all is never 100 %. */
function share(part: number, whole: number): string {
  const percent = whole === 0 ? 0 : (100 * part) / whole
  if (percent < 1) return '<1 %'
  return `${part < whole ? Math.min(99, Math.round(percent)) : 100} %`
}
