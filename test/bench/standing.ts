import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { printDraft } from '#shared/campaign/print-draft'
import { fromJson } from '#shared/json/json-text'
import type { ProofFigures } from '#shared/proof/panel'
import type { ProofQuestion } from '../../electron/engine/answers/questions.ts'
import { openStore } from '../../electron/engine/store/open-store.ts'
import { type ProofThread, startProofThread } from '../../electron/engine/threads/resident-thread.ts'
import { eightPairs, fillMembers } from './members.ts'
import { median, type Row } from './race.ts'

const profiles = 100_000
const rounds = 5

/** The proof of the draft at hand, as the window asks for it. */
export async function standingRows(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'galley-bench-'))
  const cache = join(folder, 'samples.sqlite')
  try {
    const db = openStore(cache, { create: true })
    fillMembers(db, profiles)
    db.close()
    const results = []
    for (let round = 0; round <= rounds; round++) results.push(await oneRound(cache))
    const [, ...counted] = results
    const middle = (of: keyof Times) => median(counted.map((one) => one[of]))
    const ratio = median(counted.map(({ edited, whole }) => edited / whole))
    return [
      msRow('first figure of a proof, 100,000 recipients, eight pairs', middle('first'), 150),
      msRow('the same where its thread has to start', middle('firstOfAll'), 150),
      msRow('cancelling it', middle('cancel'), 200),
      {
        ...{ work: 'the proof after an edit of one pair', against: 'the whole proof', ratio },
        ...{ ours: ms(middle('edited')), rival: ms(middle('whole')), goal: '≤ 0.4 × its time', met: ratio <= 0.4 },
      },
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Times {
  readonly firstOfAll: number
  readonly first: number
  readonly whole: number
  readonly edited: number
  readonly cancel: number
}

async function oneRound(cache: string): Promise<Times> {
  const thread = startProofThread(cache)
  try {
    const firstOfAll = await timed(() => thread.ask('start', questionFor('UTC')))
    await timed(() => thread.ask('stop', {}))
    // another time zone: no text is known
    const first = await timed(() => thread.ask('start', questionFor('Asia/Kolkata')))
    const whole = await timed(() => toTheEnd(thread, questionFor('Europe/Stockholm', 1)))
    const edited = await timed(() => toTheEnd(thread, questionFor('Europe/Stockholm', 1, 'Hej')))
    void thread.ask('start', questionFor('UTC', 2))
    await new Promise((resolve) => setTimeout(resolve, 100))
    const cancel = await timed(() => thread.ask('stop', {}))
    return { firstOfAll, first, whole, edited, cancel }
  } finally {
    await thread.close()
  }
}

/** `day` tells as-of apart, with which the audience is decided anew. */
function questionFor(timeZone: string, day = 0, word = 'Hi'): ProofQuestion {
  const pairs = eightPairs.pairs.map(({ key, value }) => ({ key, value: value.replace('Hi', word) }))
  const draft = printDraft({ ...eightPairs, timeZone, pairs })
  return { draft, against: null, asOf: Date.UTC(2026, 5, 1 + day), everyOccurrence: false }
}

async function toTheEnd(thread: ProofThread, question: ProofQuestion): Promise<void> {
  let figures: ProofFigures | null = fromJson(await thread.ask('start', question))
  while (figures?.done === false) figures = fromJson(await thread.ask('more', { proof: figures.proof }))
  if (figures?.json.recipients !== profiles) throw new Error(`${String(figures?.json.recipients)} recipients`)
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  await work()
  return performance.now() - from
}

function msRow(work: string, took: number, most: number): Row {
  return {
    ...{ work, against: '–', ours: ms(took), rival: '–', ratio: null },
    ...{ goal: `≤ ${String(most)} ms`, met: took <= most },
  }
}

function ms(value: number): string {
  return `${value.toFixed(0)} ms`
}
