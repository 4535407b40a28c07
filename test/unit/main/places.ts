import { join } from 'node:path'
import type { Places } from '../../../electron/main/files/places.ts'

/** Where Galley keeps what is the user's, in a folder of a test's own: electron/main/files/places.ts needs Electron. */
export function placesIn(folder: string): Places {
  const at = (name: string) => join(folder, name)
  return {
    library: at('library.json'),
    drafts: at('drafts'),
    bin: at('bin'),
    journal: at('journal'),
    versions: at('versions'),
    samples: at('samples.sqlite'),
    window: at('window.json'),
  }
}
