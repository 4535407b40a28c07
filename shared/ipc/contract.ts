import { z } from 'zod'
import type { EventPage, ProfileDetail, ProfileLine, ProfilePage } from '#shared/sample/profile-page'
import type { ItemPage } from '#shared/sample/item-page'
import { shapes } from '#shared/mparticle/export-report'
import type { KeptMapping } from '#shared/sample/column-mapping'
import type { RejectPage } from '#shared/sample/import-report'
import type { Json } from '#shared/json/json-text'
import type { FoundRecipient } from '#shared/recipients/found-recipient'
import type { TableLook } from '#shared/sample/table-look'
import type { SamplesSummary } from '#shared/sample/samples-summary'
import type { CatalogLinks } from '#shared/recommend/catalog-links'
import type { RecommendationCards } from '#shared/recommend/cards'
import type { RecommendationReasons } from '#shared/recommend/reasons'
import type { MessageName, RequestName } from '#shared/ipc/channels'
import type { AliasOverlap } from '#shared/audience/alias-overlap'
import type { CensusFigures, CensusPage } from '#shared/recipients/census'
import {
  censusPage,
  censusPlaces,
  censusQuestion,
  cardsQuestion,
  draftText,
  exportQuestion,
  handle,
  overlapQuestion,
  page,
  reasonsQuestion,
  recipientQuestion,
  rowId,
} from '#shared/ipc/shapes'
import { importQuestion, mappingToForget, mappingToKeep, tableQuestion } from '#shared/ipc/table-shapes'
import { proofPeople, proofQuestion, reportQuestion } from '#shared/ipc/proof-shapes'
import { oneVersion, versionToKeep, versionToName } from '#shared/ipc/version-shapes'
import type {
  DraftSummary,
  DeletedDraft,
  OpenedDraft,
  FileState,
  LossChoice,
  DraftFileError,
  PickedPlan,
} from '#shared/ipc/draft-answers'
import type { Grant, Dropped, ImportAnswer, ReportWritten, ExportAnswer } from '#shared/ipc/file-answers'
import type { Messages } from '#shared/ipc/messages'
import type { KeptPinsText, PinnedFile } from '#shared/ipc/pins'
import type { DataPlan } from '#shared/plan/data-plan'
import { reportFormats } from '#shared/proof/report/report-format'
import type { ProofFigures, ProofPeople } from '#shared/proof/panel'
import type { VersionLine } from '#shared/ipc/versions'
import type { Result } from '#shared/result'
import type { PlainSchema } from '#shared/sample/observed-json'

export interface Request<Shape extends z.ZodType, Answer> {
  /** Strict, and with a maximum for every text and list: the renderer is treated as hostile. */
  readonly shape: Shape
  /** Never there: it only carries the type of the answer. */
  readonly answer?: Answer
}

/** `request(Shape)<Answer>()`: what the renderer hands in, and what it gets. */
function request<Shape extends z.ZodType>(shape: Shape) {
  return <Answer>(): Request<Shape, Answer> => ({ shape })
}

const nothing = z.undefined()

export interface About {
  readonly version: string
  readonly electron: string
  readonly platform: string
}

/** Something that a user's machine or data made fail. */
export interface UserMessage {
  readonly message: string
  /** The samples cannot be read: `samples:set-aside` is the way out. */
  readonly unreadable?: true
}

/** Longer than any payload that mParticle takes. */
const ClipboardText = z.strictObject({ text: z.string().max(4_000_000) })
const OneDraft = z.strictObject({ id: handle })
const DraftWithText = z.strictObject({ id: handle, text: draftText })

/** Every request a renderer may make of the main process. What is not listed here does not exist. */
export const requests = {
  'app:about': request(nothing)<About>(),
  /** Galley's own licence, then those of what it contains. */
  'app:licences': request(nothing)<Result<string, UserMessage>>(),
  'clipboard:write': request(ClipboardText)<undefined>(),
  /** Pastes into what has the focus, as the Edit menu does. */
  'clipboard:paste': request(nothing)<undefined>(),

  'draft:list': request(nothing)<readonly DraftSummary[]>(),
  'draft:open': request(OneDraft)<Result<OpenedDraft, DraftFileError>>(),
  /** Opens the draft that was used last; null where there is none. */
  'draft:resume': request(nothing)<Result<OpenedDraft | null, DraftFileError>>(),
  'draft:look': request(OneDraft)<Result<FileState, DraftFileError>>(),
  /** Opens a draft as its file has it now, and forgets the edits that are in the journal. */
  'draft:take': request(OneDraft)<Result<OpenedDraft, DraftFileError>>(),
  /** A new draft in Galley's own folder, holding the text. */
  'draft:create': request(z.strictObject({ name: z.string().max(200), text: draftText }))<
    Result<DraftSummary, DraftFileError>
  >(),
  /** Keeps edits safe from a crash; null when there are none any more. */
  'draft:journal': request(z.strictObject({ id: handle, text: draftText.nullable() }))<
    Result<undefined, DraftFileError>
  >(),
  /** Asks what becomes of edits that the journal could not keep; a window that is about to close waits for it. */
  'draft:confirm-loss': request(
    z.strictObject({ name: z.string().max(200), trouble: z.string().max(2_000) }),
  )<LossChoice>(),
  /** `over`: also where the file has changed since it was opened. */
  'draft:save': request(DraftWithText.extend({ over: z.boolean() }))<Result<DraftSummary, DraftFileError>>(),
  /** Shows the dialog; null when it was cancelled. */
  'draft:save-as': request(DraftWithText)<Result<DraftSummary | null, DraftFileError>>(),
  'draft:pick': request(nothing)<Result<DraftSummary | null, DraftFileError>>(),
  'draft:duplicate': request(OneDraft)<Result<DraftSummary, DraftFileError>>(),
  /** Moves the file to Galley's own bin, where `draft:restore` finds it. */
  'draft:delete': request(OneDraft)<Result<undefined, DraftFileError>>(),
  'draft:restore': request(OneDraft)<Result<DraftSummary, DraftFileError>>(),
  /** What is in the bin, the draft that was deleted last first. */
  'draft:deleted': request(nothing)<readonly DeletedDraft[]>(),

  /** The pinned users beside a draft, as their file has them now. */
  'pins:read': request(OneDraft)<Result<PinnedFile, DraftFileError>>(),
  /** Writes them. `over`: also where the file has changed since it was read. */
  'pins:write': request(DraftWithText.extend({ over: z.boolean() }))<Result<PinnedFile, DraftFileError>>(),
  /** Has pins keep what the draft uses of their users; `mask` puts masks in place of what is personal. Nothing is written. */
  'pins:keep': request(z.strictObject({ draft: draftText, pins: draftText, mask: z.boolean() }))<
    Result<Json<KeptPinsText>, UserMessage>
  >(),
  /** The data plan in a file that is named from the draft's folder; of a whole plan this version, or else its newest active one. */
  'plan:read': request(
    z.strictObject({ id: handle, file: z.string().min(1).max(4_000), version: z.int().min(1).nullable() }),
  )<Result<DataPlan, UserMessage>>(),

  /**
   * Asks for a data plan's file, and names it from the draft's folder; null where the dialog was cancelled. `id` and `version` are the
   * plan's own, null where the file does not say.
   */
  'plan:pick': request(OneDraft)<Result<PickedPlan | null, UserMessage>>(),

  /** The newest first. */
  'version:list': request(OneDraft)<Result<readonly VersionLine[], UserMessage>>(),
  /** A version's text. */
  'version:read': request(oneVersion)<Result<string, UserMessage>>(),
  /** Makes a version, unless the newest is the same; `version:trouble` tells where that fails. */
  'version:keep': request(versionToKeep)<Result<undefined, UserMessage>>(),
  /** A version with a name is kept for good; null takes the name away. */
  'version:name': request(versionToName)<Result<undefined, UserMessage>>(),

  'samples:summary': request(nothing)<Result<Json<SamplesSummary>, UserMessage>>(),
  'samples:schema': request(nothing)<Result<Json<PlainSchema>, UserMessage>>(),
  'samples:forget': request(nothing)<Result<undefined, UserMessage>>(),
  /** Puts the bundled drafts and samples back, those that are missing. */
  'samples:restore': request(nothing)<Result<undefined, UserMessage>>(),
  /** Keeps the file of the samples under another name, which it answers, and begins with none. */
  'samples:set-aside': request(nothing)<Result<{ readonly file: string }, UserMessage>>(),
  'profile:search': request(z.strictObject({ text: z.string().max(500), limit: page.limit }))<
    Result<Json<readonly ProfileLine[]>, UserMessage>
  >(),
  'profile:page': request(z.strictObject(page))<Result<Json<ProfilePage>, UserMessage>>(),
  'profile:detail': request(z.strictObject({ id: rowId }))<Result<Json<ProfileDetail | null>, UserMessage>>(),
  'event:page': request(z.strictObject({ profile: rowId, ...page }))<Result<Json<EventPage>, UserMessage>>(),
  'catalog:page': request(z.strictObject({ catalog: z.string().max(2_000), text: z.string().max(500), ...page }))<
    Result<Json<ItemPage | null>, UserMessage>
  >(),
  'recipient:find': request(recipientQuestion)<Result<Json<FoundRecipient | null>, UserMessage>>(),

  /** Shows the dialog for sample files; empty when it was cancelled. */
  'file:pick': request(nothing)<readonly Grant[]>(),
  /** Ends when the import has ended; `job:progress` tells of it meanwhile. */
  'import:start': request(importQuestion)<Result<ImportAnswer, UserMessage>>(),
  'import:remove': request(z.strictObject({ import: rowId }))<Result<undefined, UserMessage>>(),
  /** The first rows of a table as an import would take them in; null for a file of which there is nothing to choose. */
  'table:look': request(tableQuestion)<Result<Json<TableLook | null>, UserMessage>>(),
  /** The files in a ZIP file with several tables; null for any other file. */
  'file:parts': request(z.strictObject({ grant: handle }))<Result<readonly Grant[] | null, UserMessage>>(),
  /** The mappings of columns that are kept for files with the same first line, the one that was used last first. */
  'mapping:list': request(nothing)<Result<Json<readonly KeptMapping[]>, UserMessage>>(),
  'mapping:keep': request(mappingToKeep)<Result<undefined, UserMessage>>(),
  'mapping:forget': request(mappingToForget)<Result<undefined, UserMessage>>(),
  'reject:page': request(z.strictObject({ import: rowId, ...page }))<Result<Json<RejectPage>, UserMessage>>(),
  /** Shows the dialog and writes the rejects of an import; null when it was cancelled. */
  'reject:save': request(z.strictObject({ import: rowId }))<Result<{ readonly file: string } | null, UserMessage>>(),

  /** Shows the dialog for a file or a folder, as the shape wants it; null when it was cancelled. */
  'export:target': request(z.strictObject({ shape: z.enum(shapes), name: z.string().max(200) }))<Grant | null>(),
  'export:start': request(exportQuestion)<Result<ExportAnswer, UserMessage>>(),
  /** Shows what the last export wrote in the system's file manager. */
  'export:reveal': request(nothing)<undefined>(),
  'job:cancel': request(z.strictObject({ job: handle }))<undefined>(),
  /** Writes a launcher for the command line; `advice` says how the shell will find it, null where it does already. */
  'command:install': request(nothing)<Result<{ readonly file: string; readonly advice: string | null }, UserMessage>>(),
  /** The user can write: what is done ahead of time may begin. */
  'window:usable': request(nothing)<undefined>(),
  /** Whether there are edits that are in no journal yet: then the window asks with `window:closing` before it closes. */
  'window:unwritten': request(z.strictObject({ unwritten: z.boolean() }))<undefined>(),
  /** Closes the window: to be asked after `window:closing`, when everything is written down. */
  'window:close': request(nothing)<undefined>(),

  /** Which events may be mapped to a catalog; null where the samples have no such catalog. */
  'recommendation:suggest': request(z.strictObject({ catalog: z.string().max(2_000) }))<
    Result<Json<CatalogLinks | null>, UserMessage>
  >(),
  /** Null where no profile is a recipient. */
  'recommendation:cards': request(cardsQuestion)<Result<Json<RecommendationCards | null>, UserMessage>>(),
  /** Ends when all recipients were looked at; `job:progress` tells of it meanwhile. */
  'recommendation:reasons': request(reasonsQuestion)<Result<RecommendationReasons, UserMessage>>(),
  /** Counts who gets a message, in place of what was counted before; answers the first figures. Null where another count began. */
  'census:start': request(censusQuestion)<Result<Json<CensusFigures | null>, UserMessage>>(),
  /** The next figures of a census: a moment later, or when all are counted. */
  'census:more': request(z.strictObject({ census: rowId }))<Result<Json<CensusFigures | null>, UserMessage>>(),
  /** Where users stand among the recipients, from 1; null for one that is none. Without an occurrence, the first one that qualifies. */
  'census:places': request(censusPlaces)<Result<Json<readonly (number | null)[] | null>, UserMessage>>(),
  'census:page': request(censusPage)<Result<Json<CensusPage | null>, UserMessage>>(),
  'census:stop': request(nothing)<Result<Json<null>, UserMessage>>(),
  /**
   * Proofs a draft, in place of the proof before, of which it keeps what is still true; answers the first figures. Null where another
   * proof began. A text that is not a draft is a failed result.
   */
  'proof:start': request(proofQuestion)<Result<Json<ProofFigures | null>, UserMessage>>(),
  /** The next figures of a proof: a moment later, or when all users are looked at. */
  'proof:more': request(z.strictObject({ proof: rowId }))<Result<Json<ProofFigures | null>, UserMessage>>(),
  /** The users behind a figure. */
  'proof:people': request(proofPeople)<Result<Json<ProofPeople | null>, UserMessage>>(),
  'proof:stop': request(nothing)<Result<Json<null>, UserMessage>>(),
  /** Shows the dialog for the file of a report; null when it was cancelled. */
  'proof:target': request(z.strictObject({ format: z.enum(reportFormats), name: z.string().max(200) }))<Grant | null>(),
  /** Proofs a draft and writes the report; `job:progress` tells of it meanwhile, `export:reveal` shows the file. */
  'proof:report': request(reportQuestion)<Result<ReportWritten, UserMessage>>(),
  /** What an alias over these events can be made of. Null where the samples were forgotten meanwhile. */
  'alias:overlap': request(overlapQuestion)<Result<Json<AliasOverlap | null>, UserMessage>>(),
} as const satisfies Record<RequestName, Request<z.ZodType, unknown>>

/** A type whose lists and fields cannot be written to, at any depth. */
type Frozen<Value> = Value extends object ? { readonly [Key in keyof Value]: Frozen<Value[Key]> } : Value

export type InputOf<Name extends RequestName> = Frozen<z.infer<(typeof requests)[Name]['shape']>>
export type AnswerOf<Name extends RequestName> =
  (typeof requests)[Name] extends Request<z.ZodType, infer Answer> ? Answer : never

/** `window.api`, the only way out of the window. */
export interface Api {
  /** Rejects only for a bug: what a user can cause is in the answer. */
  ask<Name extends RequestName>(
    name: Name,
    ...input: undefined extends InputOf<Name> ? [] : [input: InputOf<Name>]
  ): Promise<AnswerOf<Name>>
  /** Returns the function that ends it. */
  hear<Name extends MessageName>(name: Name, listener: (message: Messages[Name]) => void): () => void
  /** Grants for files that were dropped on the window; their paths go past the page. */
  dropped(files: readonly unknown[]): Promise<Dropped>
}
