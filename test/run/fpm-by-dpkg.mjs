#!/usr/bin/env node
/** Does what electron-builder asks of fpm for a .deb, with dpkg-deb: so that one can be built where fpm's own release cannot be fetched. */
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { parseArgs } from 'node:util'

const text = { type: 'string' }
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    input: { ...text, short: 's' },
    target: { ...text, short: 't' },
    force: { type: 'boolean' },
    depends: { ...text, short: 'd', multiple: true },
    'deb-recommends': { ...text, multiple: true },
    'deb-compression': text,
    'deb-priority': text,
    architecture: text,
    'after-install': text,
    'after-remove': text,
    description: text,
    version: text,
    package: text,
    name: text,
    maintainer: text,
    vendor: text,
    url: text,
    category: text,
    license: text,
  },
})
if (values.target !== 'deb') {
  console.error(
    `This stand-in for fpm makes .deb packages only, not ${String(values.target)}. Install fpm for the others.`,
  )
  process.exit(1)
}

const root = mkdtempSync(join(tmpdir(), 'galley-deb-'))
// it becomes the mode of the system's own root folder
chmodSync(root, 0o755)
try {
  for (const mapping of positionals) copy(mapping)
  mkdirSync(join(root, 'DEBIAN'))
  writeFileSync(join(root, 'DEBIAN/control'), control())
  script('postinst', values['after-install'])
  script('postrm', values['after-remove'])
  const compression = { gz: 'gzip' }[values['deb-compression']] ?? values['deb-compression'] ?? 'xz'
  const { status } = spawnSync(
    'dpkg-deb',
    ['--root-owner-group', `-Z${compression}`, '--build', root, values.package],
    {
      stdio: 'inherit',
    },
  )
  process.exitCode = status ?? 1
} finally {
  rmSync(root, { recursive: true, force: true })
}

/** `from=to`: a file, or with a slash at its end what a folder holds. */
function copy(mapping) {
  const at = mapping.lastIndexOf('=')
  const [from, to] = [mapping.slice(0, at), join(root, mapping.slice(at + 1))]
  mkdirSync(from.endsWith('/') ? to : dirname(to), { recursive: true })
  cpSync(from, to, { recursive: true, verbatimSymlinks: true })
  if (!from.endsWith('/')) chmodSync(to, 0o644)
}

function control() {
  const [summary = '', ...details] = values.description.split('\n')
  const fields = {
    Package: values.name,
    Version: values.version,
    Architecture: values.architecture,
    Maintainer: values.maintainer,
    'Installed-Size': Math.ceil(bytesIn(root) / 1024),
    Depends: values.depends?.join(', '),
    Recommends: values['deb-recommends']?.join(', '),
    Section: values.category ?? 'default',
    Priority: values['deb-priority'],
    // electron-builder wants one in any case
    Homepage: values.url?.endsWith('.invalid') ? undefined : values.url,
    Description: [summary.trim(), ...details.map((line) => ` ${line.trim() || '.'}`)].join('\n'),
  }
  return Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}: ${String(value)}\n`)
    .join('')
}

function script(name, from) {
  if (from === undefined) return
  const path = join(root, 'DEBIAN', basename(name))
  writeFileSync(path, readFileSync(from))
  chmodSync(path, 0o755)
}

function bytesIn(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0)
}
