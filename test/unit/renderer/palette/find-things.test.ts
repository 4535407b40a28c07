import { describe, expect, it } from 'vitest'
import {
  type FoundGroup,
  foundInSteps,
  marksOf,
  offered,
  searchable,
  withUsers,
} from '../../../../renderer/src/palette/find-things.ts'
import type { Kind, Thing } from '../../../../renderer/src/palette/things.ts'
import { stretchesOf } from '../../../../renderer/src/ui/marked-stretches.ts'

const thing = (kind: Kind, label: string, note = ''): Thing => ({
  id: `${kind} ${label}`,
  kind,
  label,
  note,
  keys: '',
  run: () => undefined,
})

const things = [
  thing('Commands', 'Export payloads…'),
  thing('Commands', 'Show the proof'),
  thing('Commands', 'Show the pairs'),
  thing('Drafts', 'Cart reminder'),
  thing('Pairs', 'title', 'Hi {{ @Profile - First Name }}, your cart is waiting'),
  thing('Properties', 'First Name', 'Users'),
  thing('Settings', 'Time zone', 'setting of the draft'),
]

const labels = (groups: readonly FoundGroup[]) =>
  groups.map(({ heading, found }) => [heading, ...found.map(({ thing }) => thing.label)])
const search = (text: string, recent: readonly string[] = [], among = things) => {
  const steps = foundInSteps(text, searchable(among), recent)
  for (let count = 1; ; count++) {
    const step = steps.next()
    if (step.done === true) return Object.assign([...step.value], { count })
  }
}

describe('the palette', () => {
  it('offers what was used last, then every command', () => {
    const recent = ['Drafts Cart reminder', 'Pairs gone since', 'Commands Show the pairs']
    expect(labels(offered(things, recent))).toEqual([
      ['Recent', 'Cart reminder', 'Show the pairs'],
      ['Commands', 'Export payloads…', 'Show the proof'],
    ])
  })

  it('lists the kind with the best fit first', () => {
    expect(labels(search('cart'))).toEqual([
      ['Drafts', 'Cart reminder'],
      ['Pairs', 'title'],
    ])
    expect(labels(search('first name'))[0]).toEqual(['Properties', 'First Name'])
  })

  it('lists users behind what is found by words, and before what is found by scattered letters alone', () => {
    const users = [{ thing: thing('Users', 'Show Thorsen'), inLabel: [], inNote: [] }]
    const kindsFor = (text: string) => withUsers(search(text), users).map(({ heading }) => heading)
    expect(kindsFor('show t')).toEqual(['Commands', 'Users'])
    expect(kindsFor('shproof')).toEqual(['Users', 'Commands'])
  })

  it('keeps the order of what fits equally well', () => {
    const names = ['Users', 'Charged', 'Viewed', 'Catalog Products'].map((note) => ({
      ...thing('Properties', 'Name', note),
      id: note,
    }))
    const [group] = search('name', [], names)
    expect(group?.found.map(({ thing }) => thing.note)).toEqual(['Users', 'Charged', 'Viewed', 'Catalog Products'])
  })

  it('puts what was used lately before what fits as well', () => {
    expect(labels(search('show the p'))[0]).toEqual(['Commands', 'Show the proof', 'Show the pairs'])
    expect(labels(search('show the p', ['Commands Show the pairs']))[0]).toEqual([
      'Commands',
      'Show the pairs',
      'Show the proof',
    ])
  })

  it('finds by the beginnings of words, and nothing by letters that are scattered in a long value', () => {
    expect(labels(search('ex pay'))).toEqual([['Commands', 'Export payloads…']])
    expect(labels(search('no such thing'))).toEqual([])
  })

  it('finds a property by its name and what it is of, before what is found in its note alone', () => {
    expect(labels(search('first users'))).toEqual([['Properties', 'First Name']])
    const [group] = search('first users')
    expect(group?.found[0]).toMatchObject({ inLabel: [0, 1, 2, 3, 4], inNote: [0, 1, 2, 3, 4] })
  })

  it('searches thousands some hundreds at a time, and finds the best of all', () => {
    const many = Array.from({ length: 1_999 }, (_, n) => thing('Pairs', `key ${String(n)}`, 'a value'))
    const all = [...many, thing('Pairs', 'carts', 'none')]
    const groups = search('carts', [], all)
    expect(groups.count).toBe(4)
    expect(labels(groups)).toEqual([['Pairs', 'carts']])
    expect(labels(search('value', [], all))[0]).toHaveLength(9)
    expect(search('cart').count).toBe(1)
  })

  it('says which letters were found', () => {
    const [group] = search('ex pay')
    const [first] = group?.found ?? []
    expect(stretchesOf('Export payloads…', first?.inLabel ?? [])).toEqual([
      { text: 'Ex', isMarked: true },
      { text: 'port ', isMarked: false },
      { text: 'pay', isMarked: true },
      { text: 'loads…', isMarked: false },
    ])
    expect(marksOf('Mira Lindqvist', 'LIND')).toEqual([5, 6, 7, 8])
    expect(marksOf('Mira', 'x')).toEqual([])
  })
})
