/** What a component that binds a long list can ask of it. */
export interface LongListHandle {
  /** Brings a row on screen, by as little as it takes. Resolves when the row is in the page. */
  reveal(index: number): Promise<void>
}
