import { parseJson } from '#shared/json/exact-number'
import { isList, isObject, own, type Value } from '#shared/sample/value'
import { shellWords } from './shell-words.ts'

/** What the bodies of requests were found in. */
export interface RequestBodies {
  /** In words: “a Postman collection”. */
  readonly what: string
  readonly bodies: readonly string[]
}

/** Returns the bodies of the requests that a text describes: a Postman collection, a HAR file, curl commands, or a request as JSON. */
export function requestBodies(text: string): RequestBodies | undefined {
  const start = text.trimStart()
  if (/^(?:\$\s*)?curl\s/.test(start)) return found('a curl command', curlBodies(start))
  if (!start.startsWith('{')) return undefined
  const value = parsed(start)
  if (!isObject(value)) return undefined
  if (isList(own(value, 'item'))) return found('a Postman collection', postmanBodies(value))
  const log = own(value, 'log')
  if (isObject(log) && isList(own(log, 'entries'))) return found('a HAR file', harBodies(own(log, 'entries')))
  const isRequest = requestMembers.some((name) => own(value, name) !== undefined) || Object.keys(value).length === 1
  return isRequest ? found('a request', bodyOf(value)) : undefined
}

/** One of these tells a request, as programs log it, from a record. */
const requestMembers = ['method', 'httpMethod', 'url', 'uri', 'endpoint', 'headers', 'statusCode']

/** Returns whether a text begins as what `requestBodies` reads does. */
export function mayBeRequest(head: string): boolean {
  return /^\s*(?:(?:\$\s*)?curl\s|\{\s*"(?:method|httpMethod|url|uri|endpoint|headers|info|log|request|body)"\s*:)/.test(
    head,
  )
}

function found(what: string, bodies: readonly string[]): RequestBodies | undefined {
  return bodies.length === 0 ? undefined : { what, bodies }
}

const bodyOptions = ['-d', '--data', '--data-raw', '--data-binary', '--data-ascii', '--json']

function curlBodies(text: string): readonly string[] {
  const words = shellWords(text)
  return words.flatMap((word, i) => {
    if (bodyOptions.includes(word)) return textOf(words[i + 1])
    const attached = bodyOptions.find((option) => option.startsWith('--') && word.startsWith(`${option}=`))
    if (attached !== undefined) return textOf(word.slice(attached.length + 1))
    return /^-d[[{]/.test(word) ? textOf(word.slice(2)) : []
  })
}

/** A collection holds folders of requests, to any depth. */
function postmanBodies(folder: Value): readonly string[] {
  if (!isObject(folder)) return []
  const items = own(folder, 'item')
  const inside = isList(items) ? items.flatMap(postmanBodies) : []
  const request = own(folder, 'request')
  const body = isObject(request) ? own(request, 'body') : undefined
  return [...inside, ...(isObject(body) ? textOf(own(body, 'raw')) : [])]
}

function harBodies(entries: Value | undefined): readonly string[] {
  return (isList(entries) ? entries : []).flatMap((entry) => {
    const request = isObject(entry) ? own(entry, 'request') : undefined
    const data = isObject(request) ? own(request, 'postData') : undefined
    return isObject(data) ? textOf(own(data, 'text')) : []
  })
}

/** The members that a request, as programs log it, has its body in. */
const bodyMembers = ['body', 'data', 'payload', 'json', 'request', 'raw'] as const

function bodyOf(request: Value): readonly string[] {
  if (!isObject(request)) return []
  for (const name of bodyMembers) {
    const body = own(request, name)
    if (body === undefined || body === null) continue
    const inner = isObject(body) ? bodyOf(body) : []
    if (inner.length > 0) return inner
    const texts = textOf(body)
    if (texts.length > 0) return texts
  }
  return []
}

/** The body as JSON text, where it is some. */
function textOf(body: Value | undefined): readonly string[] {
  if (typeof body === 'string') return /^\s*[[{]/.test(body) ? [body] : []
  return isObject(body) || isList(body) ? [JSON.stringify(body)] : []
}

function parsed(text: string): Value {
  try {
    return parseJson(text) as Value
  } catch {
    return null
  }
}
