/** Bundles the command line into out/cli: a package for npm, and the pipe as one file. */
import { chmodSync, copyFileSync, cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, type Plugin, type Rolldown } from 'vite'
import packageFile from '../../../package.json' with { type: 'json' }
import { headOf, inOneFile, keepingCompiled } from './entry-files.ts'
import { manifestOf, nodeForAll, nodeForPipe } from './package-manifest.ts'

const root = join(import.meta.dirname, '../../..')
const target = join(root, 'out/cli')

process.chdir(root)
rmSync(target, { recursive: true, force: true })
mkdirSync(target, { recursive: true })

/** The pipe starts no other program, and loading what does so takes a start a while. */
const withoutProcesses: Plugin = {
  name: 'without-processes',
  enforce: 'pre',
  resolveId: (id) => (id === 'node:child_process' ? '\0without-processes' : null),
  load: (id) => (id === '\0without-processes' ? 'export default {}' : null),
}

await bundle({ main: 'electron/cli/index.ts', worker: 'electron/engine/threads/worker.ts' }, nodeForAll)
write('galley.cjs', headOf('Galley', nodeForAll, keepingCompiled('./main.cjs')))

const pipe = await bundle({ 'galley-pipe': 'electron/cli/galley-pipe.ts' }, nodeForPipe, false)
const files = Object.fromEntries(pipe.map(({ fileName, code }) => [`./${fileName}`, code]))
write('galley-pipe.cjs', headOf('galley-pipe', nodeForPipe, inOneFile(files)))

write('package.json', `${JSON.stringify(manifestOf(packageFile), null, 2)}\n`)
copyFileSync('LICENSE', join(target, 'LICENSE'))
copyFileSync('electron/cli/package/README.md', join(target, 'README.md'))
cpSync('electron/cli/package/schemas', join(target, 'schemas'), { recursive: true })
copyFileSync('docs/at-scale.md', join(target, 'at-scale.md'))

/** Writes a program. */
function write(name: string, text: string): void {
  const path = join(target, name)
  writeFileSync(path, text)
  if (name.endsWith('.cjs')) chmodSync(path, 0o755)
}

/** Bundles programs for a version of Node, to the disk or else minified. Returns the files that were made, the programs first. */
async function bundle(input: Record<string, string>, node: number, toDisk = true): Promise<Rolldown.OutputChunk[]> {
  const made = (await build({
    configFile: false,
    logLevel: 'warn',
    root,
    ssr: { noExternal: true },
    plugins: toDisk ? [] : [withoutProcesses],
    build: {
      ssr: true,
      write: toDisk,
      outDir: target,
      emptyOutDir: false,
      minify: !toDisk,
      target: `node${String(node)}`,
      rolldownOptions: {
        input,
        external: ['better-sqlite3'],
        output: {
          format: 'cjs',
          entryFileNames: '[name].cjs',
          chunkFileNames: '[name]-[hash].cjs',
        },
      },
    },
  })) as Rolldown.RolldownOutput
  return made.output.filter((file) => file.type === 'chunk')
}
