import { spawnSync } from 'node:child_process'

/** How to run a command where there is a screen for it, or why there is none. */
export type Screen = { readonly prefix: string } | { readonly missing: string }

/** Returns the screen of this machine, or one of xvfb where there is none. */
export function findScreen(): Screen {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env
  if (process.platform !== 'linux' || DISPLAY || WAYLAND_DISPLAY) return { prefix: '' }
  if (spawnSync('xvfb-run', ['--help']).status === 0) return { prefix: 'xvfb-run -a ' }
  return { missing: 'there is no display. Set DISPLAY, or install xvfb, to run them.' }
}
