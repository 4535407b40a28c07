import { readFile } from 'node:fs/promises'
import { Figures, type FiguresState } from '#shared/proof/figures'
import { isObject } from '#shared/sample/value'
import { fileErrorFrom } from '../files/file-error.ts'
import { UserError } from '../files/user-error.ts'

/** What `galley pipe --figures` writes about its part of a run. */
export interface FiguresFile {
  /** The version of this layout. */
  readonly galleyFigures: 1
  /** SHA-256 of the draft's file, in hexadecimal. */
  readonly draft: string
  /** ISO 8601. */
  readonly asOf: string
  readonly figures: FiguresState
}

/** Reads figures. Throws a `UserError` for what are none. */
export async function readFigures(path: string): Promise<FiguresFile> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw fileErrorFrom(error, path)
  })
  const json = parsed(text)
  if (isFigures(json)) return json
  const message = `“${path}” holds no figures of this version. Make them with galley pipe --figures.`
  throw new UserError('import:unreadable', message)
}

/** Returns the figures of all parts. Throws a `UserError` for one that does not fit the others. */
export function mergedFigures(shape: Figures['shape'], parts: ReadonlyMap<string, FiguresFile>): Figures {
  const all = new Figures(shape)
  for (const [path, { figures }] of parts) {
    try {
      all.merge(figures)
    } catch (error) {
      if (!(error instanceof TypeError)) throw error
      throw new UserError('import:unreadable', `“${path}” is damaged. Run its part of the lines again.`, {
        cause: error,
      })
    }
  }
  return all
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isFigures(json: unknown): json is FiguresFile {
  if (!isObject(json)) return false
  const { galleyFigures, draft, asOf, figures } = json
  const isWhole = typeof draft === 'string' && typeof asOf === 'string' && !Number.isNaN(Date.parse(asOf))
  return galleyFigures === 1 && isWhole && isObject(figures)
}
