import type { OpenDraft } from './open-draft.svelte.ts'

/**
 * Returns whether the open draft may be left: its edits are in the journal or in a file, or the user gave them up.
 * Asks only where the journal cannot be written. `saveAs` returns whether it saved.
 */
export async function mayLeave(open: OpenDraft, saveAs: () => Promise<boolean>): Promise<boolean> {
  const isKept = await open.writeJournal()
  const { journalTrouble, unsaved } = open
  if (isKept || !unsaved || journalTrouble === null) return true
  const question = { name: open.draft.name.slice(0, 200), trouble: journalTrouble.slice(0, 2_000) }
  const choice = await window.api.ask('draft:confirm-loss', question)
  if (choice === 'save-as') return saveAs()
  if (choice === 'discard') open.discard()
  return choice === 'discard'
}
