import assert from 'node:assert/strict'
import { requestNames, type RequestName } from '#shared/ipc/channels'
import { requests } from '#shared/ipc/contract'
import { ask, tryToAsk } from '../../e2e/ask.ts'
import { FirstProfile } from '../../e2e/first-profile.ts'
import { StartedApp } from '../../e2e/start-app.ts'
import { samplesAreIn } from '../../e2e/window-steps.ts'
import type { Fault, Round, Tries } from '../fault.ts'
import { noWindow, withProfile } from '../window.ts'
import { anything, rightShape } from './hostile-input.ts'

/** It ends the app, as it should. */
const notAsked: readonly RequestName[] = ['window:close']
const names = requestNames.filter((name) => !notAsked.includes(name))

/** Whatever a page asks, the main process answers or refuses. Only what has the wrong shape is refused. */
export const requestFuzz: Fault = {
  name: 'hostile requests',
  unit: 'ms for an answer',
  missing: noWindow,
  run: (tries, round) =>
    withProfile(new FirstProfile(), async (profile) => {
      const started = await StartedApp.start(profile)
      await samplesAreIn(started.window)
      await answerDialogs(started)
      const uncaught = await listenForErrors(started)
      const handles = (await ask(started.window, 'draft:list')).map(({ id }) => id)
      for (let turn = 0; turn < (round.small ? 1 : 12); turn++)
        for (const name of names) await fuzz(started, name, handles, tries, round)
      await tries.once('the main process', async () => {
        assert.deepEqual(await uncaught(), [], 'errors that were caught nowhere')
        await started.close([/was refused/, /Error occurred in handler/])
        return undefined
      })
    }),
}

/** Why input of the right shape may be refused: it means nothing to the main process. */
const refusals = /was not granted|is not a format|is running already/

/** Asks twice: with anything at all, and with the right shape. */
async function fuzz(
  { window }: StartedApp,
  name: RequestName,
  handles: readonly string[],
  tries: Tries,
  { random }: Round,
): Promise<void> {
  const wrong = [anything(random), anything(random)]
  await tries.once(`${name} with ${shown(wrong)}`, async () => {
    const from = performance.now()
    const isRight = requests[name].shape.safeParse(wrong[0]).success
    const answer = await tryToAsk(window, name, ...wrong)
    if (!isRight) assert.match(String(answer), /was refused: its input has the wrong shape|could not be cloned/)
    return performance.now() - from
  })
  const right = rightShape(requests[name].shape, handles, random)
  await tries.once(`${name} with ${shown(right)}`, async () => {
    const from = performance.now()
    const answer = await tryToAsk(window, name, right)
    const isRight = requests[name].shape.safeParse(right).success
    if (isRight && !refusals.test(String(answer))) assert.doesNotMatch(String(answer), /^Error/)
    return performance.now() - from
  })
}

function shown(input: unknown): string {
  if (input === undefined) return 'nothing'
  const text = JSON.stringify(input, (_key, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value))
  return text.length > 600 ? `${text.slice(0, 600)} …` : text
}

/** Every dialog is cancelled, or its first button chosen. */
async function answerDialogs({ app }: StartedApp): Promise<void> {
  await app.evaluate(({ dialog }) => {
    dialog.showMessageBox = () => Promise.resolve({ response: 0, checkboxChecked: false })
  })
}

/** Returns a function that returns the errors of the main process that were caught nowhere. */
async function listenForErrors({ app }: StartedApp): Promise<() => Promise<readonly string[]>> {
  const errors = await app.evaluateHandle(() => {
    const errors: string[] = []
    process.on('uncaughtException', (error) => errors.push(String(error)))
    process.on('unhandledRejection', (error) => errors.push(String(error)))
    return errors
  })
  return () => errors.jsonValue()
}
