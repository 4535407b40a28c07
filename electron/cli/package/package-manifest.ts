/** The oldest major version of Node that better-sqlite3's prebuilt files run in. */
export const nodeForAll = 22

/** The pipe has no SQLite. */
export const nodeForPipe = 20

interface RootManifest {
  readonly version: string
  readonly description: string
  readonly license: string
  readonly author: string
  readonly dependencies: { readonly 'better-sqlite3': string }
}

/** Returns the package.json of the command line. Everything but SQLite is bundled. */
export function manifestOf({ version, description, license, author, dependencies }: RootManifest) {
  return {
    name: 'galley',
    version,
    description,
    license,
    author,
    engines: { node: `>=${String(nodeForAll)}` },
    bin: { galley: 'galley.cjs', 'galley-pipe': 'galley-pipe.cjs' },
    main: 'galley.cjs',
    dependencies: { 'better-sqlite3': dependencies['better-sqlite3'] },
  }
}
