import { join } from 'node:path'
import { openLibrary } from '../../../electron/main/drafts/open-library.ts'
import { placesIn } from '../../unit/main/places.ts'
import { numberedText, numberOf } from './numbered-draft.ts'

// Keeps and saves one draft again and again, until it is killed. Prints the number of each text that is safe.
const [folder = '', id = ''] = process.argv.slice(2)
const library = await openLibrary(placesIn(folder), join(import.meta.dirname, '../../../resources/samples'))
const opened = await library.open(id)
if (!opened.ok) throw new Error(opened.error.message)
for (let n = numberOf(opened.value.text) + 1; ; n++) {
  const kept = await library.keep(id, numberedText(n))
  if (!kept.ok) throw new Error(kept.error.message)
  process.stdout.write(`kept ${n}\n`)
  const saved = await library.save(id, numberedText(n), false)
  if (!saved.ok) throw new Error(saved.error.message)
  process.stdout.write(`saved ${n}\n`)
}
