import { isList, isObject, own, type Properties, type Value } from '#shared/sample/value'
import { wordOf } from '../records/word-of.ts'

/** Returns what a text without records is, JSON or nearly so, as sentences that say what to do; undefined where nothing is known of it. */
export function whatJsonIs(text: string, fileName: string): string | undefined {
  let value: Value
  try {
    value = JSON.parse(text) as Value
  } catch {
    return nearlyJson(text, fileName)
  }
  if (!isObject(value)) return undefined
  return manifest(value, fileName) ?? answer(value, fileName)
}

/** What programs write that are not strict about JSON, or that keep it elsewhere. */
function nearlyJson(text: string, fileName: string): string | undefined {
  if (/^[[{][\s[{]*'/.test(text))
    return (
      `“${fileName}” has its texts in single quotes ('), as Python prints them; JSON has double ones ("). ` +
      'Write it as JSON, with json.dumps in Python, and import that.'
    )
  if (/^[[{][\s[{]*[A-Za-z_$][\w$]*\s*:/.test(text))
    return (
      `“${fileName}” has names without quotes, as JavaScript does; JSON has them in double ones ("name"). ` +
      'Write it as JSON, with JSON.stringify in JavaScript, and import that.'
    )
  if (/^(?:module\.exports|export default|(?:var|let|const|window\.)\s*[\w$.]+)\s*=?\s*[[{]/.test(text))
    return `“${fileName}” is JavaScript. Keep what stands between its first bracket and the last, without the semicolon, and import that.`
  if (text.startsWith('version https://git-lfs.github.com/'))
    return `“${fileName}” stands for a file that Git LFS keeps elsewhere. Fetch it with git lfs pull, and import it again.`
  if (/^#[^\n]*\n\s*[[{]/.test(text))
    return `“${fileName}” begins with a comment (#) on line 1, which JSON does not have. Remove the line and import the file again.`
  return undefined
}

/** The description that goes with a CSV file of an SFTP import (https://docs.clevertap.com/docs/imports-via-sftp). */
function manifest(value: Properties, fileName: string): string | undefined {
  const columns = own(value, 'columns')
  if (!isObject(columns) || own(value, 'fileName') === undefined) return undefined
  const table = wordOf(own(value, 'fileName')) ?? 'FILE.csv'
  const names = Object.entries(columns).flatMap(([column, about]) => {
    const name = isObject(about) ? wordOf(own(about, 'ctName')) : null
    return name === null || name === column ? [] : [`${column}=${name}`]
  })
  const mapped = names.length === 0 ? '' : ` --map "${names.slice(0, 20).join(',')}"`
  return (
    `“${fileName}” is the manifest of an SFTP import: it describes the columns of “${table}” and holds no records. ` +
    `Import that file instead: galley import ${table}${mapped}`
  )
}

/** What CleverTap or mParticle said instead of giving records. */
function answer(value: Properties, fileName: string): string | undefined {
  const noRecords = `“${fileName}” holds no records, but an answer of`
  const errors = own(value, 'errors')
  const first = isList(errors) ? errors[0] : undefined
  if (isObject(first)) {
    const said = wordOf(own(first, 'message')) ?? 'an error'
    const code = wordOf(own(first, 'code'))
    return `${noRecords} mParticle: “${said.slice(0, 200)}”${code === null ? '' : ` (${code})`}. Correct the request, send it again, and import what was sent.`
  }
  const error = own(value, 'error')
  if (typeof error === 'string') {
    const isEarly = /still in progress/i.test(error)
    const then = isEarly
      ? 'The download was not ready: ask for the same cursor again in a minute, and import what comes then.'
      : 'Download it again.'
    return `${noRecords} CleverTap: “${error.slice(0, 200)}”. ${then}`
  }
  if (typeof own(value, 'cursor') === 'string')
    return `${noRecords} CleverTap: a page without records, but with a cursor. Download the page of that cursor, and import it.`
  if (typeof own(value, 'status') === 'string')
    return `${noRecords} CleverTap: a page without records. Download it again.`
  return undefined
}
