import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Makes a data folder as it is once the sample workspace was offered and everything has gone from it. */
export async function emptyWorkspace(profile: string): Promise<void> {
  await mkdir(profile, { recursive: true })
  const library = { galleyLibrary: 1, samplesOffered: true, drafts: [] }
  await writeFile(join(profile, 'library.json'), JSON.stringify(library))
}

const names = ['Asha', 'Bela', 'Chidi', 'Devi', 'Emil', 'Farah']
const cities = ['Pune', 'Lund', 'Umeå']

/** Returns users with what they bought, as they are uploaded to CleverTap. Every sixth has no city, every tenth a name that is none. */
export function shopUsers(count: number): string {
  const seconds = 1_780_000_000
  const records = Array.from({ length: count }, (_, i) => {
    const city = i % 6 === 5 ? {} : { City: cities[i % 3] }
    const name = { 'First Name': i % 10 === 9 ? 'NULL' : (names[i % 6] ?? ''), Name: `${names[i % 6] ?? ''} ${i}` }
    const identity = `shop-${i}`
    return [
      {
        identity,
        type: 'profile',
        ts: seconds,
        profileData: { ...name, ...city, Tier: i % 2 === 0 ? 'gold' : 'silver' },
      },
      {
        identity,
        type: 'event',
        evtName: 'Charged',
        ts: seconds + i * 60,
        evtData: { Amount: 100 + i, product: 'Coat' },
      },
    ]
  })
  return JSON.stringify({ d: records.flat() })
}

/** Writes the users into a file. Returns its path. */
export async function writeShopUsers(folder: string, count: number): Promise<string> {
  const file = join(folder, 'shop.json')
  await writeFile(file, shopUsers(count))
  return file
}
