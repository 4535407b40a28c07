import { describe, expect, test } from 'vitest'
import { formatIds, type FormatId } from '#shared/sample/formats'
import { detect } from '../../../../electron/engine/import/formats/detect.ts'
import { registry } from '../../../../electron/engine/import/formats/registry.ts'
import { collect } from './collect.ts'

/** A small file of every format. A new format needs one here. */
const smallFiles: Readonly<Record<FormatId, string>> = {
  'clevertap-upload': '{"identity":"a","type":"profile","profileData":{}}\n',
  'clevertap-profiles': '{"records":[{"identity":"a","platformInfo":[]}]}',
  'clevertap-events': '{"records":[{"profile":{"identity":"a"},"ts":20260101054937,"event_props":{}}]}',
  'clevertap-export': 'Buy\n{"profile":{"identity":"a"},"ts":20260101054937,"eventProps":{}}\n',
  'clevertap-webhook': '{"targetId":1,"profiles":[{"identity":"a","event_properties":{"x":1}}]}',
  'mparticle-batches': '{"user_identities":{"email":"a"},"events":[]}',
  'mparticle-profiles': '{"mpid":1,"user_identities":[],"audience_memberships":null}',
  'csv-profiles': 'identity,plan\na,gold\n',
  'csv-events': 'identity,evtName,ts\na,Buy,1\n',
  catalog: 'Identity,Name,ImageURL\na,b,c\n',
  rejects: '{"line":1,"reason":"x","raw":"identity,plan\\na,gold","format":"csv-profiles"}\n',
  recommendations: 'identity,rank,item\na,1,x\n',
}

describe.each(formatIds)('%s', (id) => {
  const content = smallFiles[id]

  test('is told by its content', () => {
    const head = Buffer.from(content)
    expect(detect({ fileName: 'x', head, whole: true, cut: false }, null).format).toBe(id)
  })

  test('is read', () => {
    const { records, rejects } = collect(id, content, { eventName: 'Buy' })
    expect(rejects).toEqual([])
    expect(records.length).toBeGreaterThan(0)
  })
})

test('the registry has the listed formats, and tells each of them by something', () => {
  expect(Object.keys(registry).sort()).toEqual([...formatIds].sort())
  for (const { detect } of Object.values(registry)) expect(Object.keys(detect)).not.toEqual([])
})
