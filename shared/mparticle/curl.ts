import type { Batch } from '#shared/mparticle/batch'

/** https://docs.mparticle.com/developers/server/http/. The other pods have hosts of their own, such as s2s.eu1.mparticle.com. */
const endpoint = 'https://s2s.mparticle.com/v2/events'

/**
 * Returns a command for a POSIX shell that posts a batch. Key and secret are read from the variables MPARTICLE_KEY and
 * MPARTICLE_SECRET: Galley never asks for them. Safe to paste whatever the batch holds.
 */
export function curlFor(batch: Batch): string {
  const lines = [
    `curl --request POST ${shellQuote(endpoint)}`,
    '--user "$MPARTICLE_KEY:$MPARTICLE_SECRET"',
    `--header ${shellQuote('Content-Type: application/json')}`,
    `--data-raw ${shellQuote(JSON.stringify(batch, null, 2))}`,
  ]
  return `${lines.join(' \\\n  ')}\n`
}

/** Returns any text as one word of a POSIX shell. A single quote ends the quoted part, stands escaped, and begins it again. */
export function shellQuote(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`
}
