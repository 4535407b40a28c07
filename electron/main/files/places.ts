import { join } from 'node:path'
import { app } from 'electron'
import { cacheIn, dataFolder, olderDataFolder } from '../../engine/files/data-folder.ts'

/** Where Galley keeps what is the user's: everything in one folder. */
export interface Places {
  /** The list of known drafts. */
  readonly library: string
  /** New drafts, unless the user saves them elsewhere. */
  readonly drafts: string
  /** Deleted drafts. */
  readonly bin: string
  /** Edits that are in no file yet. */
  readonly journal: string
  /** The versions of drafts, a folder each. */
  readonly versions: string
  /** The cache. */
  readonly samples: string
  /** The window's place on the screen. */
  readonly window: string
}

function placesIn(folder: string): Places {
  return {
    library: join(folder, 'library.json'),
    drafts: join(folder, 'drafts'),
    bin: join(folder, 'bin'),
    journal: join(folder, 'journal'),
    versions: join(folder, 'versions'),
    samples: cacheIn(folder),
    window: join(folder, 'window.json'),
  }
}

const surroundings = () => ({ platform: process.platform, home: app.getPath('home'), env: process.env })

/** `--user-data-dir` holds everything, whatever else there is. */
const isElsewhere = () => app.commandLine.hasSwitch('user-data-dir')

/** Chromium's own files stay on this machine too. To be called before anything asks for their folder. */
export function keepDataLocal(): void {
  if (process.platform === 'win32' && !isElsewhere()) app.setPath('userData', dataFolder(surroundings()))
}

/** Returns where the user's data is, and where an earlier Galley kept it; null for nowhere. */
export function findPlaces(): { readonly places: Places; readonly older: Places | null } {
  if (isElsewhere()) return { places: placesIn(app.getPath('userData')), older: null }
  return { places: placesIn(dataFolder(surroundings())), older: placesIn(olderDataFolder(surroundings())) }
}

/** The bundled sample workspace: beside the app when it is packaged, else the project's own. */
export function bundledSamples(): string {
  return app.isPackaged ? join(process.resourcesPath, 'samples') : join(app.getAppPath(), 'resources', 'samples')
}

/** The picture of Galley that windows and “About” show where the system does not take it from the program itself. */
export function appIcon(): string {
  return app.isPackaged
    ? join(process.resourcesPath, 'icon.png')
    : join(app.getAppPath(), 'resources', 'icons', 'linux', '512x512.png')
}

/** Galley's own licence, and those of what it contains: beside the app when it is packaged, else where packaging writes them. */
export function licenceFiles(): readonly string[] {
  if (!app.isPackaged)
    return [join(app.getAppPath(), 'LICENSE'), join(app.getAppPath(), 'out/notices/THIRD-PARTY-NOTICES.txt')]
  const folder = join(process.resourcesPath, '..')
  return [join(folder, 'LICENSE.galley.txt'), join(folder, 'THIRD-PARTY-NOTICES.txt')]
}

/** The folder of the command line: beside the app when it is packaged, else where it is built. */
export function packagedCommand(): string {
  return app.isPackaged ? join(process.resourcesPath, 'cli') : join(app.getAppPath(), 'out', 'cli')
}
