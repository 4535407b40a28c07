import { SingleBar } from 'cli-progress'
import type { ImportProgress } from '../../engine/import/import-job.ts'
import { count } from '#shared/words/numbers'

/** Shows how far an import is, on stderr, and only where that is a terminal. */
export class ProgressLine {
  #bar: SingleBar | undefined
  #file = ''

  show({ file, bytes, totalBytes, records, rejected }: ImportProgress): void {
    if (!process.stderr.isTTY) return
    if (this.#bar === undefined || file !== this.#file) this.#begin(file, totalBytes)
    this.#bar?.update(bytes, {
      records: count(records),
      rejects: rejected === 0 ? '' : `, ${count(rejected)} rejected`,
    })
  }

  stop(): void {
    this.#bar?.stop()
    this.#bar = undefined
  }

  #begin(file: string, totalBytes: number): void {
    this.stop()
    this.#file = file
    this.#bar = new SingleBar({
      format: `${file} {bar} {percentage} %, {records} records{rejects}, {eta_formatted} left`,
      barCompleteChar: '█',
      barIncompleteChar: '░',
      barsize: 24,
      hideCursor: true,
      clearOnComplete: true,
      stream: process.stderr,
      etaBuffer: 100,
    })
    this.#bar.start(Math.max(totalBytes, 1), 0, { records: '0', rejects: '' })
  }
}
