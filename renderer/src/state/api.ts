import { fromJson, type Json } from '#shared/json/json-text'
import { fromJsonInSteps } from '#shared/json/parse-in-steps'
import type { UserMessage, AnswerOf, InputOf } from '#shared/ipc/contract'
import type { RequestName } from '#shared/ipc/channels'
import type { Result } from '#shared/result'
import { ended } from './in-slices.ts'

/** Returns the content of an answer; undefined after telling what went wrong. */
export function contentOf<Content>(
  answer: Result<Json<Content>, UserMessage>,
  tell: (message: string) => void,
): Content | undefined {
  if (answer.ok) return fromJson(answer.value)
  tell(answer.error.message)
  return undefined
}

/** The same for answers of megabytes: they are read a few milliseconds at a time, between other work. */
export async function contentInSlices<Content>(
  answer: Result<Json<Content>, UserMessage>,
  tell: (message: string) => void,
): Promise<Content | undefined> {
  return answer.ok ? ended(fromJsonInSteps(answer.value)) : contentOf(answer, tell)
}

/** The requests that answer nothing, and so fail only for a bug or a system that refuses. */
type Told = { [Name in RequestName]: AnswerOf<Name> extends undefined ? Name : never }[RequestName]

const failures: Readonly<Record<Told, string>> = {
  'clipboard:write': 'The text could not be copied. Try again.',
  'clipboard:paste': 'Nothing could be pasted. Try again.',
  'export:reveal': 'The folder could not be shown. Open it in the file manager.',
  'job:cancel': 'The job could not be cancelled. It ends by itself, or with Galley.',
  'window:close': 'The window could not be closed. Try again.',
  'window:usable': 'Work ahead of time did not start. It is done when it is needed.',
  'window:unwritten': 'Closing the window now may lose the last edits. Save the draft first.',
}

/** Makes a request that answers nothing. Returns whether it was done, after a notice where it was not. Never rejects. */
export function tell<Name extends Told>(
  notify: (message: string) => void,
  name: Name,
  ...input: undefined extends InputOf<Name> ? [] : [input: InputOf<Name>]
): Promise<boolean> {
  return window.api.ask(name, ...input).then(
    () => true,
    () => {
      notify(failures[name])
      return false
    },
  )
}
