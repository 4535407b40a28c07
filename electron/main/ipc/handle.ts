import { BrowserWindow, ipcMain, type IpcMainInvokeEvent } from 'electron'
import { z } from 'zod'
import { dropChannel, requestNames, type RequestName } from '#shared/ipc/channels'
import { requests, type AnswerOf, type Dropped, type InputOf } from '#shared/ipc/contract'
import { startAddress } from '../page/address.ts'
import { isTrusted } from './sender.ts'

type Answer<Name extends RequestName> = (
  input: InputOf<Name>,
  window: BrowserWindow,
) => AnswerOf<Name> | Promise<AnswerOf<Name>>

/** One function for every request; a request without one is a type error. */
export type Answers = { readonly [Name in RequestName]: Answer<Name> }

/** What becomes of the paths of dropped files, which come from the preload. */
export type Drop = (paths: readonly string[], window: BrowserWindow) => Promise<Dropped>

const droppedPaths = z.array(z.string().min(1).max(32_767)).max(100_000)

/** Answers the requests of Galley's own page: the sender is looked at first, then the shape, then the question. */
export function handle(answers: Answers, drop: Drop): void {
  for (const name of requestNames) {
    listen(name, requests[name].shape, (input, window) => answers[name](input as never, window))
  }
  listen(dropChannel, droppedPaths, drop)
}

function listen<Shape extends z.ZodType>(
  name: string,
  shape: Shape,
  answer: (input: z.infer<Shape>, window: BrowserWindow) => unknown,
): void {
  const home = new URL(startAddress())
  ipcMain.handle(name, (event: IpcMainInvokeEvent, input: unknown) => {
    const window = BrowserWindow.fromWebContents(event.sender)
    if (!window || !isTrusted(event.senderFrame, home)) throw new Error(`“${name}” was refused: unknown sender.`)
    const read = shape.safeParse(input)
    if (!read.success) throw new Error(`“${name}” was refused: its input has the wrong shape.`)
    return answer(read.data, window)
  })
}
