import { describe, expect, test } from 'vitest'
import { formatIds } from '#shared/sample/formats'
import { detect } from '../../../../electron/engine/import/formats/detect.ts'
import { registry } from '../../../../electron/engine/import/formats/registry.ts'
import { collect } from './collect.ts'
import { smallFiles } from './small-files.ts'

describe.each(formatIds)('%s', (id) => {
  const content = smallFiles[id]

  test('is told by its content', () => {
    const head = Buffer.from(content)
    expect(detect({ fileName: 'x', head, whole: true, cut: false, encoding: 'utf-8' }, null).format).toBe(id)
  })

  test('is read', () => {
    const { records, rejects } = collect(id, content, { eventName: 'Buy' })
    // what CleverTap refused is there to be corrected
    const [read, refused] = registry[id].isOnlyRejects === true ? [rejects, records] : [records, rejects]
    expect(refused).toEqual([])
    expect(read.length).toBeGreaterThan(0)
  })
})

test('the registry has the listed formats, and tells each of them by something', () => {
  expect(Object.keys(registry).sort()).toEqual([...formatIds].sort())
  for (const { detect } of Object.values(registry)) expect(Object.keys(detect)).not.toEqual([])
})
