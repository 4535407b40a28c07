import { access } from 'node:fs/promises'
import { basename, join } from 'node:path'

export const draftEnding = '.galley.json'

/** What Windows does not let a file be called, with or without an ending. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i
/** Shorter than 255 bytes in any script, with room for a number and an ending. */
const maxNameLength = 50

/** What the file of a draft without a name is called, with a number where there are several. */
export const unnamed = 'Untitled'

/** Returns whether a file is called so because its draft had no name. */
export function isUnnamed(path: string): boolean {
  const name = basename(path, draftEnding)
  return name === unnamed || (name.startsWith(`${unnamed} `) && /^\d+$/.test(name.slice(unnamed.length + 1)))
}

/** A draft's name as the name of a file on any system, without an ending. */
export function fileNameFrom(name: string): string {
  const letters = [
    ...name
      .normalize('NFC')
      .replace(/[\p{Cc}\p{Cf}\p{Cs}<>:"/\\|?*]+/gu, ' ')
      .replace(/\s+/g, ' '),
  ]
  const base = letters
    .slice(0, maxNameLength)
    .join('')
    .replace(/^[. ]+|[. ]+$/g, '')
  if (base === '') return unnamed
  return reserved.test(base) ? `${base.replace('.', ' ')} draft` : base
}

/** A path in the folder that no file has yet: “Name.galley.json”, else “Name 2.galley.json” and so on. */
export async function freePath(folder: string, name: string): Promise<string> {
  for (let nth = 1; ; nth++) {
    const path = join(folder, `${name}${nth === 1 ? '' : ` ${nth}`}${draftEnding}`)
    if (!(await exists(path))) return path
  }
}

export async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
