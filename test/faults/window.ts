import type { FirstProfile } from '../e2e/first-profile.ts'
import { removeFolder } from '../e2e/first-profile.ts'
import { findElectron } from '../run/electron-runtime.ts'

/** Returns why no window can be opened here; undefined where one can. */
export function noWindow(): string | undefined {
  if (findElectron() === undefined) return 'no Electron is installed. `npx install-electron` fetches it.'
  const { DISPLAY, WAYLAND_DISPLAY } = process.env
  return process.platform !== 'linux' || DISPLAY || WAYLAND_DISPLAY
    ? undefined
    : 'there is no display. Run it under xvfb-run, or set DISPLAY.'
}

/** Hands a data folder as after the first start to `use`; it is gone afterwards. */
export async function withProfile(first: FirstProfile, use: (profile: string) => Promise<void>): Promise<void> {
  const profile = await first.copy()
  try {
    await use(profile)
  } finally {
    await removeFolder(profile)
    await first.remove()
  }
}
