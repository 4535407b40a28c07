import type { Linter } from 'eslint'
import { layers, type Layer, type Refusal } from './eslint.layers.ts'

interface Restricted {
  readonly selector: string
  readonly message: string
}

const everywhere: readonly Restricted[] = [
  {
    selector: 'ExportAllDeclaration, ExportNamedDeclaration[source]',
    message: 'No barrels: import from the file that defines it.',
  },
  {
    selector:
      ":matches(PropertyDefinition, MethodDefinition[kind!='constructor'], TSAbstractPropertyDefinition)[accessibility='private']",
    message: 'Write #name: private to the running program too, not only to the compiler.',
  },
  {
    selector: 'SvelteHTMLComment[value=/prettier-ignore/]',
    message: 'The formatter lays out every line. Give what gets too long a name instead.',
  },
]

/** What one file of the tests does for all the others. */
const doneOnce: readonly (Restricted & { readonly file: string })[] = [
  {
    file: 'test/unit/law.ts',
    selector:
      "MemberExpression[object.name='fc'][property.name=/^(assert|check)$/], ImportDeclaration[source.value='fast-check'] > ImportSpecifier[imported.name=/^(assert|check)$/]",
    message: 'Check a property with law() of test/unit/law.ts, which prints the seed of a case that fails.',
  },
  {
    file: 'test/e2e/start-app.ts',
    selector: "ImportSpecifier[imported.name='_electron']",
    message: 'Start the app with test/e2e/start-app.ts, which fails a test on an error on the console.',
  },
]

const clockAndChance: readonly Restricted[] = [
  {
    selector: "MemberExpression[object.name='Date'][property.name='now']",
    message: 'Nothing in shared reads a clock. Take the time as a parameter, in milliseconds.',
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0], CallExpression[callee.name='Date']",
    message: 'Nothing in shared reads a clock. Take the time as a parameter, in milliseconds.',
  },
  {
    selector:
      "MemberExpression[object.name='DateTime'][property.name='now'], CallExpression[callee.object.name='DateTime'][callee.property.name=/^(local|utc)$/][arguments.length=0]",
    message: 'Nothing in shared reads a clock. Take the time as a parameter, in milliseconds.',
  },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: 'Nothing in shared is left to chance. Take a seed as a parameter.',
  },
]

/** What is made while the window's code is loaded, its first frame waits for. */
const formats: readonly Restricted[] = [
  {
    selector: "MemberExpression[object.name='Intl']:not(:function *)",
    message: 'Make what Intl makes at the first need: the first one takes longer than drawing ten rows.',
  },
]

const html: readonly Restricted[] = [
  {
    selector: 'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML)$/]',
    message: 'Samples can hold HTML: it is text everywhere. Write it as a Svelte expression.',
  },
]

const asked =
  "CallExpression[callee.property.name='ask']:matches([callee.object.property.name='api'], [callee.object.name='api'])"

/** A request whose answer goes nowhere: what a user's machine made fail is in the answer. */
const droppedAnswers: readonly Restricted[] = [
  `ExpressionStatement > ${asked}`,
  `ExpressionStatement > AwaitExpression > ${asked}`,
  `UnaryExpression[operator='void'] > ${asked}`,
  `UnaryExpression[operator='void'] > AwaitExpression > ${asked}`,
  `MemberExpression[property.name=/^(catch|finally)$/] > ${asked}`,
].map((selector) => ({
  selector,
  message: 'Handle the answer: it says what failed. For a request that answers nothing there is tell of state/api.ts.',
}))

/** `import()` is not seen by no-restricted-imports, so each refusal is written once more as a selector. */
function dynamic({ imports, instead }: Refusal): Restricted {
  return { selector: `ImportExpression[source.value=/${imports.replaceAll('/', '\\/')}/]`, message: instead }
}

/** `ipcMain` has one owner, which checks sender and shape for everyone. */
const ipcMain = ['electron', 'electron/main'].map((name) => ({
  name,
  importNames: ['ipcMain', 'default'],
  message: 'Add a request to shared/ipc/contract.ts and answer it in electron/main/ipc: handle.ts alone may listen.',
}))

function restrict({ files, except = [], refuses }: Layer): Linter.Config {
  const [pattern = ''] = files
  const own = pattern.startsWith('shared/')
    ? [...clockAndChance, ...formats]
    : pattern.startsWith('renderer/')
      ? [...html, ...droppedAnswers, ...formats]
      : []
  return {
    files: [...files],
    ignores: [...except],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: pattern.startsWith('electron/main') ? ipcMain : [],
          patterns: refuses.map(({ imports, instead, exceptTypes = false }) => ({
            regex: imports,
            message: instead,
            allowTypeImports: exceptTypes,
          })),
        },
      ],
      'no-restricted-syntax': [
        'error',
        ...everywhere,
        ...own,
        ...(pattern.startsWith('test/') ? doneOnce.map(restricted) : []),
        ...refuses.map(dynamic),
      ],
    },
  }
}

function restricted({ selector, message }: Restricted): Restricted {
  return { selector, message }
}

/** The layers of eslint.layers.ts as ESLint configuration. */
export const layerRules: readonly Linter.Config[] = [
  { rules: { 'no-restricted-syntax': ['error', ...everywhere] } },
  ...layers.map(restrict),
  ...doneOnce.map(({ file }) => ({
    files: [file],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...everywhere,
        ...doneOnce.filter((other) => other.file !== file).map(restricted),
      ],
    } satisfies Linter.RulesRecord,
  })),
]
