import { BrowserWindow, ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron'
import { z } from 'zod'
import { dropChannel, requestNames, type RequestName } from '#shared/ipc/channels'
import { requests, type AnswerOf, type InputOf } from '#shared/ipc/contract'
import type { Dropped } from '#shared/ipc/file-answers'
import { startAddress } from '../page/address.ts'
import { isTrusted } from './sender.ts'
import { Turns } from './turns.ts'

type Answer<Name extends RequestName> = (
  input: InputOf<Name>,
  window: BrowserWindow,
) => AnswerOf<Name> | Promise<AnswerOf<Name>>

/** One function for every request; a request without one is a type error. */
export type Answers = { readonly [Name in RequestName]: Answer<Name> }

/** Takes the paths of dropped files, which come from the preload. */
export type Drop = (paths: readonly string[], window: BrowserWindow) => Promise<Dropped>

/** The same requests, so that the type of a shape follows from the name. */
const shapes: { readonly [Name in RequestName]: { readonly shape: z.ZodType<InputOf<Name>> } } = requests

const droppedPaths = z.array(z.string().min(1).max(32_767)).max(100_000)

/** What answers the page. */
export interface Answering {
  readonly answers: Answers
  readonly drop: Drop
}

/**
 * Listens to the requests of Galley's own page. The sender is checked first, then the shape of the input. What is asked before there is
 * anything to answer it waits.
 */
export function handle(answering: Promise<Answering>): void {
  // who made it learns of it
  answering.catch(() => undefined)
  for (const name of requestNames) {
    listenTo(name, answering)
  }
  listen(dropChannel, droppedPaths, async (paths, window) => (await answering).drop(paths, window))
}

function listenTo<Name extends RequestName>(
  name: Name,
  answering: Promise<{ readonly answers: Pick<Answers, Name> }>,
): void {
  listen(name, shapes[name].shape, async (input, window) => (await answering).answers[name](input, window))
}

function listen<Input>(
  name: string,
  shape: z.ZodType<Input>,
  answer: (input: Input, window: BrowserWindow) => unknown,
): void {
  const home = new URL(startAddress())
  const turns = new WeakMap<WebContents, Turns>()
  ipcMain.handle(name, (event: IpcMainInvokeEvent, input: unknown) => {
    const window = BrowserWindow.fromWebContents(event.sender)
    if (!window || !isTrusted(event.senderFrame, home)) throw new Error(`“${name}” was refused: unknown sender.`)
    const own = turns.get(event.sender) ?? new Turns()
    turns.set(event.sender, own)
    return own.run(() => {
      const read = shape.safeParse(input)
      if (!read.success) throw new Error(`“${name}” was refused: its input has the wrong shape.`)
      return answer(read.data, window)
    })
  })
}
