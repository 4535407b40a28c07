import { parseJson } from '#shared/json/exact-number'

declare const content: unique symbol

/** JSON text of a `Content`. Only `toJson` makes it, and only `fromJson` reads it. */
export type Json<Content> = string & { readonly [content]: Content }

/** Returns the JSON text of a value. Numbers keep their digits. */
export function toJson<Content>(value: Content): Json<Content> {
  return JSON.stringify(value) as Json<Content>
}

/** Returns the content of JSON text. Numbers keep their digits. */
export function fromJson<Content>(json: Json<Content>): Content {
  return parseJson(json) as Content
}
