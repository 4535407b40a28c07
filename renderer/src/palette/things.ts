import type { ProfileLine } from '#shared/sample/profile-page'
import type { Command } from '../state/commands.ts'
import type { Drafts } from '../state/drafts.svelte.ts'
import type { OpenDraft } from '../state/open-draft.svelte.ts'
import type { Panes } from '../state/panes.svelte.ts'
import type { Screen } from '../state/screen.svelte.ts'
import type { Workspace } from '../state/workspace.svelte.ts'
import { scopesOf } from '../words/property-scopes.ts'
import { settingNames, type SettingPart } from '../words/setting-names.ts'

/** In the order in which they are listed where they fit equally well. */
export const kinds = ['Commands', 'Drafts', 'Pairs', 'Settings', 'Properties', 'Users'] as const
export type Kind = (typeof kinds)[number]

/** Something that the palette finds by its label and its note. */
export interface Thing {
  /** The same whenever the palette is opened. */
  readonly id: string
  readonly kind: Kind
  readonly label: string
  /** Quiet, behind the label. */
  readonly note: string
  /** The shortcut, as people read it. */
  readonly keys: string
  readonly run: () => void
}

interface World {
  readonly workspace: Workspace
  readonly screen: Screen
  readonly panes: Panes
  readonly commands: readonly Command[]
}

/** Of a pair's value, in UTF-16 units: what is shown and searched. */
const maxValue = 120

/** Returns all that can be found, but for users, whom the cache finds. */
export function thingsOf({ workspace, screen, commands }: World): readonly Thing[] {
  const { open, drafts } = workspace
  return [
    ...commandThings(commands),
    ...draftThings(drafts, screen),
    ...(open === null ? [] : [...pairThings(open, screen), ...settingThings(screen)]),
    ...propertyThings(workspace, screen),
  ]
}

export function userThings(lines: readonly ProfileLine[], { workspace, panes }: World): readonly Thing[] {
  return lines.map(({ id, name, identity, email, phone }) => ({
    id: `user ${id}`,
    kind: 'Users',
    label: name ?? identity,
    note: [...(name === null ? [] : [identity]), ...((email ?? phone) ? [email ?? phone] : [])].join(' · '),
    keys: '',
    run: () => {
      panes.open('right')
      void workspace.user.choose({ kind: 'profile', id })
    },
  }))
}

function commandThings(commands: readonly Command[]): readonly Thing[] {
  return commands
    .filter(({ id }) => id !== 'command-palette')
    .map(({ id, label, keys, run }) => ({ id: `command ${id}`, kind: 'Commands', label, note: '', keys, run }))
}

function draftThings(drafts: Drafts, screen: Screen): readonly Thing[] {
  const { open } = drafts
  return drafts.list.map(({ id, name, file, unsaved }) => {
    const isOpen = open?.summary.id === id
    return {
      id: `draft ${id}`,
      kind: 'Drafts',
      label: (isOpen ? open.draft.name : name) || file,
      note: isOpen ? 'open' : unsaved ? 'unsaved' : '',
      keys: '',
      run: () => void screen.openDraft(id),
    }
  })
}

function pairThings({ draft, keys, summary }: OpenDraft, screen: Screen): readonly Thing[] {
  return draft.pairs.map(({ key, value }, pair) => ({
    id: `pair ${keys[pair] ?? pair} of ${summary.id}`,
    kind: 'Pairs',
    label: key === '' ? `pair ${pair + 1}` : key,
    note: value.slice(0, maxValue),
    keys: '',
    run: () => screen.showPair({ pair, field: 'value', span: null }),
  }))
}

function settingThings(screen: Screen): readonly Thing[] {
  return (Object.keys(settingNames) as SettingPart[]).map((part) => ({
    id: `setting ${part}`,
    kind: 'Settings',
    label: settingNames[part],
    note: 'setting of the draft',
    keys: '',
    run: () => screen.openSettings(part),
  }))
}

function propertyThings({ samples }: Workspace, screen: Screen): readonly Thing[] {
  return scopesOf(samples.schema).flatMap(({ id, label, properties }) =>
    [...properties.keys()].map((name) => ({
      id: `property ${name} of ${id}`,
      kind: 'Properties' as const,
      label: name,
      note: label,
      keys: '',
      run: () => screen.showProperty({ scope: id, name }),
    })),
  )
}
