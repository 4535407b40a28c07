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

/** Returns code as a text in a program, which a Node that is too old for it then need not understand. */
export function inOneFile(code: string): string {
  const wrapped = `(function (exports, require, module, __filename, __dirname) {${code}\n})`
  return `const load = require('vm').runInThisContext(${JSON.stringify(wrapped)}, { filename: __filename })
  load(exports, require, module, __filename, __dirname)`
}

/** Returns what runs a file beside this one. Starting takes a third of the time once the compiled code is kept. */
export function keepingCompiled(file: string): string {
  return `require('module').enableCompileCache()
  require('${file}')`
}
