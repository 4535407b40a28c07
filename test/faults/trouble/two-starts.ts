import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { FirstProfile } from '../../e2e/first-profile.ts'
import { StartedApp } from '../../e2e/start-app.ts'
import { samplesAreIn } from '../../e2e/window-steps.ts'
import { electronArguments, findElectron } from '../../run/electron-runtime.ts'
import { root } from '../command-line.ts'
import type { Fault } from '../fault.ts'
import { noWindow, withProfile } from '../window.ts'

/** A second start on the same data folder ends by itself, and the first goes on. */
export const twoStarts: Fault = {
  name: 'two starts on one folder',
  unit: 'ms until the second ended',
  missing: noWindow,
  run: (tries, { small }) =>
    withProfile(new FirstProfile(), async (profile) => {
      const first = await StartedApp.start(profile)
      await samplesAreIn(first.window)
      for (let start = 0; start < (small ? 1 : 3); start++)
        await tries.once(`start ${start + 2}`, async () => {
          const from = performance.now()
          const second = spawn(findElectron() ?? '', [...electronArguments(), `--user-data-dir=${profile}`, '.'], {
            cwd: root,
            stdio: 'ignore',
            timeout: 60_000,
          })
          await once(second, 'exit')
          assert.equal(second.exitCode, 0)
          assert.equal(first.app.windows().length, 1)
          await first.window.getByRole('main').waitFor()
          return performance.now() - from
        })
      await tries.once('the first', async () => {
        await first.close()
        return undefined
      })
    }),
}
