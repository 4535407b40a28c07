import type { ElectronApplication, Page } from '@playwright/test'
import type { MessageName, RequestName } from '#shared/ipc/channels'
import type { AnswerOf, Api } from '#shared/ipc/contract'

declare global {
  /** In the page: what its preload gave it. */
  var api: Api
}

/** A request as a hostile page would make it: any name, any input. What it throws is answered as text. */
export function tryToAsk(page: Page, name: unknown, ...input: unknown[]): Promise<unknown> {
  return page.evaluate(
    async ([name, ...input]) => {
      const hostile = api as unknown as { ask(...all: unknown[]): Promise<unknown> }
      return hostile.ask(name, ...input).catch((error: unknown) => String(error))
    },
    [name, ...input],
  )
}

/** A request as the page makes it. */
export async function ask<Name extends RequestName>(
  page: Page,
  name: Name,
  ...input: unknown[]
): Promise<AnswerOf<Name>> {
  return (await tryToAsk(page, name, ...input)) as AnswerOf<Name>
}

/** The value of an answer that has to be one. */
export async function valueOf<Value>(
  answer: Promise<{ readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: unknown }>,
): Promise<Value> {
  const result = await answer
  if (!result.ok) throw new Error(JSON.stringify(result))
  return result.value
}

/** What the user chooses in the next dialogs: these paths, or nothing. */
export async function chooseInDialogs(app: ElectronApplication, ...paths: readonly string[]): Promise<void> {
  await app.evaluate(({ dialog }, paths) => {
    const canceled = paths.length === 0
    dialog.showOpenDialog = () => Promise.resolve({ canceled, filePaths: paths, bookmarks: [] })
    dialog.showSaveDialog = () => Promise.resolve({ canceled, filePath: paths[0] ?? '', bookmark: '' })
  }, paths as string[])
}

/** Begins to listen for a message. Returns a function that returns what was heard so far. */
export async function listenFor(page: Page, name: MessageName): Promise<() => Promise<readonly unknown[]>> {
  const heard = await page.evaluateHandle((name) => {
    const heard: unknown[] = []
    api.hear(name, (message) => void heard.push(message))
    return heard
  }, name)
  return () => heard.jsonValue()
}
