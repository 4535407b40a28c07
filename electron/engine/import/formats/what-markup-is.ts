/** Returns what a text in angle brackets is that is no export of events, as sentences that say what to do. */
export function whatMarkupIs(text: string, fileName: string): string {
  if (text.includes('urn:schemas-microsoft-com:office:spreadsheet'))
    return `“${fileName}” is a spreadsheet that was saved as XML. ${asCsv}`
  if (/^<(?:!doctype )?html/i.test(text)) return webPage(text, fileName)
  const refused = /<Error>\s*<Code>([^<]*)<\/Code>(?:\s*<Message>([^<]*)<)?/.exec(text)
  if (refused !== null) {
    const said = [refused[1], refused[2]].filter((part) => part !== undefined).join(': ')
    return `“${fileName}” holds no records, but the answer of a file store: “${said.slice(0, 200)}”. Get a new link and download it again.`
  }
  return `“${fileName}” is XML, which Galley does not read, but for CleverTap’s export of events. Export it as JSON or CSV.`
}

const asCsv = 'Open it with a spreadsheet, save the sheet as CSV and import that.'

/** Systems call tables of a page Excel files, and give a page to sign in where a file was asked for. */
function webPage(text: string, fileName: string): string {
  if (/<table[\s>]/i.test(text)) return `“${fileName}” is a web page with a table, whatever its name ends in. ${asCsv}`
  const title = /<title>\s*([^<]*?)\s*<\/title>/i.exec(text)?.[1]
  const named = title === undefined || title === '' ? '' : ` (“${title.slice(0, 60)}”)`
  return `“${fileName}” is a web page${named}, which holds no samples. Where it was to be a download, sign in there and download it again.`
}
