/** What a component that binds a virtual list can ask of it. */
export interface ListHandle {
  /** Brings a row on screen, by as little as it takes. */
  show(index: number): void
}
