import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { initialDraft } from '#shared/campaign/initial'
import { test } from './fixtures.ts'
import { openOwnDraft } from './own-draft.ts'
import { isDone, proof } from './proof-parts.ts'
import { samplesAreIn } from './window-steps.ts'

const pairs = [{ key: 'title', value: 'Hi {{ @Profile - First Name | default: "there" }}' }]

/** A plan as mParticle gives it, with one point for the message. */
function plan(attributes: object): string {
  const definition = {
    properties: { data: { properties: { custom_attributes: { type: 'object', ...attributes } } } },
  }
  const match = { type: 'custom_event', criteria: { event_name: 'campaign_message', custom_event_type: 'other' } }
  const point = { description: 'The message', match, validator: { type: 'json_schema', definition } }
  return JSON.stringify({ data_plan_id: 'shop', version: 3, version_document: { data_points: [point] } })
}

const problem = (page: Page) => page.getByRole('list', { name: 'Problems' }).getByRole('button', { name: /^Error/ })

test('holds the payloads to the plan that the draft names, and says of one that cannot be used why', async ({
  app,
  window: page,
  folder,
}) => {
  await samplesAreIn(page)
  await writeFile(join(folder, 'plan.json'), plan({ properties: { title: { type: 'string', maxLength: 9 } } }))
  const dataPlan = { id: 'shop', version: 3, file: 'plan.json' }
  await openOwnDraft(app, page, folder, pairs, { payload: { ...initialDraft.payload, dataPlan } })
  await page.getByRole('tab', { name: /^Proof/ }).click()
  await isDone(page)
  await expect(proof(page).getByRole('region', { name: /^Data plan/ })).toContainText('shop')

  // another program breaks it
  await writeFile(join(folder, 'plan.json'), plan({ properties: { title: { type: 'strnig' } } }))
  await page.evaluate(() => dispatchEvent(new Event('focus')))
  await expect(proof(page).getByRole('region', { name: /^Data plan/ })).toHaveCount(0)
  await page.getByRole('tab', { name: /^Problems/ }).click()
  await expect(problem(page)).toContainText('cannot be used')

  // and mends it
  await writeFile(join(folder, 'plan.json'), plan({ properties: { title: { type: 'string' } } }))
  await page.evaluate(() => dispatchEvent(new Event('focus')))
  await expect(problem(page)).toHaveCount(0)
})
