/** Sizes in CSS pixels: widths of left and right, height of bottom. */
export interface PaneSizes {
  readonly left: number
  readonly right: number
  readonly bottom: number
}

export type Pane = keyof PaneSizes

export interface Viewport {
  readonly width: number
  readonly height: number
}

export const least: PaneSizes = { left: 160, right: 280, bottom: 120 }

/** What the pairs in the middle always keep. */
export const middle: Viewport = { width: 460, height: 400 }

/** Returns how large a pane may become while the others keep their size. */
export function largest(pane: Pane, sizes: PaneSizes, viewport: Viewport): number {
  const rest = pane === 'bottom' ? viewport.height - middle.height : viewport.width - middle.width - beside(pane, sizes)
  return Math.max(least[pane], rest)
}

function beside(pane: Pane, sizes: PaneSizes): number {
  return pane === 'left' ? sizes.right : sizes.left
}

/**
 * Returns the sizes that fit the viewport; 0 for a pane that is closed or has no room. Panes first shrink to their least size, then
 * close: bottom for height, left before right for width.
 */
export function fitPanes(wanted: PaneSizes, viewport: Viewport): PaneSizes {
  const bottom = fitted('bottom', wanted.bottom, viewport.height - middle.height)
  const room = viewport.width - middle.width
  const right = fitted('right', wanted.right, room)
  // it goes first: there is none beside the pairs where the preview has no room
  const isCramped = right === 0 && wanted.right > 0
  const left = isCramped ? 0 : fitted('left', wanted.left, room - Math.min(right, least.right))
  return { left, right: left === 0 ? right : Math.min(right, room - left), bottom }
}

function fitted(pane: Pane, wanted: number, room: number): number {
  return wanted === 0 || room < least[pane] ? 0 : Math.min(Math.max(wanted, least[pane]), room)
}
