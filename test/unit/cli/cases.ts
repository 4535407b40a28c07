import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Where the small files in the shape of what people really have are. */
export const casesFolder = join(import.meta.dirname, '../../fixtures/cases')

/** Returns a case's file as it is. */
export function caseFile(name: string): Buffer {
  return readFileSync(join(casesFolder, name))
}

/** What an import of a case has in its document. */
export interface ImportedCase {
  readonly format: string
  readonly profiles: number
  readonly events: number
  readonly items: number
  readonly rejected: number
}

const nothing = { profiles: 0, events: 0, items: 0, rejected: 0 }

/** Every case that is an import, with what is right; a text is what the failure says. */
export const imported: Readonly<Record<string, ImportedCase | RegExp>> = {
  'events-without-ts.json': { ...nothing, format: 'clevertap-upload', events: 2 },
  'identity-inside-profile-data.json': { ...nothing, format: 'clevertap-upload', profiles: 2, events: 2 },
  'profile-download-by-email.json': { ...nothing, format: 'clevertap-profiles', profiles: 1 },
  'events-export.csv': { ...nothing, format: 'clevertap-export-csv', events: 2, rejected: 1 },
  'events-export.xml': { ...nothing, format: 'clevertap-export-xml', events: 2, rejected: 1 },
  'sep-line.csv': { ...nothing, format: 'csv-profiles', profiles: 2 },
  'trailing-empty-columns.csv': { ...nothing, format: 'csv-profiles', profiles: 2 },
  'blank-rows.csv': { ...nothing, format: 'csv-profiles', profiles: 2 },
  'title-lines.csv': { ...nothing, format: 'csv-profiles', profiles: 2 },
  'leftovers.csv': { ...nothing, format: 'csv-profiles', profiles: 4, rejected: 2 },
  'shortened-numbers.csv': /None of the 3 records .* was shortened by a spreadsheet.*as text/,
  'windows-1252.csv': { ...nothing, format: 'csv-profiles', profiles: 3 },
  'words-for-nothing.csv': { ...nothing, format: 'csv-profiles', profiles: 4 },
  'nobody.csv': { ...nothing, format: 'csv-profiles', profiles: 3, rejected: 4 },
  'date-in-milliseconds.json': { ...nothing, format: 'clevertap-upload', profiles: 3 },
  'json-as-text.json': { ...nothing, format: 'clevertap-upload', events: 3 },
  'pasted-base.json': { ...nothing, format: 'clevertap-upload', profiles: 1, events: 1 },
  'comments.json': { ...nothing, format: 'clevertap-upload', profiles: 1 },
  'tokens.json': { ...nothing, format: 'clevertap-upload', profiles: 1 },
  'one-in-d.json': { ...nothing, format: 'clevertap-upload', profiles: 1 },
  'upload-answer.json': { ...nothing, format: 'clevertap-answer', rejected: 1 },
  'postman.json': { ...nothing, format: 'clevertap-upload', profiles: 1, rejected: 1 },
  'curl.txt': { ...nothing, format: 'clevertap-upload', profiles: 1 },
  'wrapper.json': { ...nothing, format: 'clevertap-upload', profiles: 1 },
  'angle-brackets.csv': { ...nothing, format: 'catalog', items: 1 },
  'catalog-feed.txt': /product feed: a catalog .*--map "id=Identity,title=Name,image_link=ImageURL"/,
  'errors.json': /an answer of mParticle: “Invalid mpid”/,
  'in-progress.json': /an answer of CleverTap: “Request still in progress.* same cursor/,
  'users.manifest': /manifest of an SFTP import.*galley import u\.csv --map "cust_no=identity,plan=Plan"/,
}
