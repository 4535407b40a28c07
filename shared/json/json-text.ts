import { parseJson } from '#shared/json/exact-number'

/** JSON text of a `Content`. Read it with `fromJson`, so that numbers keep their digits. */
export type Json<Content> = string & { readonly content?: Content }

/** Returns the content of JSON text. */
export function fromJson<Content>(json: Json<Content>): Content {
  return parseJson(json) as Content
}
