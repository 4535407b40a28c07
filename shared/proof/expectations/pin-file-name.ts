const draftEnding = /\.galley(?:\.json)?$/i

/** Returns the file of a draft's pinned users from the draft's own: `cart.galley.json` → `cart.expect.json`, in the same folder. */
export function pinFileBeside(draftFile: string): string {
  return draftEnding.test(draftFile) ? draftFile.replace(draftEnding, '.expect.json') : `${draftFile}.expect.json`
}
