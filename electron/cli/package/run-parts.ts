import type * as Crypto from 'node:crypto'
import type * as Fs from 'node:fs'
import type * as Os from 'node:os'
import type * as Path from 'node:path'
import type * as V8 from 'node:v8'
import type * as Vm from 'node:vm'

// The text of these functions stands in a program of one file. So they know only one another, and are written so that Node 12 can read
// them.

/** Keeps the compiled code of a program's parts from one start to the next. */
export interface CodeStore {
  /** False where it can keep nothing. */
  readonly isOpen: boolean
  /** Returns what was kept of a part. Never throws. */
  readonly read: (part: string) => Buffer | undefined
  /** Keeps it where that is possible. Never throws. */
  readonly write: (part: string, code: Buffer) => void
}

/** What the first part of a program exports. */
export interface FirstPart {
  /** Resolves when the program has done its work: now what it takes is compiled. */
  readonly answered?: PromiseLike<unknown>
}

type Load = (name: string) => unknown
type Part = (exports: object, require: Load, module: { readonly exports: object }) => void

/**
 * Runs the first of the parts that stand in a program's own comments, each after a line with its name. They require one another by these
 * names. Each is read once, when it is first required: a text in quotes would be read twice.
 */
export function runParts(require: NodeJS.Require, program: string, store: CodeStore): void {
  const { readFileSync } = require('fs') as typeof Fs
  const { Script } = require('vm') as typeof Vm
  const parts: Record<string, string> = {}
  const loaded: Record<string, { exports: object }> = {}
  const added: (() => void)[] = []
  let first = ''
  for (const part of readFileSync(program, 'latin1').split('\n// part: ').slice(1)) {
    const name = part.slice(0, part.indexOf('\n'))
    parts[name] = part.slice(name.length)
    if (first === '') first = name
  }

  function compiled(name: string, comments: string): Part {
    const code = comments.replace(/^(?:\/\/|}$)/gm, '')
    const cachedData = store.read(name)
    const script = new Script('(function (exports, require, module) {' + code + '\n})', { filename: name, cachedData })
    if (store.isOpen && cachedData === undefined) {
      added.push(() => {
        store.write(name, script.createCachedData())
      })
    }
    return script.runInThisContext() as Part
  }

  function load(name: string): unknown {
    const part = parts[name]
    if (part === undefined) return require(name)
    let module = loaded[name]
    if (module === undefined) {
      module = loaded[name] = { exports: {} }
      compiled(name, part)(module.exports, load, module)
    }
    return module.exports
  }

  const { answered } = load(first) as FirstPart
  if (answered === undefined || added.length === 0) return
  const { setFlagsFromString } = require('v8') as typeof V8
  // a start is compiled once more where it is thrown away during the work, and code that was compiled with other flags is not taken
  setFlagsFromString('--no-flush-bytecode')
  void answered.then(() => {
    setFlagsFromString('--flush-bytecode')
    added.forEach((keep) => {
      keep()
    })
  })
}

/**
 * Returns what keeps compiled code in a folder of the temporary one that only its user can open or change: what is in there is run. A file
 * is used only as it was written, by the same build of the program and the same Node. `NODE_DISABLE_COMPILE_CACHE` turns it off. There is
 * none where files have no owners, and none in Node 20, which runs with flags of its own.
 */
export function codeStore(require: NodeJS.Require, build: string): CodeStore {
  const fs = require('fs') as typeof Fs
  const path = require('path') as typeof Path
  const { createHash } = require('crypto') as typeof Crypto
  const user = process.getuid === undefined ? -1 : process.getuid()
  const folder = path.join((require('os') as typeof Os).tmpdir(), 'galley-pipe-' + String(user))
  const digest = (data: Buffer | string) => createHash('sha256').update(data).digest()
  const digestBytes = 32

  function open(): boolean {
    if (user === -1 || process.env['NODE_DISABLE_COMPILE_CACHE'] !== undefined || !('rawJSON' in JSON)) return false
    try {
      fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
      const { uid, mode } = fs.lstatSync(folder)
      return uid === user && (mode & 0o170077) === 0o040000
    } catch {
      return false
    }
  }

  function fileOf(part: string): string {
    const name = digest([build, process.version, process.arch, part].join('\n')).toString('hex')
    return path.join(folder, name.slice(0, 32))
  }

  function read(part: string): Buffer | undefined {
    if (!isOpen) return undefined
    try {
      const bytes = fs.readFileSync(fileOf(part))
      const code = bytes.subarray(digestBytes)
      return digest(code).equals(bytes.subarray(0, digestBytes)) ? code : undefined
    } catch {
      return undefined
    }
  }

  function write(part: string, code: Buffer): void {
    try {
      const file = fileOf(part)
      const temporary = file + '.' + String(process.pid)
      fs.writeFileSync(temporary, Buffer.concat([digest(code), code]), { mode: 0o600, flag: 'wx' })
      fs.renameSync(temporary, file)
    } catch {
      // the next start takes as long as this one
    }
  }

  const isOpen = open()
  return { isOpen, read, write }
}
