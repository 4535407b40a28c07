import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { rendererFile } from '../../../electron/main/page/renderer-file.ts'

const root = resolve('/opt/galley/out/renderer')

test('finds a file of the window and its kind', () => {
  expect(rendererFile(root, 'app://galley/assets/index.js')).toEqual({
    path: join(root, 'assets/index.js'),
    contentType: 'text/javascript; charset=utf-8',
  })
  expect(rendererFile(root, 'app://galley/a%20b.css?x=1#y')?.path).toBe(join(root, 'a b.css'))
})

test('stays inside where the address itself steps back', () => {
  expect(rendererFile(root, 'app://galley/../main/index.js')?.path).toBe(join(root, 'main/index.js'))
  expect(rendererFile(root, 'app://galley/%2e%2e/main/index.js')?.path).toBe(join(root, 'main/index.js'))
})

test.each([
  '/..%2fmain%2findex.js',
  '/%2e%2e%2f%2e%2e%2fpackage.json',
  '/assets/..%2f..%2f..%2fpackage.json',
  '//etc/passwd',
  '/%',
  '/index.html%00',
  '/',
  '/assets',
  '/key.pem',
  '/x.constructor',
])('refuses %s', (path) => {
  expect(rendererFile(root, `app://galley${path}`)).toBeUndefined()
})
