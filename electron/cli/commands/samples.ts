import { Command } from 'commander'
import type { ObservedProperty, ObservedSchema, ObservedScope } from '#shared/sample/observed'
import { observedSchema } from '../../engine/store/observed-schema.ts'
import type { Db } from '../../engine/store/db.ts'
import { countSamples, listImports } from '../../engine/store/samples.ts'
import { profileLines } from '../../engine/store/profile-lines.ts'
import { wrongUsage } from '../command-error.ts'
import { withCache } from '../inputs.ts'
import { LineWriter } from '../output/line-writer.ts'
import { table } from '../output/table.ts'
import { printable, quiet, strong, writeJson, writeLine } from '../output/text.ts'
import { count, counted, share } from '#shared/words/numbers'
import { cut } from '#shared/words/cut'
import { utcMoment } from '#shared/words/moments'

interface Options {
  readonly cache?: string
  readonly json?: true
  readonly lines?: true
}

export const samplesCommand = new Command('samples')
  .description('shows what is in the cache, and what the samples show of each property')
  .option('--cache <path>', 'the cache to look into')
  .option('--lines', 'print what galley pipe --decide reads, one profile with all its events a line')
  .option('--json', 'print one JSON document')
  .action(async ({ cache, json, lines }: Options) => {
    if (lines && json) throw wrongUsage('--lines and --json are two ways to print. Give one of them.')
    await withCache(cache, async (db) => {
      if (lines) await writeLines(db)
      else if (json) writeJson(samplesJson(db))
      else printSamples(db)
    })
  })

async function writeLines(db: Db): Promise<void> {
  const writer = new LineWriter()
  for (const line of profileLines(db)) await writer.add(line)
  await writer.end()
}

function samplesJson(db: Db) {
  const schema = observedSchema(db)
  const properties = scopes(schema).flatMap(({ kind, name: scope, observed: { properties } }) =>
    [...properties.values()].map(({ name, ...observed }) => ({ kind, scope, name, ...observed })),
  )
  const imports = listImports(db).map(({ id: _, ...known }) => known)
  return { ...countSamples(db), imports, properties }
}

interface Scope {
  readonly kind: 'profile' | 'event' | 'catalog'
  readonly name: string
  readonly observed: ObservedScope
}

function scopes({ profiles, events, catalogs }: ObservedSchema): Scope[] {
  return [
    { kind: 'profile', name: 'profile', observed: profiles },
    ...[...events].map(([name, observed]) => ({ kind: 'event', name, observed }) as const),
    ...[...catalogs].map(([name, { items, columns }]) => {
      return { kind: 'catalog', name, observed: { total: items, complete: true, properties: columns } } as const
    }),
  ]
}

const headings: Readonly<Record<Scope['kind'], (name: string) => string>> = {
  profile: () => 'Profiles',
  event: (name) => name,
  catalog: (name) => `Catalog ${name}`,
}

function printSamples(db: Db): void {
  const { profiles, events, catalogs } = countSamples(db)
  const held = [
    counted(profiles, 'profile'),
    counted(events, 'event'),
    ...catalogs.map(({ name, items }) => `catalog ${name} of ${counted(items, 'item')}`),
  ]
  writeLine(strong(printable(held.join(', '))))
  for (const { file, format, importedAt } of listImports(db))
    writeLine(quiet(`  ${printable(file)} (${format}), imported ${utcMoment(importedAt)}`))
  for (const { kind, name, observed } of scopes(observedSchema(db))) {
    if (observed.total === 0) continue
    const noun = kind === 'catalog' ? 'item' : kind
    writeLine()
    writeLine(`${strong(printable(headings[kind](name)))} ${quiet(counted(observed.total, noun))}`)
    writeLine(
      table(
        ['Property', 'Filled', 'Types', 'Distinct', 'Commonest'],
        [...observed.properties.values()].map((property) => row(property, observed.total)),
        [1, 3],
      ),
    )
    if (!observed.complete) writeLine(quiet('There are more properties than Galley keeps statistics of.'))
  }
}

function row(property: ObservedProperty, total: number): string[] {
  const { name, filled, types, distinct, distinctIsExact, top } = property
  const typeNames = Object.entries(types).map(([type, n]) => (n === filled ? type : `${type} ${share(n, filled)}`))
  const commonest = top.slice(0, 3).map(({ value }) => (typeof value === 'string' ? value : JSON.stringify(value)))
  return [
    cut(name, 40),
    share(filled, total),
    typeNames.join(', '),
    `${distinctIsExact ? '' : '~'}${count(distinct)}`,
    cut(commonest.join(', '), 60),
  ]
}
