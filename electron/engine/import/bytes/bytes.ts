import { basename } from 'node:path'
import { unattended, type JobControl } from '../../files/job-control.ts'
import { UserError } from '../../files/user-error.ts'
import { FileBytes, type HowToRead } from './file-bytes.ts'
import { adviceFor, fileKind, isBinary } from './file-kind.ts'
import { encodingName } from './text-encoding.ts'
import { whatGalleyReads } from './what-galley-reads.ts'

/** Returns a file's text, to be read once, piece by piece, in constant memory. */
export function readBytes(path: string, control: JobControl = unattended, how: HowToRead = {}): FileBytes {
  return new FileBytes(path, control, how)
}

/** In bytes. */
const headSize = 64 * 1024

/** How a file begins. */
export interface Sniffed {
  readonly fileName: string
  /** The first 64 KB of its text, as UTF-8 without byte order mark. */
  readonly head: Buffer
  /** The head is all there is. */
  readonly whole: boolean
  /** It is packed, and its packed data break off or make no sense within the head. */
  readonly cut: boolean
  /** How its bytes write its text, where that was not told. */
  readonly encoding: string
}

/** Reads a file's beginning. Throws a UserError when there is none, or when it is not text. */
export async function sniff(path: string, how: HowToRead = {}): Promise<Sniffed> {
  const fileName = basename(how.entry?.name ?? path)
  const bytes = readBytes(path, unattended, how)
  const pieces: Buffer[] = []
  let length = 0
  for await (const chunk of bytes) {
    pieces.push(Buffer.from(chunk.subarray(0, headSize + 1 - length)))
    length += pieces.at(-1)?.length ?? 0
    if (length > headSize) break
  }
  const text = Buffer.concat(pieces)
  if (bytes.trailed && text.length === 0) {
    const message = `“${fileName}” has other bytes after the end of its gzip data. Unpack it with another program and import that.`
    throw new UserError('import:not-text', message)
  }
  if (bytes.cut && text.length === 0) throw notText(fileName, 'a damaged gzip file')
  if (bytes.size === 0) throw new UserError('import:empty', `“${fileName}” is empty. Export it again.`)
  const kind = fileKind(bytes.start)
  if (kind === 'a PDF' || isBinary(text)) throw notText(fileName, kind ?? 'not text')
  if (text.toString('utf8').trim() === '')
    throw new UserError('import:empty', `“${fileName}” holds nothing but white space. Export it again.`)
  const encoding = encodingName(bytes.start)
  return { fileName, head: text.subarray(0, headSize), whole: text.length <= headSize, cut: bytes.cut, encoding }
}

function notText(fileName: string, kind: string): UserError {
  return new UserError('import:not-text', `“${fileName}” is ${kind}. ${adviceFor(kind) ?? whatGalleyReads}`)
}
