import assert from 'node:assert/strict'
import { setTimeout as delay } from 'node:timers/promises'
import { expect, type Page } from '@playwright/test'
import { FirstProfile } from '../../e2e/first-profile.ts'
import { StartedApp } from '../../e2e/start-app.ts'
import { editValue, samplesAreIn, shortcut } from '../../e2e/window-steps.ts'
import type { Fault } from '../fault.ts'
import { noWindow, withProfile } from '../window.ts'
import { oneOf } from '../random.ts'

const pauseMs = 200
const letters = [...'abcdefghijklmnopqrstuvwxyz']

/** Of what is typed without a pause a kill takes the last second at most; the next start shows that draft with the rest. */
export const typingKills: Fault = {
  name: 'kill while typing',
  unit: 'ms of keys lost',
  missing: noWindow,
  run: (tries, { small, random }) =>
    withProfile(new FirstProfile(), async (profile) => {
      // a second is promised; a machine that builds something else meanwhile gets another
      const mostMs = small ? 2_000 : 1_000
      let started = await newDraft(profile)
      try {
        let text = ''
        for (let kill = 0; kill < (small ? 2 : 20); kill++) {
          const forMs = 1_500 + random() * 3_000
          await tries.once(
            `kill ${kill} after ${forMs.toFixed(0)} ms`,
            async () => {
              const typed = await typeUntilKilled(started, forMs, random)
              started = await StartedApp.start(profile)
              await samplesAreIn(started.window)
              const expected = text + typed.keys.map(({ key }) => key).join('')
              const kept = await valueIn(started.window)
              text = kept
              assert.equal(kept, expected.slice(0, kept.length), 'another text')
              const firstLost = typed.keys[kept.length - (expected.length - typed.keys.length)]
              return firstLost === undefined ? 0 : Math.max(0, typed.killedAt - firstLost.at)
            },
            mostMs,
          )
        }
      } finally {
        await started.kill()
      }
    }),
}

interface Typed {
  readonly keys: readonly { readonly key: string; readonly at: number }[]
  readonly killedAt: number
}

async function newDraft(profile: string): Promise<StartedApp> {
  const started = await StartedApp.start(profile)
  const { app, window } = started
  await samplesAreIn(window)
  await shortcut(app, 'Control+N')
  await expect(window.getByRole('textbox', { name: 'Name of the draft' })).toHaveValue('Untitled')
  await window.getByRole('textbox', { name: 'Key of pair 1' }).fill('title')
  return started
}

/** Types at the end of the value, without a pause, until the app is killed. */
async function typeUntilKilled(started: StartedApp, forMs: number, random: () => number): Promise<Typed> {
  const page = started.window
  await editValue(page, 'title')
  await page.keyboard.press('End')
  const keys: { key: string; at: number }[] = []
  const killed = delay(forMs).then(async () => {
    const at = performance.now()
    await started.kill()
    return at
  })
  const dead = new AbortController()
  void killed.then(() => dead.abort())
  while (!dead.signal.aborted) {
    const key = oneOf(letters, random)
    // a key that the window has not taken when it dies was never typed
    await page.keyboard.press(key).then(
      () => keys.push({ key, at: performance.now() }),
      () => undefined,
    )
    await Promise.race([delay(pauseMs), killed])
  }
  return { keys, killedAt: await killed }
}

/** The value of the pair, of the draft that the app has opened by itself. */
async function valueIn(page: Page): Promise<string> {
  await expect(page.getByRole('textbox', { name: 'Name of the draft' })).toHaveValue('Untitled')
  return page.getByRole('textbox', { name: 'Value of title' }).innerText()
}
