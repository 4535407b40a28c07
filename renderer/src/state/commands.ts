import type { MenuCommand } from '#shared/ipc/contract'
import type { Jobs } from './jobs.svelte.ts'
import type { Panes } from './panes.svelte.ts'
import type { Screen } from './screen.svelte.ts'
import type { Workspace } from './workspace.svelte.ts'

/** Something that the menu, the palette and a shortcut do alike. */
export interface Command {
  readonly id: MenuCommand | 'show-pairs' | 'show-samples' | 'edit-recommendations'
  readonly label: string
  /** As people read it; the native menu is what listens. */
  readonly keys: string
  readonly run: () => void
}

interface World {
  readonly workspace: Workspace
  readonly jobs: Jobs
  readonly panes: Panes
  readonly screen: Screen
}

const isMac = navigator.userAgent.includes('Macintosh')
const mod = isMac ? '⌘' : 'Ctrl+'
const shift = isMac ? '⇧' : 'Shift+'

/** Every command there is, in the order of the palette. */
export function commandsOf({ workspace, jobs, panes, screen }: World): readonly Command[] {
  const { user } = workspace
  const open = () => workspace.open
  const choose = (choice: Parameters<typeof user.choose>[0]) => {
    if (workspace.audience !== null) void user.choose(choice, workspace.audience)
  }
  const step = (kind: 'next' | 'previous') => {
    const id = user.answer?.profile
    choose(id === undefined ? { kind: 'first' } : { kind, id })
  }
  return [
    { id: 'draft-new', label: 'New draft', keys: `${mod}N`, run: () => void workspace.newDraft() },
    { id: 'draft-open', label: 'Open a draft…', keys: `${mod}O`, run: () => void workspace.pickDraft() },
    { id: 'draft-save', label: 'Save', keys: `${mod}S`, run: () => void workspace.save() },
    { id: 'draft-save-as', label: 'Save as…', keys: `${shift}${mod}S`, run: () => void workspace.saveAs() },
    {
      id: 'draft-duplicate',
      label: 'Duplicate the draft',
      keys: '',
      run: () => withOpen((id) => void workspace.duplicateDraft(id)),
    },
    { id: 'draft-delete', label: 'Delete the draft', keys: '', run: () => deleteOpen() },
    { id: 'undo', label: 'Undo', keys: `${mod}Z`, run: () => open()?.undo() },
    { id: 'redo', label: 'Redo', keys: `${shift}${mod}Z`, run: () => open()?.redo() },
    { id: 'fix-all', label: 'Fix all problems that can be fixed', keys: '', run: () => workspace.fixAll() },
    { id: 'samples-import', label: 'Import samples…', keys: `${mod}I`, run: () => importSamples() },
    { id: 'show-samples', label: 'Show the samples', keys: '', run: () => (screen.mainView = 'samples') },
    { id: 'show-pairs', label: 'Show the pairs', keys: '', run: () => (screen.mainView = 'pairs') },
    { id: 'next-user', label: 'Next user', keys: `${mod}]`, run: () => step('next') },
    { id: 'previous-user', label: 'Previous user', keys: `${mod}[`, run: () => step('previous') },
    {
      id: 'random-user',
      label: 'Random user',
      keys: `${shift}${mod}R`,
      run: () => choose(user.random()),
    },
    { id: 'find-user', label: 'Find a user…', keys: `${mod}F`, run: () => findUser() },
    { id: 'export', label: 'Export payloads…', keys: `${mod}E`, run: () => (screen.dialog = 'export') },
    { id: 'toggle-left', label: 'Show or hide drafts and samples', keys: '', run: () => panes.toggle('left') },
    { id: 'toggle-right', label: 'Show or hide the preview', keys: '', run: () => panes.toggle('right') },
    {
      id: 'toggle-bottom',
      label: 'Show or hide problems, recipients and imports',
      keys: '',
      run: () => panes.toggle('bottom'),
    },
    { id: 'command-palette', label: 'All commands', keys: `${mod}K`, run: () => (screen.dialog = 'palette') },
    {
      id: 'edit-trigger',
      label: 'Edit who gets the message',
      keys: `${mod}T`,
      run: () => withOpen(() => screen.openTrigger()),
    },
    {
      id: 'edit-recommendations',
      label: 'Edit the recommendations',
      keys: '',
      run: () => withOpen(() => screen.openSlots()),
    },
    {
      id: 'show-recipients',
      label: 'Show the recipients',
      keys: `${shift}${mod}L`,
      run: () => screen.showRecipients(panes),
    },
    { id: 'help', label: 'Help: the template language', keys: 'F1', run: () => (screen.dialog = 'help') },
  ]

  function withOpen(use: (id: string) => void): void {
    const id = open()?.summary.id
    if (id !== undefined) use(id)
  }

  function deleteOpen(): void {
    const summary = open()?.summary
    if (summary !== undefined) void workspace.deleteDraft(summary)
  }

  function importSamples(): void {
    screen.bottomTab = 'import'
    if (panes.closed.includes('bottom')) panes.toggle('bottom')
    void jobs.pickAndImport()
  }

  function findUser(): void {
    if (panes.closed.includes('right')) panes.toggle('right')
    screen.findUser++
  }
}
