import { createHash } from 'node:crypto'
import { codeStore, runParts } from './run-parts.ts'

/**
 * Returns a program that says in one sentence what is wrong where Node is older than a version, and else goes on. It is written so that
 * Node 12 can read it.
 */
export function headOf(name: string, node: number, goOn: string): string {
  return `#!/usr/bin/env node
'use strict'
if (Number(process.versions.node.split('.')[0]) < ${String(node)}) {
  console.error('${name} needs Node.js ${String(node)} or later and found ' + process.version + '. Install a newer Node.js from https://nodejs.org.')
  process.exitCode = 3
} else {
  ${goOn}
}
`
}

const notAscii = /[^\x20-\x7e\n\t]/g

/**
 * Returns a program of one file that runs the first of some others, given by names such as `./main.cjs`, by which they require one
 * another. They stand in its comments: a Node that is too old for them need not understand them.
 */
export function inOneFile(files: Readonly<Record<string, string>>): string {
  const parts = Object.entries(files).map(([name, code]) => `\n// part: ${name}\n${asComment(code)}`)
  const build = createHash('sha256').update(parts.join('')).digest('hex')
  return `${String(codeStore)}
  ${String(runParts)}
  runParts(require, __filename, codeStore(require, '${build}'))${parts.join('')}`
}

/** In ASCII, which Node reads and compiles faster. */
function asComment(code: string): string {
  const ascii = code.replace(notAscii, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
  return ascii.replaceAll(/^/gm, '//')
}

/** Returns what runs a file beside this one. Starting takes a third of the time once the compiled code is kept. */
export function keepingCompiled(file: string): string {
  return `require('module').enableCompileCache()
  require('${file}')`
}
