interface Size {
  readonly width: number
  readonly height: number
}

const first: Size = { width: 1280, height: 800 }
const least: Size = { width: 900, height: 600 }

/** Returns how large a window is at first, and how small it may become: never larger than the room that a screen has, in pixels of CSS. */
export function sizesOn(room: Size): { readonly first: Size; readonly least: Size } {
  const within = ({ width, height }: Size) => ({
    width: Math.min(width, room.width),
    height: Math.min(height, room.height),
  })
  return { first: within(first), least: within(least) }
}
