import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { expandWildcards } from '../../../electron/cli/expand-wildcards.ts'
import { temporaryFolder } from './run-galley.ts'

const { path, write } = temporaryFolder()
for (const name of ['b.csv', 'a.csv', 'c[1].csv', 'notes.txt']) write(name, [])
const names = (pattern: string) => expandWildcards([join(path, pattern)], 'win32').map((file) => basename(file))

test('on Windows, wildcards stand for files, in order of their names', () => {
  expect(names('*.csv')).toEqual(['a.csv', 'b.csv', 'c[1].csv'])
  expect(names('?.csv')).toEqual(['a.csv', 'b.csv'])
  expect(names('c[1].*')).toEqual(['c[1].csv'])
})

test('what stands for nothing is told of by its own name', () => {
  expect(names('*.xml')).toEqual(['*.xml'])
  expect(names('a.csv')).toEqual(['a.csv'])
})

test('elsewhere the shell has done it, and a file may be called so', () => {
  expect(expandWildcards(['*.csv'], 'linux')).toEqual(['*.csv'])
})
