import type { CatalogChanges } from '#shared/sample/catalog-changes'
import type { JobControl } from '../../files/job-control.ts'
import { dropItemIndex } from '../../store/item-index.ts'
import { prepareItemStatements } from '../../store/item-statements.ts'
import { compareCatalogs, type ComparedCatalog } from './compare-catalogs.ts'
import type { WriteContext } from './write-context.ts'
import type { ItemRecord } from '../formats/sample-record.ts'
import type { RecordPlace } from '../formats/reader.ts'

interface OpenCatalog {
  readonly id: number
  /** The position of the next item. */
  next: number
  /** What it replaces, until the import ends. */
  readonly before: ComparedCatalog | null
}

/** Begins the name of a catalog that is about to go. No file can name a catalog like this. */
const replacedName = '\u0000replaced'

/** How many catalogs of a kind CleverTap takes (https://docs.clevertap.com/docs/catalog). */
const maxCatalogs = 5

/**
 * Writes catalog items. A catalog is replaced whole: what was there stays until the import ends, so that it can say what changed.
 * Corrected rejects are added to the catalog that is there.
 */
export class ItemWriter {
  /** What replacing a catalog changed; null where none was replaced. */
  changes: CatalogChanges | null = null
  readonly #context: WriteContext
  readonly #sql
  readonly #catalogs = new Map<string, OpenCatalog>()

  constructor(context: WriteContext) {
    this.#context = context
    this.#sql = prepareItemStatements(context.db)
  }

  /** Returns why an item cannot be taken, as a sentence. */
  write({ catalog: name, id, columns, isCorrected = false }: ItemRecord, { line }: RecordPlace): string | undefined {
    const { counts, observer, now, importId } = this.#context
    const catalog = this.#catalogs.get(name) ?? this.#begin(name, isCorrected)
    const text = JSON.stringify(columns)
    const { changes } = this.#sql.insert.run(catalog.id, catalog.next, id, text, line, isCorrected ? importId : null)
    if (changes === 0) return this.#taken(catalog, id, text, isCorrected)
    catalog.next++
    counts.items++
    observer.scope('catalog', name).add(columns, now)
    return undefined
  }

  /** Compares what was replaced, and lets go of it. Returns notes. Throws `JobCancelled`. */
  finish(control: JobControl): string[] {
    const { db } = this.#context
    for (const [name, { id, before }] of this.#catalogs) {
      if (before === null) continue
      this.changes = compareCatalogs(db, name, before, { id, columns: this.#columnsOf(name) }, control)
      this.#sql.removeItems.run(before.id)
      this.#sql.remove.run(before.id)
      dropItemIndex(db, before.id)
    }
    return this.#catalogs.size === 0 ? [] : this.#limitNotes()
  }

  #begin(name: string, isCorrected: boolean): OpenCatalog {
    const { importId, observer } = this.#context
    const known = this.#sql.known.get(name)
    let catalog: OpenCatalog
    if (known !== undefined && isCorrected) {
      catalog = { id: known, next: (this.#sql.lastPosition.get(known) ?? -1) + 1, before: null }
    } else {
      const before = known === undefined ? null : { id: known, columns: this.#columnsOf(name) }
      if (known !== undefined) this.#sql.rename.run(replacedName + name, known)
      catalog = { id: Number(this.#sql.add.run(name, importId).lastInsertRowid), next: 0, before }
      observer.reset('catalog', name)
    }
    this.#catalogs.set(name, catalog)
    return catalog
  }

  #taken({ id: catalog }: OpenCatalog, id: string, text: string, isCorrected: boolean): string | undefined {
    const there = this.#sql.item.get(catalog, id)
    if (isCorrected && there?.columns === text) {
      this.#context.counts.duplicates++
      return undefined
    }
    const line = isCorrected ? null : (there?.line ?? null)
    const where = line === null ? 'is in the catalog already' : `is on line ${String(line)} already`
    const remedy = 'Give one of them another Identity, or leave one out, and import it again.'
    return `The item “${id.slice(0, 100)}” ${where}. ${remedy}`
  }

  #columnsOf(name: string): readonly string[] {
    const { total, properties } = this.#context.observer.scope('catalog', name)
    const used = [...properties].filter(([column, one]) => one.observed(column, total).absent < total)
    return used.map(([column]) => column)
  }

  /** Of the kinds of catalog that the import brought. */
  #limitNotes(): string[] {
    const names = this.#sql.names.all()
    const kinds = new Set([...this.#catalogs.keys()].map((name) => this.#kindOf(name)))
    return [...kinds].flatMap((kind) => {
      const count = names.filter((name) => this.#kindOf(name) === kind).length
      if (count <= maxCatalogs) return []
      return [`CleverTap takes up to 5 ${kind} catalogs; the cache now has ${String(count)}.`]
    })
  }

  #kindOf(name: string): 'location' | 'product' {
    const columns = this.#columnsOf(name).map((column) => column.toLowerCase())
    const hasPlaces = columns.includes('latitude') && columns.includes('longitude')
    return hasPlaces && !columns.includes('imageurl') ? 'location' : 'product'
  }
}
