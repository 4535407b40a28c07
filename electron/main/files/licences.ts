import { readFile } from 'node:fs/promises'
import { UserError } from '../../engine/files/user-error.ts'
import { licenceFiles } from './places.ts'

/** Returns Galley's own licence and those of what it contains, one after the other. Throws a `UserError` where they are not there. */
export async function readLicences(): Promise<string> {
  try {
    const [own = '', others = ''] = await Promise.all(licenceFiles().map((path) => readFile(path, 'utf8')))
    return `Galley\n\n${own.trim()}\n\n${others.trim()}\n`
  } catch (error) {
    throw new UserError('file:other', 'The licences are not where Galley is installed. Install Galley again.', {
      cause: error,
    })
  }
}
