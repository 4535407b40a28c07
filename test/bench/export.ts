import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { initialDraft } from '#shared/campaign/initial'
import { exportBatches } from '../../electron/engine/export/export-batches.ts'
import type { PassCandidate, Source } from '../../electron/engine/pass/source.ts'
import { median, perSecond, ratioRow, type Row } from './race.ts'
import { benchPairs, benchRecipients, handTexts } from './resolve.ts'

const rounds = 7
const repeats = 60

/**
 * Export of recipients that are at hand, so that only the work of an export is measured: resolving, ids, checks, JSON,
 * hashing, writing.
 */
export async function exportRows(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'galley-bench-'))
  try {
    const ours: number[] = []
    const rival: number[] = []
    for (let round = 0; round < rounds; round++) {
      const from = performance.now()
      await exportAll(join(folder, `ours-${String(round)}.ndjson`))
      const between = performance.now()
      byHand(join(folder, `rival-${String(round)}.ndjson`))
      ours.push(between - from)
      rival.push(performance.now() - between)
    }
    const n = benchRecipients.length * repeats
    const ratio = median(ours.map((ms, i) => (rival[i] ?? NaN) / ms))
    return [
      ratioRow(
        {
          work: 'export NDJSON, in recipients/s',
          against: 'resolve by hand + JSON.stringify',
          ours: perSecond(n, median(ours)),
          rival: perSecond(n, median(rival)),
          ratio,
        },
        0.5,
      ),
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The recipients again and again, in pages as the cache has them. */
const source: Source<PassCandidate> = {
  total: repeats * benchRecipients.length,
  *pages() {
    for (let i = 0; i < repeats; i++) {
      yield benchRecipients.map((recipient, n) => {
        return { profile: i * benchRecipients.length + n, candidates: [{ status: 'ready', recipient }] }
      })
    }
  },
}

async function exportAll(out: string): Promise<void> {
  await exportBatches({
    draft: { ...initialDraft, id: 'bench', pairs: benchPairs },
    recipients: source,
    asOf: 1_767_229_200_000,
    out,
    shape: 'ndjson',
    limit: null,
    draftSha256: '',
    cacheSha256: null,
    version: '0',
  })
}

/** The same batches as a careful programmer would write them, with random ids in place of derived ones. */
function byHand(out: string): void {
  const file = openSync(out, 'w')
  let chunk = ''
  for (let i = 0; i < repeats; i++) {
    for (const recipient of benchRecipients) {
      const [title, body, link, tier] = handTexts(recipient)
      const batch = {
        environment: 'development',
        source_request_id: crypto.randomUUID(),
        user_identities: { customer_id: recipient.identity },
        events: [
          {
            event_type: 'custom_event',
            data: {
              event_name: 'campaign_message',
              custom_event_type: 'other',
              timestamp_unixtime_ms: recipient.asOf,
              source_message_id: crypto.randomUUID(),
              custom_attributes: { title, body, link, tier },
            },
          },
        ],
      }
      chunk += `${JSON.stringify(batch)}\n`
      if (chunk.length < 1 << 18) continue
      writeSync(file, chunk)
      chunk = ''
    }
  }
  writeSync(file, chunk)
  closeSync(file)
}
