import { access } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { pinFileBeside } from '#shared/proof/expectations/pin-file-name'

export const draftEnding = '.galley.json'

/** The second one is for systems that look at what follows the last dot only. */
const draftEndings = [draftEnding, '.galley']

/** Returns whether a file is a draft by its name. */
export function isDraftName(name: string): boolean {
  return endingOf(name) !== undefined
}

/** Returns a file's name without a draft's ending. */
export function withoutDraftEnding(name: string): string {
  return name.slice(0, name.length - (endingOf(name)?.length ?? 0))
}

/** Not every system tells letter case apart. */
function endingOf(name: string): string | undefined {
  return draftEndings.find((ending) => name.toLowerCase().endsWith(ending))
}

/** What Windows does not let a file be called, with or without an ending: the superscript digits count as digits there. */
const reserved = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[\d¹²³])(?:\.|$)/i
/** Shorter than 255 bytes in any script, with room for a number and an ending. */
const maxNameLength = 50

/** What the file of a draft without a name is called, with a number where there are several. */
export const unnamed = 'Untitled'

/** Returns whether a file is called so because its draft had no name. */
export function isUnnamed(path: string): boolean {
  const name = withoutDraftEnding(basename(path))
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

/** A path in the folder that no draft and no file of pinned users has yet: “Name.galley.json”, else “Name 2.galley.json” and so on. */
export async function freePath(folder: string, name: string): Promise<string> {
  for (let nth = 1; ; nth++) {
    const path = join(folder, `${name}${nth === 1 ? '' : ` ${nth}`}${draftEnding}`)
    if (await isFree(path)) return path
  }
}

/** Returns whether there is neither a draft nor pinned users of one: those would be taken for its own. */
export async function isFree(path: string): Promise<boolean> {
  return !(await exists(path)) && !(await exists(pinFileBeside(path)))
}

export async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
