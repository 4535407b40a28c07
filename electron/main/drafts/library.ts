import { randomUUID } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import { basename, dirname, isAbsolute, resolve } from 'node:path'
import { parseDraft } from '#shared/campaign/file'
import { printDraft } from '#shared/campaign/print-draft'
import type { DraftSummary, DraftFileError, OpenedDraft, FileState, DeletedDraft } from '#shared/ipc/draft-answers'
import type { PinnedFile } from '#shared/ipc/pins'
import type { DataPlan } from '#shared/plan/data-plan'
import { pinFileBeside } from '#shared/proof/expectations/pin-file-name'
import { failed, ok, type Result } from '#shared/result'
import { readPlan } from '../../engine/files/read-plan.ts'
import { isOneOf } from '../../engine/files/same-file.ts'
import { writeAtomic } from '../../engine/files/write-atomic.ts'
import { cacheFiles } from '../../engine/store/cache-files.ts'
import type { Places } from '../files/places.ts'
import { Bin } from './bin.ts'
import { hashOf, readDraftFile, realPath } from './draft-file.ts'
import { deletedDrafts } from './deleted-drafts.ts'
import { copyMissingDrafts } from './bundled-drafts.ts'
import type { DraftIndex, KnownDraft } from './draft-index.ts'
import { DraftNames, nameIn } from './draft-names.ts'
import { changedOutside, refusal, unknownDraft, unreadable } from './draft-errors.ts'
import { fileNameFrom, freePath, isUnnamed, unnamed } from './file-name.ts'
import type { Journal } from './journal.ts'
import { PinFiles } from './pin-files.ts'
import { SeenFiles } from './seen-files.ts'
import { summarise } from './summarise.ts'
import { DraftVersions } from './versions.ts'

type Answer<Value> = Promise<Result<Value, DraftFileError>>

/**
 * The drafts that Galley knows, wherever their files are. Every method throws a `UserError` when the disk does not do
 * it; then the files are as they were.
 */
export class Library {
  readonly index: DraftIndex
  readonly journal: Journal
  readonly versions: DraftVersions
  readonly #pins = new PinFiles()
  readonly #folder: string
  readonly #bin: Bin
  readonly #cacheFiles: readonly string[]
  readonly #names = new DraftNames()
  readonly #seen = new SeenFiles()

  constructor(places: Places, index: DraftIndex, journal: Journal) {
    this.index = index
    this.journal = journal
    this.versions = new DraftVersions(places.versions)
    this.#folder = places.drafts
    this.#bin = new Bin(places.bin)
    this.#cacheFiles = cacheFiles(places.samples)
  }

  list(): Promise<readonly DraftSummary[]> {
    return Promise.all(this.index.drafts.map((draft) => this.#summary(draft)))
  }

  /** Returns what the drafts used last hold, with their edits; `most` is how many at most. What cannot be read is left out. */
  async texts(most: number): Promise<readonly { readonly id: string; readonly text: string }[]> {
    const drafts = this.index.drafts.slice(0, most).map(async ({ id, path }) => {
      const edits = this.journal.entries.get(id)?.text
      const file = edits === undefined ? await readDraftFile(path) : ok({ text: edits })
      return file.ok ? [{ id, text: file.value.text }] : []
    })
    return (await Promise.all(drafts)).flat()
  }

  /** Returns what is in the bin, the draft that was deleted last first. */
  listDeleted(): Promise<readonly DeletedDraft[]> {
    return deletedDrafts(this.index, this.#bin)
  }

  async open(id: string): Answer<OpenedDraft> {
    const draft = this.#listed(id)
    if (draft === undefined) return unknownDraft()
    const file = await readDraftFile(draft.path)
    let edits = this.journal.entries.get(id)
    if (!file.ok && edits === undefined) return file
    const saved = file.ok ? file.value.text : null
    if (saved !== null) await this.versions.keepFound(id, saved)
    if (edits?.text === saved) {
      await this.#forgetEdits(id)
      edits = undefined
    }
    this.#seen.note(id, edits === undefined ? (file.ok ? file.value.hash : null) : edits.base)
    await this.#use(draft)
    return ok({ summary: await this.#summary(draft), text: edits?.text ?? saved ?? '', saved })
  }

  /** Opens a draft as its file has it now, in place of what was edited. */
  async take(id: string): Answer<OpenedDraft> {
    const draft = this.#listed(id)
    if (draft === undefined) return unknownDraft()
    const file = await readDraftFile(draft.path)
    if (!file.ok) return file
    const { text, hash } = file.value
    await this.versions.keepFound(id, text)
    await this.#forgetEdits(id)
    this.#seen.note(id, hash)
    return ok({ summary: await this.#summary(draft), text, saved: text })
  }

  /** A new draft in Galley's own folder. */
  async create(name: string, text: string): Answer<DraftSummary> {
    const refused = refusal(text)
    if (refused !== undefined) return refused
    await mkdir(this.#folder, { recursive: true, mode: 0o700 }).catch(() => undefined)
    const draft = { id: randomUUID(), path: await freePath(this.#folder, fileNameFrom(name)), deleted: false }
    return this.#write(draft, text)
  }

  /** Keeps edits until they are saved; null when there are none any more. */
  async keep(id: string, text: string | null): Answer<undefined> {
    const draft = this.index.find(id)
    if (draft === undefined) return unknownDraft()
    if (text === null) await this.journal.remove(id)
    else {
      const base = this.#seen.hashOf(id) ?? this.journal.entries.get(id)?.base ?? null
      await this.journal.write(id, { path: draft.path, text, base })
    }
    return ok(undefined)
  }

  /** Refuses to write over what another program has written meanwhile, unless `over`. */
  async save(id: string, text: string, over: boolean): Answer<DraftSummary> {
    const draft = this.#listed(id)
    if (draft === undefined) return unknownDraft()
    const refused = refusal(text)
    if (refused !== undefined) return refused
    const file = await readDraftFile(draft.path)
    const isSeen = file.ok && this.#seen.isSeen(id, file.value.hash, text)
    const isGone = !file.ok && file.error.kind === 'missing'
    if (!over && !isSeen && !isGone) return changedOutside(draft.path)
    const path = await this.#namedPath(draft.path, text)
    await this.#pins.copy(draft.path, path)
    const saved = await this.#write({ ...draft, path }, text)
    // what it held is the version before
    const left = path === draft.path ? [] : [draft.path, pinFileBeside(draft.path)]
    for (const each of left) await rm(each, { force: true }).catch(() => undefined)
    return saved
  }

  /** A draft of Galley's own folder that was made without a name gets its file's name from the one it is saved with. */
  async #namedPath(path: string, text: string): Promise<string> {
    const named = fileNameFrom(nameIn(text) ?? '')
    const isOwn = dirname(path) === (await realPath(this.#folder))
    return isOwn && isUnnamed(path) && named !== unnamed ? freePath(this.#folder, named) : path
  }

  /** Writes a draft to a file that the user chose, which is a draft of its own from then on. */
  async saveAs(id: string, path: string, text: string): Answer<DraftSummary> {
    if (isOneOf(path, this.#cacheFiles)) return failed({ kind: 'refused', message: notADraft(path) })
    const draft = this.#listed(id)
    if (draft === undefined) return unknownDraft()
    const refused = refusal(text)
    if (refused !== undefined) return refused
    const known = this.index.findPath(await realPath(path))
    await this.#pins.copy(draft.path, path)
    const saved = await this.#write(known ?? { id: randomUUID(), path, deleted: false }, text)
    // what was edited is in the new file; the old one stays as it was last saved
    await this.#forgetEdits(id)
    return saved
  }

  /** Adds a file that the user chose; one that is no draft is refused. */
  async add(path: string): Answer<DraftSummary> {
    // closing a file of the open cache would drop every lock that this process has on it
    if (isOneOf(path, this.#cacheFiles)) return unreadable(notADraft(path))
    const file = await readDraftFile(path)
    if (!file.ok) return file
    const parsed = parseDraft(file.value.text)
    if (!parsed.ok) return unreadable(parsed.error.message)
    const real = await realPath(path)
    const lost = await this.versions.idOf(file.value.text, (id) => this.index.find(id) !== undefined)
    const draft = this.index.findPath(real) ?? { id: lost ?? randomUUID(), path: real, deleted: false }
    await this.#list(draft)
    return ok(await this.#summary(draft))
  }

  /** Puts those of the bundled drafts back that are not in Galley's own folder any more. */
  async addBundled(bundled: string): Promise<void> {
    const added = await copyMissingDrafts(bundled, await realPath(this.#folder))
    for (const path of added.toReversed()) await this.add(path)
  }

  /** A copy with an id of its own, of what the draft holds with its edits. */
  async duplicate(id: string): Answer<DraftSummary> {
    const draft = this.#listed(id)
    if (draft === undefined) return unknownDraft()
    const edits = this.journal.entries.get(id)?.text
    const file = edits === undefined ? await readDraftFile(draft.path) : ok({ text: edits })
    if (!file.ok) return file
    const parsed = parseDraft(file.value.text)
    if (!parsed.ok) return unreadable(parsed.error.message)
    const name = `${parsed.value.name} copy`
    const copy = await this.create(name, printDraft({ ...parsed.value, id: randomUUID(), name }))
    const made = copy.ok ? this.index.find(copy.value.id) : undefined
    if (made !== undefined) await this.#pins.copy(draft.path, made.path)
    return copy
  }

  /** Moves the file to the bin; its edits stay in the journal. */
  async remove(id: string): Answer<undefined> {
    const draft = this.#listed(id)
    if (draft === undefined) return unknownDraft()
    try {
      await this.index.put({ ...draft, deleted: true, deletedAt: Date.now() })
      await this.#bin.take(draft)
    } catch (error) {
      await this.#list(draft)
      throw error
    }
    return ok(undefined)
  }

  /** Puts the file back where it was, or beside it under another name where that place is taken. */
  async restore(id: string): Answer<DraftSummary> {
    const draft = this.index.find(id)
    if (draft === undefined) return unknownDraft()
    const path = draft.deleted ? await this.#bin.giveBack(draft, this.#folder) : draft.path
    const restored = { ...draft, path, deleted: false }
    await this.#list(restored)
    return ok(await this.#summary(restored))
  }

  /** Reads the file with a draft's pinned users. */
  async readPins(id: string): Answer<PinnedFile> {
    const draft = this.#listed(id)
    return draft === undefined ? unknownDraft() : this.#pins.read(draft)
  }

  /** Refuses to write over what another program has written meanwhile, unless `over`. */
  async writePins(id: string, text: string, over: boolean): Answer<PinnedFile> {
    const draft = this.#listed(id)
    return draft === undefined ? unknownDraft() : this.#pins.write(draft, text, over)
  }

  /** Returns whether the file with a draft's pinned users is as it was last read or written. */
  async arePinsSame(id: string): Promise<boolean> {
    const draft = this.#listed(id)
    return draft !== undefined && this.#pins.isSame(draft)
  }

  /** Reads the data plan that a draft names, from a path relative to the draft's folder. */
  async readPlan(id: string, file: string, version: number | null): Promise<Result<DataPlan, string>> {
    const draft = this.#listed(id)
    if (draft === undefined) return failed(unknownDraft().error.message)
    const path = resolve(dirname(draft.path), file)
    if (isAbsolute(file) || isOneOf(path, this.#cacheFiles))
      return failed(`The data plan “${basename(file)}” has to be named from the draft’s folder. Choose it again.`)
    return readPlan(path, version)
  }

  /** Compares a draft's file with what was last read from or written to it. */
  async look(id: string): Answer<FileState> {
    const draft = this.#listed(id)
    return draft === undefined ? unknownDraft() : ok(await this.#seen.look(draft))
  }

  /** Where a draft is, for dialogs and the system's own list of recent files. */
  pathOf(id: string): string | undefined {
    return this.#listed(id)?.path
  }

  /** The folder of a draft that the user has put somewhere; undefined for one in Galley's own. */
  folderOf(id: string): string | undefined {
    const path = this.pathOf(id)
    return path === undefined || dirname(path) === this.#folder ? undefined : dirname(path)
  }

  async #write(draft: KnownDraft, text: string): Answer<DraftSummary> {
    await this.versions.keepFile(draft.id, this.index.find(draft.id)?.path ?? draft.path)
    await writeAtomic(draft.path, text)
    await this.versions.keep(draft.id, text, 'save')
    const written = { ...draft, path: await realPath(draft.path) }
    this.#seen.note(draft.id, hashOf(text))
    await this.#forgetEdits(draft.id)
    await this.#use(written)
    return ok(await this.#summary(written))
  }

  /** Nothing is lost with edits that stay in the journal: they are in the file too, or were given up. */
  async #forgetEdits(id: string): Promise<void> {
    await this.journal.remove(id).catch(() => undefined)
  }

  /** Notes that a draft was used. */
  async #use(draft: KnownDraft): Promise<void> {
    const [first] = this.index.drafts
    if (first?.id !== draft.id || first.path !== draft.path) await this.#list(draft)
  }

  /** Puts a draft on top of the list. Nothing is lost when the list cannot be written: the draft is in its file. */
  async #list(draft: KnownDraft): Promise<void> {
    await this.index.put(draft).catch(() => undefined)
  }

  #summary(draft: KnownDraft): Promise<DraftSummary> {
    return summarise(draft, this.journal.entries.get(draft.id)?.text, this.#names)
  }

  #listed(id: string): KnownDraft | undefined {
    const draft = this.index.find(id)
    return draft?.deleted === true ? undefined : draft
  }
}

function notADraft(path: string): string {
  return `“${basename(path)}” holds Galley's samples and is no draft. Choose another file.`
}
