import type { Distribution } from '#shared/proof/tally'

/** A histogram as it is drawn: 100 wide, bars up to 18 high. */
export interface LengthDrawing {
  readonly bars: readonly {
    readonly x: number
    readonly width: number
    readonly height: number
    readonly step: number
  }[]
  readonly median: number
  /** Null where the limit is too far off to be drawn to scale. */
  readonly limit: number | null
}

const tallest = 18
/** A limit is drawn as long as the texts take at least this part of the drawing. */
const leastShare = 0.3

/** Returns a distribution as a drawing, with the limit in it where the texts come near it. */
export function drawingOf({ p50, max, histogram }: Distribution, limit: number | null): LengthDrawing {
  const { from, width, counts } = histogram
  const end = from + width * counts.length
  const isNear = limit !== null && limit >= from && (max - from + 1) / (Math.max(limit, end) - from + 1) >= leastShare
  // a single length is a bar in the middle, not a wall
  const room = counts.length === 1 && !isNear ? 9 * width : 0
  const start = from - room / 2
  const span = Math.max(end + room / 2, isNear ? limit + 1 : end) - start
  const x = (value: number) => (100 * (value - start)) / span
  const most = Math.max(1, ...counts)
  const gap = counts.length > 20 ? 0.4 : 0.8
  return {
    bars: counts.flatMap((n, step) =>
      n === 0
        ? []
        : [
            {
              x: x(from + step * width),
              width: Math.max(0.6, x(from + (step + 1) * width) - x(from + step * width) - gap),
              // the few are as important as the many: they are seen
              height: Math.max(1.5, (tallest * n) / most),
              step,
            },
          ],
    ),
    median: x(p50 + 0.5),
    limit: isNear ? x(limit + 1) : null,
  }
}
