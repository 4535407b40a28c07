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
    ? clockAndChance
    : pattern.startsWith('renderer/')
      ? [...html, ...droppedAnswers]
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
      'no-restricted-syntax': ['error', ...everywhere, ...own, ...refuses.map(dynamic)],
    },
  }
}

/** The layers of eslint.layers.ts as ESLint configuration. */
export const layerRules: readonly Linter.Config[] = [
  { rules: { 'no-restricted-syntax': ['error', ...everywhere] } },
  ...layers.map(restrict),
]
