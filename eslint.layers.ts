/** Who may import whom. Read by eslint.config.js; test/unit/layers.test.ts holds each rule to its word. */

/** What a layer may not do, and the sentence that says what to do instead. */
export interface Refusal {
  /** Matches the text of an import, static or dynamic. */
  readonly imports: string
  readonly instead: string
  /** True where types may be imported all the same: nothing is loaded for them. */
  readonly exceptTypes?: true
}

export interface Layer {
  readonly files: readonly string[]
  readonly except?: readonly string[]
  readonly refuses: readonly Refusal[]
}

/** What every folder may import. */
const foundation = 'json/|words/|result$|assert-never$'

/** A folder of shared: which other folders it knows, and which packages it may use. */
function folder(name: string, knows: readonly string[], packages: readonly string[] = []): Layer {
  const folders = [name, ...knows].map((known) => `${known}/`)
  const allowed = [`#shared/(?:${folders.join('|')}|${foundation})`, ...packages.map((name) => `${name}$`)]
  const list = [...knows.map((known) => `shared/${known}`), ...packages].join(', ') || 'no other folder and no package'
  return {
    files: [`shared/${name}/**/*.ts`],
    refuses: [
      alias,
      {
        imports: `^(?!\\.|${allowed.join('|')})`,
        instead: `shared/${name} knows ${list}. Pass what it needs in as a parameter, or move the code to a folder that may know both.`,
      },
    ],
  }
}

const alias: Refusal = {
  imports: '^\\.',
  instead: "Inside shared, import through the alias: '#shared/folder/file'.",
}

const sharedByPath: Refusal = {
  imports: '^\\.{1,2}/(?:.*/)?shared/',
  instead: "Import shared code through the alias: '#shared/folder/file'.",
}

const electronElsewhere: Refusal = {
  imports: '^electron(?:/|$)',
  instead:
    'Only electron/main and electron/preload import Electron. Ask the main process through a request of shared/ipc/contract.ts.',
}

const draftAndSamples = ['template', 'campaign', 'sample']

const shared: readonly Layer[] = [
  {
    files: ['shared/**/*.ts'],
    refuses: [
      alias,
      {
        imports: `^(?!\\.|#shared/(?:${foundation}))`,
        instead: 'This folder of shared knows no other. Give it a line in eslint.layers.ts if it must.',
      },
    ],
  },
  folder('words', [], ['diff']),
  folder('template', []),
  folder('sample', ['template'], ['luxon']),
  folder('campaign', ['template', 'sample'], ['zod', 'zod/mini', 'jsonc-parser']),
  folder('resolve', draftAndSamples),
  folder('audience', draftAndSamples),
  folder('recommend', [...draftAndSamples, 'audience']),
  folder('recipients', ['sample', 'audience', 'recommend']),
  folder('plan', ['campaign', 'sample'], ['ajv', 'ajv-formats', 're2js']),
  folder('check', [...draftAndSamples, 'recommend', 'plan'], ['fastest-levenshtein']),
  folder('assist', [...draftAndSamples, 'resolve', 'check', 'plan'], ['fuzzysort']),
  folder('mparticle', [...draftAndSamples, 'resolve']),
  folder(
    'proof',
    [...draftAndSamples, 'resolve', 'audience', 'recommend', 'recipients', 'mparticle', 'plan', 'words'],
    ['sms-segments-calculator', 'zod'],
  ),
  {
    files: ['shared/ipc/**/*.ts'],
    refuses: [
      alias,
      {
        imports: '^(?!\\.|#shared/|zod$)',
        instead: 'shared/ipc describes requests with zod and the types of shared. Put anything else behind a request.',
      },
    ],
  },
  {
    files: ['shared/ipc/channels.ts'],
    refuses: [
      {
        imports: '',
        instead: 'channels.ts is bundled into the sandboxed preload: keep it a list of names that imports nothing.',
      },
    ],
  },
]

const upTo = (folders: string) => `^(?:\\.\\.?/)+(?:electron/)?(?:${folders})/`

const windowTypes: Refusal = {
  imports: '^#shared/ipc/',
  instead:
    'Results belong to their subject, not to the window. Move the type to the folder of shared that it is about; shared/ipc imports it from there.',
}

const inTheEngine: readonly Refusal[] = [
  sharedByPath,
  electronElsewhere,
  windowTypes,
  {
    imports: upTo('cli|main|preload|renderer|test'),
    instead: 'The engine knows shared and nothing else of ours. Hand it a callback, or move the code down into shared.',
  },
]

const sqliteElsewhere: Refusal = {
  imports: '^better-sqlite3(?:/|$)',
  instead: 'All SQL is in electron/engine/store, one file a table or question. Add the question there.',
}

const top = ['threads']
const features = ['answers', 'export', 'proof', 'import', 'pipe']
const ground = ['pass', 'audience', 'decide', 'recommend', 'observe', 'store', 'files']
const rooms = [...top, ...features, ...ground]

interface Room {
  readonly knows: readonly string[]
  /** Rooms of which it knows the types alone. */
  readonly types?: readonly string[]
}

/** A folder of the engine, or one inside it: which other folders of the engine it knows. */
function room(path: string, { knows, types = [] }: Room, inside: readonly Refusal[] = []): Layer {
  const [name = path] = path.split('/')
  const list =
    [...knows, ...types.map((known) => `the types of ${known}`)].join(', ') || 'no other folder of the engine'
  const instead = `engine/${path} knows ${list}. Pass what it needs in as a parameter, or move the code to a folder that may know both.`
  const refuse = (names: readonly string[]) => `^(?:\\.\\./)+(?:${names.join('|')})/`
  const unknown = rooms.filter((other) => other !== name && ![...knows, ...types].includes(other))
  return {
    files: [`electron/engine/${path}/**/*.ts`],
    refuses: [
      ...inTheEngine,
      ...(name === 'store' ? [] : [sqliteElsewhere]),
      { imports: refuse(unknown), instead },
      ...types.map((other) => ({ imports: refuse([other]), instead, exceptTypes: true }) as const),
      ...inside,
    ],
  }
}

const importFloors = ['bytes', 'records', 'formats', 'write']

/** A folder of engine/import: it knows those before it. */
function importFloor(name: string, knows: Room): Layer {
  const above = importFloors.slice(importFloors.indexOf(name) + 1)
  const floors = above.length === 0 ? '' : `(?:${above.join('|')})/|`
  return room(`import/${name}`, knows, [
    {
      imports: `^\\.\\./(?:${floors}[^/]+$)`,
      instead: `In engine/import each folder knows those before it: ${importFloors.join(', ')}. Pass the rest in, or move the code up.`,
    },
  ])
}

const engine: readonly Layer[] = [
  { files: ['electron/engine/**/*.ts'], refuses: inTheEngine },
  room('files', { knows: [] }),
  room('observe', { knows: [] }),
  // an older cache is counted anew when it is opened
  room('store', { knows: ['observe', 'files'] }),
  room('recommend', { knows: ['store', 'files'] }),
  room('decide', { knows: [], types: ['recommend'] }),
  room('audience', { knows: ['decide', 'recommend', 'store', 'files'] }),
  room('pass', { knows: ['files'], types: ['recommend'] }),
  room('pipe', { knows: ['decide', 'pass', 'recommend', 'files'] }),
  room('answers', { knows: ['proof', 'import', 'pass', 'audience', 'recommend', 'store', 'files'] }),
  ...['export', 'proof'].map((name) => room(name, { knows: ['pass', 'audience', 'recommend', 'store', 'files'] })),
  room('import', { knows: ['observe', 'store', 'files'] }),
  importFloor('bytes', { knows: ['files'] }),
  importFloor('records', { knows: ['files'] }),
  importFloor('formats', { knows: ['files'] }),
  importFloor('write', { knows: ['observe', 'store', 'files'] }),
  room('threads', { knows: rooms }),
]

const electron: readonly Layer[] = [
  ...engine,
  {
    files: ['electron/cli/**/*.ts'],
    refuses: [
      sharedByPath,
      electronElsewhere,
      windowTypes,
      {
        imports: upTo('main|preload|renderer|test'),
        instead: 'The command line knows the engine and shared. Move what both it and the app need into the engine.',
      },
    ],
  },
  {
    files: ['electron/main/**/*.ts'],
    refuses: [
      sharedByPath,
      {
        imports: upTo('cli|preload|renderer|test'),
        instead: 'The main process knows the engine and shared. It talks to the window through shared/ipc.',
      },
    ],
  },
  {
    files: ['electron/preload/**/*.ts'],
    refuses: [
      {
        imports: '^(?!(?:electron|#shared/ipc/channels|\\./[\\w-]+\\.ts)$)',
        instead:
          'The preload hands on the names of shared/ipc/channels and knows nothing else. Do the work in main or in the window.',
      },
    ],
  },
]

const outsideTheWindow: Refusal = {
  imports: '^(?:node:|better-sqlite3(?:/|$)|(?:\\.\\.?/)+(?:electron|test)/)',
  instead: 'The window reaches the machine only through window.api. Add a request to shared/ipc/contract.ts.',
}

const monacoElsewhere: Refusal = {
  imports: '^monaco-editor(?:/|$)',
  instead: 'renderer/src/editor is the one door to Monaco. Use, or add, an attachment there.',
}

const inTheWindow = [sharedByPath, electronElsewhere, outsideTheWindow]

const renderer: readonly Layer[] = [
  {
    files: ['renderer/src/**/*'],
    refuses: [
      ...inTheWindow,
      monacoElsewhere,
      {
        imports: '^\\.\\./(?!(?:ui|editor|state|words)/)',
        instead: 'A feature imports ui, editor, state and words, never another feature. Move what both need there.',
      },
    ],
  },
  {
    files: ['renderer/src/state/**/*'],
    refuses: [
      ...inTheWindow,
      monacoElsewhere,
      {
        imports: '^\\.\\./(?!(?:editor|words)/)|\\.svelte$',
        instead: 'State knows no feature and no component: they read it. Move what it needs into shared or into state.',
      },
    ],
  },
  {
    files: ['renderer/src/words/**/*'],
    refuses: [
      ...inTheWindow,
      monacoElsewhere,
      {
        imports: '^\\.\\./|\\.svelte$',
        instead: 'Words know shared and nothing of the window. Pass in what they need.',
      },
    ],
  },
  {
    files: ['renderer/src/ui/**/*'],
    refuses: [
      ...inTheWindow,
      monacoElsewhere,
      {
        imports: '^(?:\\.\\./|#shared/)',
        instead: 'renderer/src/ui imports nothing of ours. Pass it in as a property or a snippet.',
      },
    ],
  },
  {
    files: ['renderer/src/editor/**/*'],
    refuses: [
      ...inTheWindow,
      {
        imports: '^\\.\\./',
        instead: 'The editor knows shared and Monaco only. Pass the rest in through the options of its attachment.',
      },
    ],
  },
]

const tests: readonly Layer[] = [{ files: ['test/**/*.ts'], refuses: [sharedByPath, electronElsewhere] }]

/** In order: where two match a file, the later one counts alone. */
export const layers: readonly Layer[] = [...shared, ...electron, ...renderer, ...tests]
