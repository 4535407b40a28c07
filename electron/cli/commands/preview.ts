import { Command } from 'commander'
import { batchMaker } from '#shared/mparticle/to-batch'
import type { Draft } from '#shared/campaign/draft'
import { compile } from '#shared/resolve/compile'
import type { Piece, ResolvedPair } from '#shared/resolve/resolution'
import { missingWords } from '#shared/sample/missing'
import type { Item, Recipient } from '#shared/sample/recipient'
import { chooseProfile } from '../../engine/audience/choose-profile.ts'
import type { RecommendationCards } from '#shared/recommend/cards'
import { everySkipWord } from '#shared/recommend/no-item'
import { recipientLine, type RecipientLine } from '../../engine/audience/recipient-line.ts'
import type { Candidate } from '../../engine/audience/candidate.ts'
import { Audience } from '../../engine/audience/audience.ts'
import { recommendationCards } from '../../engine/answers/cards.ts'
import type { Db } from '../../engine/store/db.ts'
import { findProfile } from '../../engine/store/profiles.ts'
import { openDraft } from '../draft-input.ts'
import { asOfFrom, wholeNumber, withCache } from '../inputs.ts'
import { bad, doubtful, printable, quiet, strong, writeJson, writeLine } from '../output/text.ts'
import { count, counted } from '#shared/words/numbers'
import { utcMoment } from '#shared/words/moments'
import { failedWork, wrongUsage } from '../command-error.ts'

interface Options {
  readonly user?: string
  readonly random?: number
  readonly event: number
  readonly asOf?: string
  readonly cache?: string
  readonly json?: true
}

/** The figures of a recommendation without an item. */
type Empty = Pick<RecommendationCards, 'basis' | 'related' | 'filters' | 'left'> & { readonly slot: string }

interface Shown {
  readonly line: RecipientLine
  /** Which triggering event was asked for; 1 is the newest. */
  readonly nth: number
  readonly items: Recipient['items']
  readonly empty: Empty | null
}

export const previewCommand = new Command('preview')
  .description('shows what one sample user would get, and where every piece is from')
  .argument('<draft>', 'a *.galley.json file')
  .option('--user <id>', 'whose message: an identity, CleverTap ID, e-mail or phone')
  .option('--random <seed>', 'a user by chance; the same seed picks the same one', wholeNumber('--random', 0))
  .option('--event <n>', 'which of the events that trigger the message: 1 is the newest', wholeNumber('--event', 1), 1)
  .option('--as-of <time>', "the proof's clock, ISO 8601; initially the newest event in the cache")
  .option('--cache <path>', 'the cache with the samples')
  .option('--json', 'print one JSON document')
  .action(async (path: string, options: Options) => {
    if (options.user !== undefined && options.random !== undefined) {
      throw wrongUsage('--user and --random each choose the user. Give one of them.')
    }
    const { draft } = await openDraft(path)
    await withCache(options.cache, (db) => {
      preview(db, draft, options)
    })
  })

function preview(db: Db, draft: Draft, options: Options): void {
  const message = compile(draft)
  const asOf = asOfFrom(options.asOf, draft, db)
  const audience = new Audience(db, draft, message, asOf)
  const candidate = choose(db, audience, options)
  const line = recipientLine(candidate)
  const pairs = message.resolve(candidate.recipient)
  const texts = pairs.map(({ text }) => text)
  const empty = emptySlot(db, draft, candidate, options.event, asOf)
  if (options.json) {
    const payload = batchMaker(draft)(candidate.recipient, texts)
    writeJson({ ...line, ...(empty === null ? {} : { recommendation: empty }), asOf, pairs, payload })
  } else print({ line, nth: options.event, items: candidate.recipient.items, empty }, pairs, asOf)
}

/** How far a recommendation came that has no item for the user; null where that is not why the user is skipped. */
function emptySlot(db: Db, draft: Draft, candidate: Candidate, nth: number, asOf: number): Empty | null {
  if (candidate.status === 'ready' || candidate.slot === null) return null
  const recommendation = draft.recommendations.find(({ slot }) => slot === candidate.slot)
  if (recommendation === undefined) return null
  const choice = { kind: 'profile', id: candidate.profile.id } as const
  const cards = recommendationCards(db, { ...draft, choice, nth, recommendation }, asOf)
  if (cards === null) return null
  const { basis, related, filters, left } = cards
  return { slot: candidate.slot, basis, related, filters, left }
}

function choose(db: Db, audience: Audience, { user, random, event }: Options): Candidate {
  const how = { nth: event, placed: true }
  if (user !== undefined) {
    const profile = findProfile(db, user)
    if (profile === undefined) {
      throw failedWork(
        `No user in the cache has the identity, CleverTap ID, e-mail or phone “${user}”. galley samples shows what is there.`,
      )
    }
    return audience.candidate(profile, how)
  }
  const profile = chooseProfile(
    db,
    audience,
    random === undefined ? { kind: 'first' } : { kind: 'random', seed: random },
  )
  if (profile === undefined) throw failedWork('The cache holds no profiles. Import some: galley import FILE')
  return audience.candidate(profile, how)
}

function print({ line, nth, items, empty }: Shown, pairs: readonly ResolvedPair[], asOf: number): void {
  const event = line.event === null ? '' : `, ${printable(line.event.name)} at ${utcMoment(line.event.ts)}`
  writeLine(`${strong(printable(line.identity))}${event} ${quiet(`as of ${utcMoment(asOf)}`)}`)
  // the user can have newer ones, so that it has none would be wrong
  if (line.reason === 'no-trigger-event' && nth > 1)
    writeLine(
      doubtful(
        `Number ${count(nth)} of the events that trigger the message is not there at or before as-of. --event 1 is the newest.`,
      ),
    )
  else if (line.reason !== null)
    writeLine(
      doubtful(
        `Would not get the message: the user ${everySkipWord[line.reason]}${line.slot === undefined ? '' : ` (${printable(line.slot)})`}.`,
      ),
    )
  if (empty !== null) writeLine(quiet(`  ${printable(emptyWords(empty))}`))
  for (const [slot, item] of items) writeLine(quiet(`  ${printable(slot)}: ${printable(itemWords(item))}`))
  const width = Math.max(0, ...pairs.map(({ key }) => printable(key).length))
  for (const { key, pieces } of pairs) {
    writeLine(`  ${quiet(printable(key).padEnd(width))}  ${pieces.map(shown).join('') || quiet('(nothing)')}`)
    for (const piece of pieces) {
      if (piece.missing === null) continue
      const outcome =
        piece.from === 'default' ? 'its default' : piece.from === 'empty' ? 'nothing' : `the ${piece.missing}`
      writeLine(
        quiet(
          `  ${' '.repeat(width)}  ${printable(piece.token ?? '')} gives ${outcome}: ${missingWords[piece.missing]}.`,
        ),
      )
    }
  }
}

/** `similar: 12 related items, 12 left out by “Brand equals Lund”, 0 left; the last action was on SKU-1`. */
function emptyWords({ slot, basis, related, filters, left }: Empty): string {
  const removed = filters.map((filter) => `, ${count(filter.removed)} left out by “${filter.label}”`).join('')
  const action =
    basis === null ? '' : `; the last action was on ${basis.item ?? 'something else'} at ${utcMoment(basis.ts)}`
  return `${slot}: ${counted(related, 'related item')}${removed}, ${count(left)} left${action}`
}

/** Which item a slot has, and why it is that one. */
function itemWords({ id, rank, relatedBy, basis }: Item): string {
  const place = rank === undefined ? '' : `, rank ${count(rank)}`
  const related = relatedBy === undefined ? '' : `, related by ${counted(relatedBy, 'user')}`
  const action = basis === undefined ? '' : ` to the last action, on ${basis.item} at ${utcMoment(basis.ts)}`
  return `item ${id}${place}${related}${action}`
}

/** Marks of their own beside the colour: a default stands in ‹ ›, an empty piece is ∅. */
function shown({ text, from }: Piece): string {
  if (from === 'default') return doubtful(`‹${printable(text)}›`)
  if (from === 'empty') return bad('∅')
  return from === 'value' ? strong(printable(text)) : printable(text)
}
