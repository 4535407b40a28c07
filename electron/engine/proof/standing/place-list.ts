/** A growing list of places in cache order, packed. */
export class PlaceList {
  length = 0
  #places = new Float64Array(256)

  push(place: number): void {
    if (this.length === this.#places.length) {
      const grown = new Float64Array(this.length * 2)
      grown.set(this.#places)
      this.#places = grown
    }
    this.#places[this.length++] = place
  }

  at(index: number): number {
    return this.#places[index] ?? 0
  }

  slice(offset: number, limit: number): number[] {
    return [...this.#places.subarray(Math.min(offset, this.length), Math.min(offset + limit, this.length))]
  }
}
