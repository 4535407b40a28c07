import type { AliasOverlap } from '#shared/audience/alias-overlap'
import type { AudienceRules } from '#shared/audience/rules-of'
import type { Recommendation } from '#shared/campaign/draft'
import type { ProofFigures, ProofPeople, ProofWanted } from '#shared/proof/panel'
import type { CensusFigures, CensusPage, CensusWanted } from '#shared/recipients/census'
import type { FoundRecipient } from '#shared/recipients/found-recipient'
import type { RecommendationCards } from '#shared/recommend/cards'
import type { CatalogLinks } from '#shared/recommend/catalog-links'
import type { KeptMapping } from '#shared/sample/column-mapping'
import type { TableLook } from '#shared/sample/table-look'
import type { RejectPage } from '#shared/sample/import-report'
import type { ItemPage } from '#shared/sample/item-page'
import type { PlainSchema } from '#shared/sample/observed-json'
import type { EventPage, ProfileDetail, ProfileLine, ProfilePage } from '#shared/sample/profile-page'
import type { SamplesSummary } from '#shared/sample/samples-summary'
import type { LookRequest } from '../import/look/look-at-table.ts'
import type { RecipientChoice } from '../audience/choose-profile.ts'
import type { CensusPerson, CensusQuestion } from './census.ts'
import type { CardsInput } from './cards.ts'
import type { Uncounted } from './uncounted.ts'

/** The types of one question. */
export interface Question<Input, Output> {
  readonly input: Input
  readonly output: Output
}

type Nothing = Record<string, never>

interface PageOf {
  readonly offset: number
  readonly limit: number
}

/** Every question that one look into the cache answers. */
export interface StoreQuestions {
  readonly samples: Question<Nothing, SamplesSummary>
  readonly schema: Question<Nothing, PlainSchema>
  readonly 'profile-search': Question<{ readonly text: string; readonly limit: number }, readonly ProfileLine[]>
  readonly 'profile-page': Question<PageOf, ProfilePage>
  /** Null where there is no such profile. */
  readonly 'profile-detail': Question<{ readonly id: number }, ProfileDetail | null>
  readonly 'event-page': Question<PageOf & { readonly profile: number }, EventPage>
  /** Null where there is no such catalog. An empty text finds every item. */
  readonly 'catalog-items': Question<PageOf & { readonly catalog: string; readonly text: string }, ItemPage | null>
  /** Null for a file of which there is nothing to choose. */
  readonly 'table-look': Question<LookRequest, TableLook | null>
  /** The names of the files in a ZIP file with several; null for any other file. */
  readonly 'zip-files': Question<{ readonly path: string }, readonly string[] | null>
  readonly mappings: Question<Nothing, readonly KeptMapping[]>
  readonly rejects: Question<PageOf & { readonly import: number }, RejectPage>
  /** Null where the cache has no profile. */
  readonly recipient: Question<RecipientQuestion, FoundRecipient | null>
  /** The mappings among these that are not counted yet. */
  readonly uncounted: Question<
    { readonly recommendations: readonly Recommendation[]; readonly asOf: number | null },
    Uncounted
  >
  /** Null where there is no such catalog. */
  readonly 'recommendation-suggest': Question<{ readonly catalog: string }, CatalogLinks | null>
  /** Has the pins of a file keep what a draft uses of their users. Both are texts of files, and so is the answer's `pins`. */
  readonly 'keep-pins': Question<
    { readonly draft: string; readonly pins: string; readonly mask: boolean },
    { readonly pins: string; readonly troubles: readonly string[] }
  >
  /** Null where the cache has no profile. */
  readonly 'recommendation-cards': Question<CardsInput & { readonly asOf: number | null }, RecommendationCards | null>
}

export interface RecipientQuestion extends AudienceRules {
  /** The events whose newest occurrence the draft's tokens ask for. */
  readonly events: readonly string[]
  readonly choice: RecipientChoice
  /** Which of the events that trigger the message: 1 is the newest. */
  readonly nth: number
  /** In milliseconds since 1970; null for the cache's own. */
  readonly asOf: number | null
  readonly recommendations?: readonly Recommendation[] | undefined
}

/** Every question about all users. A census answers null once another has begun in its place. */
export interface CensusQuestions {
  /** Begins a census in place of the one before. Answered with its first figures. */
  readonly start: Question<CensusQuestion, CensusFigures | null>
  /** Answered with the next figures, some 100 ms later or when every user is counted. */
  readonly more: Question<{ readonly census: number }, CensusFigures | null>
  /** Where users stand among the recipients that are counted so far, from 1; null for one that is none. */
  readonly places: Question<
    { readonly census: number; readonly people: readonly CensusPerson[] },
    readonly (number | null)[] | null
  >
  readonly page: Question<PageOf & { readonly census: number; readonly wanted: CensusWanted }, CensusPage | null>
  readonly stop: Question<Nothing, null>
  readonly 'alias-overlap': Question<{ readonly events: readonly string[] }, AliasOverlap>
}

/** Every question about the standing proof of a draft. It answers null once another has begun in its place. */
export interface ProofQuestions {
  /** Begins a proof in place of the one before. Answered with its first figures. */
  readonly start: Question<ProofQuestion, ProofFigures | null>
  /** Answered with the next figures, some 100 ms later or when every user is looked at. */
  readonly more: Question<{ readonly proof: number }, ProofFigures | null>
  /** The users behind a figure. */
  readonly people: Question<PageOf & { readonly proof: number; readonly wanted: ProofWanted }, ProofPeople | null>
  readonly stop: Question<Nothing, null>
  /** What a draft, and the one that it is compared with, recommend: so that it can be counted. */
  readonly recommendations: Question<Pick<ProofQuestion, 'draft' | 'against'>, readonly Recommendation[]>
}

export interface ProofQuestion {
  /** The text of the draft's file. */
  readonly draft: string
  /** The text of an older one, to compare with. */
  readonly against: string | null
  /** In milliseconds since 1970; null for the cache's own. */
  readonly asOf: number | null
  readonly everyOccurrence: boolean
  /** The data plan that the payloads are held to, as `printPlan` has it. */
  readonly plan?: string | null | undefined
}

/** What a table of questions looks like. */
export type QuestionTable<Names extends PropertyKey> = Readonly<Record<Names, Question<unknown, unknown>>>

/** A function for each question, so that an answer of another type does not compile. */
export type Answers<Questions extends QuestionTable<keyof Questions>> = {
  readonly [Name in keyof Questions]: (
    input: Questions[Name]['input'],
  ) => Questions[Name]['output'] | Promise<Questions[Name]['output']>
}
