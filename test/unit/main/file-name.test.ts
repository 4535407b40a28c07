import { expect, test } from 'vitest'
import { fileNameFrom } from '../../../electron/main/drafts/file-name.ts'

test.each([
  ['Cart reminder', 'Cart reminder'],
  ['A/B: "test"?', 'A B test'],
  ['../../etc/passwd', 'etc passwd'],
  ['..', 'Untitled'],
  ['', 'Untitled'],
  ['con', 'con draft'],
  ['LPT1.galley', 'LPT1 galley draft'],
  ['console', 'console'],
  ['\u202Egpj.exe\0', 'gpj.exe'],
  ['कार्ट 購物車 🛒', 'कार्ट 購物車 🛒'],
  ['🛒'.repeat(200), '🛒'.repeat(50)],
  [' dots. ', 'dots'],
])('makes a name for files on any system of %j', (name, expected) => {
  expect(fileNameFrom(name)).toBe(expected)
})
