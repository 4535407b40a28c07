import type { MenuCommand } from '#shared/ipc/messages'
import { isMac, mod, shift } from '../words/shortcut-words.ts'
import { inField } from './field-history.ts'
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

/** Returns a letter with the system's own modifier, as people read it: Ctrl+S. */
export function keysOf(letter: string): string {
  return `${mod}${letter}`
}

/** Returns every command there is, in the order of the palette. */
export function commandsOf({ workspace, jobs, panes, screen }: World): readonly Command[] {
  const { drafts, user } = workspace
  return [
    { id: 'draft-new', label: 'New draft', keys: `${mod}N`, run: () => void screen.newDraft() },
    { id: 'draft-open', label: 'Open a draft…', keys: `${mod}O`, run: () => void drafts.pick() },
    { id: 'draft-save', label: 'Save', keys: `${mod}S`, run: () => void drafts.save() },
    { id: 'draft-save-as', label: 'Save as…', keys: `${shift}${mod}S`, run: () => void drafts.saveAs() },
    {
      id: 'draft-duplicate',
      label: 'Duplicate the draft',
      keys: '',
      run: () => withOpen((id) => void drafts.duplicate(id)),
    },
    { id: 'draft-versions', label: 'Versions…', keys: '', run: () => withOpen(() => (screen.dialog = 'versions')) },
    { id: 'draft-delete', label: 'Delete the draft', keys: '', run: () => deleteOpen() },
    { id: 'drafts-deleted', label: 'Deleted drafts…', keys: '', run: () => (screen.dialog = 'deleted') },
    { id: 'draft-settings', label: 'Settings of the draft', keys: `${mod},`, run: () => screen.openSettings() },
    { id: 'undo', label: 'Undo', keys: `${mod}Z`, run: () => inField('undo') || screen.step('undo') },
    { id: 'redo', label: 'Redo', keys: `${shift}${mod}Z`, run: () => inField('redo') || screen.step('redo') },
    { id: 'find-in-pairs', label: 'Find in the pairs…', keys: `${mod}F`, run: () => screen.findInPairs(false) },
    {
      id: 'replace-in-pairs',
      label: 'Find and replace in the pairs…',
      keys: isMac ? '⌥⌘F' : 'Ctrl+H',
      run: () => screen.findInPairs(true),
    },
    {
      id: 'fix-all',
      label: 'Fix all problems that can be fixed',
      keys: '',
      run: () => void workspace.problems.fixAll(),
    },
    { id: 'next-problem', label: 'Next problem', keys: 'F8', run: () => walk(1) },
    { id: 'previous-problem', label: 'Previous problem', keys: `${shift}F8`, run: () => walk(-1) },
    { id: 'samples-import', label: 'Import samples…', keys: `${mod}I`, run: () => importSamples() },
    { id: 'column-mappings', label: 'Column mappings…', keys: '', run: () => (screen.dialog = 'mappings') },
    {
      id: 'samples-set-aside',
      label: 'Set the samples aside and start anew…',
      keys: '',
      run: () => (screen.dialog = 'set-aside'),
    },
    {
      id: 'workspace-restore',
      label: 'Restore the sample workspace',
      keys: '',
      run: () => void workspace.restoreSamples(),
    },
    { id: 'show-samples', label: 'Show the samples', keys: '', run: () => (screen.mainView = 'samples') },
    { id: 'show-pairs', label: 'Show the pairs', keys: '', run: () => (screen.mainView = 'pairs') },
    { id: 'next-user', label: 'Next user', keys: `${mod}PgDn`, run: () => void user.step('next') },
    { id: 'previous-user', label: 'Previous user', keys: `${mod}PgUp`, run: () => void user.step('previous') },
    {
      id: 'random-user',
      label: 'Random user',
      keys: `${shift}${mod}R`,
      run: () => void user.choose(user.random()),
    },
    { id: 'find-user', label: 'Find a user…', keys: `${shift}${mod}F`, run: () => screen.findUser() },
    { id: 'export', label: 'Export payloads…', keys: `${mod}E`, run: () => (screen.dialog = 'export') },
    { id: 'toggle-left', label: 'Show or hide drafts and samples', keys: `${mod}B`, run: () => panes.toggle('left') },
    {
      id: 'toggle-right',
      label: 'Show or hide the preview',
      keys: `${shift}${mod}B`,
      run: () => panes.toggle('right'),
    },
    {
      id: 'toggle-bottom',
      label: 'Show or hide problems, recipients and imports',
      keys: `${mod}J`,
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
      run: () => withOpen(() => screen.openRecommendations()),
    },
    {
      id: 'show-recipients',
      label: 'Show the recipients',
      keys: `${shift}${mod}L`,
      run: () => screen.showRecipients(),
    },
    { id: 'show-proof', label: 'Proof: what every recipient would get', keys: 'F7', run: () => screen.toggleProof() },
    {
      id: 'proof-report',
      label: 'Report of the proof…',
      keys: '',
      run: () => withOpen(() => (screen.dialog = 'report')),
    },
    { id: 'help', label: 'Help: the template language', keys: 'F1', run: () => (screen.dialog = 'help') },
    { id: 'install-command', label: 'Install the galley command', keys: '', run: () => void installCommand() },
    { id: 'licences', label: 'Licences', keys: '', run: () => (screen.dialog = 'licences') },
  ]

  function withOpen(use: (id: string) => void): void {
    const id = drafts.open?.summary.id
    if (id !== undefined) use(id)
  }

  function walk(by: 1 | -1): void {
    const problem = workspace.problems.step(by)
    if (problem === undefined) workspace.notices.done('There is no problem in this draft.')
    else screen.showProblem(problem)
  }

  function deleteOpen(): void {
    const summary = drafts.open?.summary
    if (summary !== undefined) void drafts.delete(summary)
  }

  async function installCommand(): Promise<void> {
    const answer = await window.api.ask('command:install')
    if (!answer.ok) {
      workspace.notices.trouble(answer.error.message)
      return
    }
    const { file, advice } = answer.value
    workspace.notices.done(`The galley command is installed: ${file}.${advice === null ? '' : ` ${advice}`}`)
  }

  function importSamples(): void {
    screen.showImports()
    void jobs.pickAndImport()
  }
}
