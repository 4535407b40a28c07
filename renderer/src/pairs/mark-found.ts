import type { Attachment } from 'svelte/attachments'
import type { Span } from '#shared/template/span'
import type { FoundPlace } from './find-in-pairs.ts'
import type { Finding } from './finding.svelte.ts'

/** More would be drawn slowly, and cannot be told apart any more. */
const maxMarked = 2_000

/** Marks what was found in the rows that are on the page: by highlights of the browser, so that no row is drawn again for it. */
export function markFound(finding: Finding, keys: () => readonly number[]): Attachment<HTMLElement> {
  return (root) => {
    const { places, current } = finding
    if (places.length === 0) return
    const order = keys()
    let frame = 0
    const draw = () => {
      frame = 0
      const marked = rangesOf(root, near(places, finding.at), order, current)
      CSS.highlights.set('found', new Highlight(...marked.others))
      CSS.highlights.set('found-current', new Highlight(...marked.current))
    }
    const soon = () => {
      if (frame === 0) frame = requestAnimationFrame(draw)
    }
    const observer = new MutationObserver(soon)
    observer.observe(root, { subtree: true, childList: true, characterData: true })
    draw()
    return () => {
      observer.disconnect()
      cancelAnimationFrame(frame)
      CSS.highlights.delete('found')
      CSS.highlights.delete('found-current')
      for (const field of root.querySelectorAll('[data-found]')) field.removeAttribute('data-found')
    }
  }
}

function near(places: readonly FoundPlace[], at: number): readonly FoundPlace[] {
  const from = Math.max(0, Math.min(at - maxMarked / 2, places.length - maxMarked))
  return places.slice(from, from + maxMarked)
}

function rangesOf(
  root: HTMLElement,
  places: readonly FoundPlace[],
  order: readonly number[],
  current: FoundPlace | undefined,
): { readonly others: readonly Range[]; readonly current: readonly Range[] } {
  const rows = new Map(
    [...root.querySelectorAll<HTMLElement>('[data-pair]')].map((row) => [Number(row.dataset['pair']), row]),
  )
  const others: Range[] = []
  const own: Range[] = []
  for (const place of places) {
    const row = rows.get(order[place.pair] ?? -1)
    if (row === undefined) continue
    const isCurrent = place === current
    if (place.field === 'value') (isCurrent ? own : others).push(...rangesIn(row, place.span))
    else markKey(row.querySelector('input'), isCurrent)
  }
  return { others, current: own }
}

/** The text of a field is no part of the page: the field itself is marked. */
function markKey(field: HTMLElement | null, isCurrent: boolean): void {
  if (field !== null && (isCurrent || field.dataset['found'] !== 'current'))
    field.dataset['found'] = isCurrent ? 'current' : 'other'
}

/** Returns where a stretch of the raw text is in what the row shows of it; the whole chip where it shows nothing of that. */
function rangesIn(row: HTMLElement, { start, end }: Span): readonly Range[] {
  const over = [...row.querySelectorAll<HTMLElement>('[data-start]')].filter(
    ({ dataset }) => Number(dataset['start']) < end && Number(dataset['end']) > start,
  )
  const pieces = over.filter((element) => !element.matches('.chip'))
  const texts = pieces.flatMap((element): readonly Range[] => {
    const { firstChild: text } = element
    if (!(text instanceof Text)) return []
    const from = Number(element.dataset['start'])
    const range = new Range()
    range.setStart(text, Math.max(0, Math.min(start - from, text.length)))
    range.setEnd(text, Math.min(end - from, text.length))
    return [range]
  })
  if (texts.length > 0) return texts
  return over.map((chip) => {
    const range = new Range()
    range.selectNodeContents(chip)
    return range
  })
}
