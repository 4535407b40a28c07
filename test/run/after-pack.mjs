import { rm } from 'node:fs/promises'
import { join } from 'node:path'

/** A runtime for development may bring an app of its own, which a package has no use for. */
export async function afterPack({ appOutDir, packager }) {
  await rm(join(packager.getResourcesDir(appOutDir), 'app'), { recursive: true, force: true })
}
