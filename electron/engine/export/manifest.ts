import type { ExportedFile } from '#shared/mparticle/export-report'
import type { ExportOptions } from './export-options.ts'
import type { ExportCounts } from './export-counts.ts'

const notice =
  "A preview shape: not CleverTap's wire format. What mParticle receives from such a campaign is not documented by either vendor."

/**
 * Returns the manifest: what an export was made from, and what it holds. Says nothing of the moment it was made: the same export is
 * the same bytes.
 */
export function printManifest(
  options: ExportOptions,
  counts: ExportCounts,
  files: readonly ExportedFile[],
  sha256: string,
): string {
  const { draft, draftSha256, cacheSha256, asOf, shape, version } = options
  const moment = new Date(asOf)
  const manifest = {
    kind: 'galley-export',
    galley: version,
    notice,
    draft: { name: draft.name, sha256: draftSha256 },
    cache: cacheSha256 === null ? null : { sha256: cacheSha256 },
    asOf: { ms: asOf, iso: Number.isNaN(moment.getTime()) ? null : moment.toISOString() },
    shape,
    counts: {
      recipients: counts.ready,
      written: counts.written,
      skipped: counts.skipped,
      refused: counts.refusedCount,
    },
    files,
    sha256,
  }
  return `${JSON.stringify(manifest, null, 2)}\n`
}

/** Returns the names of the files that a manifest lists; undefined where there is no manifest of Galley's. */
export async function filesOf(
  path: string,
  read: (path: string, encoding: 'utf8') => Promise<string>,
): Promise<readonly string[] | undefined> {
  try {
    const manifest: unknown = JSON.parse(await read(path, 'utf8'))
    if (!isRecord(manifest) || manifest['kind'] !== 'galley-export' || !Array.isArray(manifest['files']))
      return undefined
    return manifest['files'].flatMap((file: unknown) =>
      isRecord(file) && typeof file['name'] === 'string' ? [file['name']] : [],
    )
  } catch {
    return undefined
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
