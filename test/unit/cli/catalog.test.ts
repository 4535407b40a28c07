import { join } from 'node:path'
import { expect, test } from 'vitest'
import { galley, json, temporaryFolder } from './run-galley.ts'

const { path: folder, write } = temporaryFolder()
const cache = join(folder, 'samples.sqlite')

interface Samples {
  readonly catalogs: readonly { readonly name: string; readonly items: number }[]
  readonly properties: readonly {
    readonly kind: string
    readonly scope: string
    readonly name: string
    readonly filled: number
  }[]
}

const file = (...rows: string[]) => write('shirts.csv', `Identity,Name,ImageURL,Price\n${rows.join('\n')}\n`)

test('a catalog that comes again says what changed, for people and as JSON; samples show its columns', async () => {
  const first = await galley(['import', file('a,Ann,u,1', 'b,Bo,u,2'), '--cache', cache])
  expect(first).toMatchObject({ status: 0, stdout: expect.not.stringContaining('replaced') as string })
  const second = await galley(['import', file('b,Bo,u,3', 'a,Ann,u,1', 'c,Cy,u,4'), '--cache', cache])
  expect(second.stdout).toContain(
    'Catalog “shirts” was replaced: 1 item added, 1 item changed (Price in 1), another order.',
  )
  expect(second.stdout).toContain('b: Price “2” → “3”')
  const third = await galley(['import', file('b,Bo,u,3'), '--cache', cache, '--json'])
  expect(json(third)).toMatchObject({
    imports: [
      {
        items: 1,
        notes: [],
        changes: {
          catalog: 'shirts',
          added: 0,
          removed: 2,
          changed: 0,
          reordered: false,
          examples: { removed: ['a', 'c'] },
        },
      },
    ],
  })
  const samples = json<Samples>(await galley(['samples', '--cache', cache, '--json']))
  expect(samples.catalogs).toEqual([{ name: 'shirts', items: 1 }])
  expect(samples.properties.filter(({ kind }) => kind === 'catalog')).toMatchObject(
    ['Identity', 'Name', 'ImageURL', 'Price'].map((name) => ({ scope: 'shirts', name, filled: 1 })),
  )
  expect((await galley(['samples', '--cache', cache])).stdout).toMatch(/Catalog shirts 1 item\n/)
})

test('--catalog names it, alone', async () => {
  const named = await galley(['import', file('a,Ann,u,1'), '--catalog', ' Coats ', '--cache', cache])
  expect(named).toMatchObject({ status: 0, stderr: '' })
  const { catalogs } = json<Samples>(await galley(['samples', '--cache', cache, '--json']))
  expect(catalogs.map(({ name }) => name)).toEqual(['shirts', 'Coats'])
  expect(
    await galley(['import', file('a,Ann,u,1'), file('b,Bo,u,1'), '--catalog', 'x', '--cache', cache]),
  ).toMatchObject({ status: 2, stderr: expect.stringContaining('one catalog') as string })
  expect(await galley(['import', file('a,Ann,u,1'), '--catalog', ' ', '--cache', cache])).toMatchObject({ status: 2 })
})

test('a missing column, a second identity and degrees that are none are said', async () => {
  const lacking = await galley(['import', write('none.csv', 'Identity,ImageURL\na,u\n'), '--cache', cache])
  expect(lacking).toMatchObject({ status: 3, stderr: expect.stringContaining('names no column “Name”') as string })
  const twice = await galley(['import', file('a,Ann,u,1', 'a,Bo,u,2'), '--cache', cache])
  expect(twice).toMatchObject({
    status: 1,
    stdout: expect.stringMatching(/line 3.* The item “a” is on line 2 already/) as string,
  })
  const places = write('places.csv', 'identity,latitude,longitude\nlund,55.7,13.2\nnowhere,99,0\n')
  expect(await galley(['import', places, '--cache', cache])).toMatchObject({
    status: 1,
    stdout: expect.stringContaining('The latitude “99” is none.') as string,
  })
})
