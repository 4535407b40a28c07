import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { ask } from '../ask.ts'
import { editValue, pairs, samplesAreIn } from '../window-steps.ts'
import { test } from './fixtures.ts'

test.skip(process.platform !== 'win32', 'what only Windows does')

/** Runs work while another program has a file open and lets nothing else at it, for two seconds. */
async function whileHeld(path: string, work: () => Promise<void>): Promise<void> {
  const quoted = `'${path.replaceAll("'", "''")}'`
  const script = `$file = [IO.File]::Open(${quoted}, 'Open', 'Read', 'None'); 'held'; Start-Sleep 2; $file.Close()`
  const holder = spawn('powershell', ['-NoProfile', '-Command', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  const gone = once(holder, 'exit')
  await once(holder.stdout, 'data')
  await work()
  await gone
}

test('saves a draft that another program has open for a moment', async ({ folder, keys, start }) => {
  const { window } = await start()
  await samplesAreIn(window)
  await pairs(window)
    .getByRole('textbox', { name: /^Key of pair/ })
    .first()
    .fill('headline')
  await expect(window).toHaveTitle(/^●/)
  await whileHeld(join(folder, 'data/drafts/tour.galley.json'), async () => {
    keys.focus('Galley')
    keys.press('s', 'Control')
    await expect(window).not.toHaveTitle(/^●/)
  })
  await expect(window.getByRole('alert')).toHaveCount(0)
})

test('forgets samples that another program has open for a moment', async ({ folder, start }) => {
  const { window } = await start()
  await samplesAreIn(window)
  await whileHeld(join(folder, 'data/samples.sqlite-wal'), async () => {
    expect(await ask(window, 'samples:forget')).toMatchObject({ ok: true })
  })
})

for (const { layout, key, name } of [
  { layout: '0000041D', key: '2', name: 'Swedish' },
  { layout: '00000407', key: 'Q', name: 'German' },
]) {
  test(`takes the @ of AltGr+${key}, as on a ${name} keyboard, and no shortcut with it`, async ({ keys, start }) => {
    const { window } = await start()
    await samplesAreIn(window)
    await editValue(window, 'title')
    keys.focus('Galley')
    const script = join(import.meta.dirname, 'press-altgr.ps1')
    const press = spawn('powershell', ['-NoProfile', '-ExecutionPolicy', 'Bypass', '-File', script, layout, key])
    expect(await once(press, 'exit')).toEqual([0, null])
    await expect(window.getByRole('listbox', { name: 'Tokens' })).toBeVisible()
    await expect(window.getByRole('complementary', { name: 'Preview' })).toBeVisible()
  })
}
