import { expect, test } from 'vitest'
import { fileNameFrom, isDraftName, withoutDraftEnding } from '../../../electron/main/drafts/file-name.ts'

test.each([
  ['Cart reminder', 'Cart reminder'],
  ['A/B: "test"?', 'A B test'],
  ['../../etc/passwd', 'etc passwd'],
  ['..', 'Untitled'],
  ['', 'Untitled'],
  ['con', 'con draft'],
  ['LPT1.galley', 'LPT1 galley draft'],
  ['console', 'console'],
  ['COM¹', 'COM¹ draft'],
  ['conin$', 'conin$ draft'],
  ['\u202Egpj.exe\0', 'gpj.exe'],
  ['कार्ट 購物車 🛒', 'कार्ट 購物車 🛒'],
  ['🛒'.repeat(200), '🛒'.repeat(50)],
  [' dots. ', 'dots'],
])('makes a name for files on any system of %j', (name, expected) => {
  expect(fileNameFrom(name)).toBe(expected)
})

test.each([
  ['Win back.galley.json', 'Win back'],
  ['WIN BACK.GALLEY.JSON', 'WIN BACK'],
  ['Win back.galley', 'Win back'],
  ['C:\\drafts\\Win.Galley', 'C:\\drafts\\Win'],
])('knows %j for a draft', (name, base) => {
  expect(isDraftName(name)).toBe(true)
  expect(withoutDraftEnding(name)).toBe(base)
})

test.each(['users.json', 'galley.json', 'galley', 'a.galley.json.bak'])('knows %j for another file', (name) => {
  expect(isDraftName(name)).toBe(false)
  expect(withoutDraftEnding(name)).toBe(name)
})
