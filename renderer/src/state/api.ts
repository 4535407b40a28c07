import type { Json } from '#shared/ipc/answers'
import type { Trouble } from '#shared/ipc/contract'
import { parseJson } from '#shared/json/exact-number'
import type { Result } from '#shared/result'

/** Returns the content of an answer that came as JSON text; its numbers keep their digits. */
export function read<Content>(text: Json<Content>): Content {
  return parseJson(text) as Content
}

/** Returns the content of an answer; undefined after telling what went wrong. */
export function contentOf<Content>(
  answer: Result<Json<Content>, Trouble>,
  tell: (message: string) => void,
): Content | undefined {
  if (answer.ok) return read(answer.value)
  tell(answer.error.message)
  return undefined
}
