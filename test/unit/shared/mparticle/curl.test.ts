import { spawnSync } from 'node:child_process'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { initialDraft } from '#shared/campaign/initial'
import { curlFor, shellQuote } from '#shared/mparticle/curl'
import { batchMaker } from '#shared/mparticle/to-batch'
import { law } from '../../law.ts'
import { anyRecipient } from './arbitrary.ts'
import { posixTest } from '../../posix.ts'

/** What a real shell makes of a command: `curl` is a function that prints its arguments, each on a line as JSON. */
function argumentsOf(command: string, env = {}): readonly string[] {
  const script = `curl() { for word in "$@"; do printf '%s\\0' "$word"; done; }\n${command}`
  const { stdout, status } = spawnSync('sh', ['-c', script], { encoding: 'utf8', env })
  expect(status).toBe(0)
  return stdout.split('\0').slice(0, -1)
}

const make = batchMaker({ ...initialDraft, id: 'x', pairs: [{ key: 'title', value: '' }] })

posixTest('the shell hands curl the batch, the key and the secret, and runs nothing else', () => {
  const hostile = '\'; touch /tmp/owned; echo $(id) `id` "$HOME" \\ !! \n %s \u2028 é 👩🏽‍🚀'
  const recipient = {
    identity: 'x',
    profile: { Identity: hostile },
    event: null,
    newest: new Map(),
    constant: [],
    items: new Map(),
    asOf: 1,
  }
  const batch = make(recipient, [hostile])
  const words = argumentsOf(curlFor(batch), { MPARTICLE_KEY: 'key', MPARTICLE_SECRET: 'secret' })
  expect(words.slice(0, -1)).toEqual([
    '--request',
    'POST',
    'https://s2s.mparticle.com/v2/events',
    '--user',
    'key:secret',
    '--header',
    'Content-Type: application/json',
    '--data-raw',
  ])
  expect(JSON.parse(words.at(-1) ?? '')).toEqual(batch)
})

posixTest('any batch comes through the shell whole', () => {
  law(
    fc.property(anyRecipient, fc.string({ unit: 'binary' }), (recipient, text) => {
      const batch = make(recipient, [text])
      expect(argumentsOf(curlFor(batch)).at(-1)).toBe(JSON.stringify(batch, null, 2))
    }),
    { runs: 40 },
  )
})

test('a quote stands outside the quotes', () => {
  expect(shellQuote("it's")).toBe(String.raw`'it'\''s'`)
})
