/**
 * Returns a handler of `pointermove` that acts only when the pointer was moved: a list that opens under a resting pointer is told of one
 * too, and would choose what happens to lie there.
 */
export function pointerMoved(act: () => void): (event: PointerEvent) => void {
  return ({ movementX, movementY }) => {
    if (movementX !== 0 || movementY !== 0) act()
  }
}
