/** What a virtual list can be told, by whoever binds it. */
export interface ListHandle {
  /** Brings a row on screen, by as little as it takes. */
  show(index: number): void
}
