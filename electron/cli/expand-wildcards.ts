import { globSync } from 'node:fs'

/**
 * Returns the files, with what their wildcards stand for in order of their names. Neither cmd nor PowerShell does that for a program, and
 * Windows lets no file be called so; every other shell has done it already. What stands for nothing stays, to be told of by its name.
 */
export function expandWildcards(files: readonly string[], platform = process.platform): readonly string[] {
  if (platform !== 'win32') return files
  return files.flatMap((file) => {
    if (!/[*?]/.test(file)) return [file]
    // a bracket is a letter of a name there
    const found = globSync(file.replaceAll('[', '[[]')).sort()
    return found.length === 0 ? [file] : found
  })
}
