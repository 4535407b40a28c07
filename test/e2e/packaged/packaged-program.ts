import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../../..')

/** Where electron-builder leaves the app in a folder of dist/, by the system. */
const places: Readonly<Partial<Record<NodeJS.Platform, { readonly folder: RegExp; readonly program: string }>>> = {
  linux: { folder: /^linux(-arm64)?-unpacked$/, program: 'galley-desktop' },
  win32: { folder: /^win(-arm64)?-unpacked$/, program: 'Galley.exe' },
  darwin: { folder: /^mac(-arm64|-universal)?$/, program: 'Galley.app/Contents/MacOS/Galley' },
}

/** Returns the path of the packaged program. Throws where nothing is packaged. */
export function packagedProgram(): string {
  const dist = join(root, 'dist')
  const place = places[process.platform]
  for (const name of existsSync(dist) ? readdirSync(dist) : []) {
    const program = join(dist, name, place?.program ?? '')
    if (place?.folder.test(name) === true && existsSync(program))
      return join(withFittingAddon(dist, name), place.program)
  }
  throw new Error('Nothing is packaged for this system. Run `npm run package -- --dir` first.')
}

/**
 * Where ../shared/electron/env.sh names an addon for the runtime of this machine, a copy of the package gets it: no variable reaches a
 * package whose fuses are flipped. Elsewhere the package itself is what is tried.
 */
function withFittingAddon(dist: string, name: string): string {
  const addon = process.env['GALLEY_SQLITE_ADDON_FOR_33']
  if (!addon) return join(dist, name)
  const copy = join(root, 'test-results', 'packaged-copy')
  rmSync(copy, { recursive: true, force: true })
  cpSync(join(dist, name), copy, { recursive: true })
  const prebuilds = join(copy, 'resources/app.asar.unpacked/node_modules/better-sqlite3/prebuilds')
  for (const file of readdirSync(prebuilds)) cpSync(addon, join(prebuilds, file))
  return copy
}
