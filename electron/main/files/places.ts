import { join } from 'node:path'
import { app } from 'electron'

/** Where Galley keeps what is the user's: everything in the one folder of user data. */
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

export function placesIn(folder: string): Places {
  return {
    library: join(folder, 'library.json'),
    drafts: join(folder, 'drafts'),
    bin: join(folder, 'bin'),
    journal: join(folder, 'journal'),
    versions: join(folder, 'versions'),
    samples: join(folder, 'samples.sqlite'),
    window: join(folder, 'window.json'),
  }
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
