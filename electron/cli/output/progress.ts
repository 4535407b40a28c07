import { SingleBar } from 'cli-progress'
import { count } from '#shared/words/numbers'
import type { JobProgress } from '../../engine/files/job-control.ts'

/** Shows how far an import is, on stderr, and only where that is a terminal. */
export class ProgressLine {
  #bar: SingleBar | undefined
  #file = ''

  show({ subject: file, done, total, records, rejected }: JobProgress): void {
    if (!process.stderr.isTTY) return
    if (this.#bar === undefined || file !== this.#file) this.#begin(file, total)
    this.#bar?.update(done, {
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
