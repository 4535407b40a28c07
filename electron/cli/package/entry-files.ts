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

const mark = '// code:'
const otherLineEnds = /[\r\u2028\u2029]/g

/**
 * Returns a program that runs code which stands in its own comments: a Node that is too old for the code then need not understand it, and
 * any other reads it once. A text in quotes would be read twice.
 */
export function inOneFile(code: string): string {
  const lines = code.replace(otherLineEnds, (end) => `\\u${end.charCodeAt(0).toString(16).padStart(4, '0')}`)
  return `const text = require('fs').readFileSync(__filename, 'utf8')
  const code = text.slice(text.indexOf('\\n${mark}\\n') + ${String(mark.length + 2)}, text.lastIndexOf('\\n}')).replace(/^\\/\\//gm, '')
  const head = '(function (exports, require, module, __filename, __dirname) {'
  const load = require('vm').runInThisContext(head + code + '\\n})', { filename: __filename })
  load(exports, require, module, __filename, __dirname)
${mark}
${lines.replaceAll(/^/gm, '//')}`
}

/** Returns what runs a file beside this one. Starting takes a third of the time once the compiled code is kept. */
export function keepingCompiled(file: string): string {
  return `require('module').enableCompileCache()
  require('${file}')`
}
