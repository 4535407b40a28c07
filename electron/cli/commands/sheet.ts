import { Command } from 'commander'
import { sheetCsv, sheetText } from '#shared/mparticle/sheet'
import { openDraft } from '../draft-input.ts'

export const sheetCommand = new Command('sheet')
  .description("the pairs and settings of a draft as a sheet to type into CleverTap, in CleverTap's own spellings")
  .argument('<draft>', 'a *.galley.json file')
  .option('--csv', 'as CSV, safe to open in a spreadsheet')
  .action(async (path: string, { csv }: { readonly csv?: true }) => {
    const { draft } = await openDraft(path)
    process.stdout.write(csv ? sheetCsv(draft) : sheetText(draft))
  })
