import { fromJson, type Json } from '#shared/json/json-text'
import type { UserMessage } from '#shared/ipc/contract'
import type { Result } from '#shared/result'

/** Returns the content of an answer; undefined after telling what went wrong. */
export function contentOf<Content>(
  answer: Result<Json<Content>, UserMessage>,
  tell: (message: string) => void,
): Content | undefined {
  if (answer.ok) return fromJson(answer.value)
  tell(answer.error.message)
  return undefined
}
