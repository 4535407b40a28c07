import { initialDraft } from '#shared/campaign/initial'
import { draftOf, draftWithKeys } from '../draft.ts'
import type { Case } from './case.ts'

export const keysAndPairsCases: readonly Case[] = [
  {
    code: 'token-in-key',
    fires: [draftWithKeys('a {{ @Profile - City }}')],
    silent: [draftWithKeys('City')],
    mends: true,
  },
  {
    code: 'token-in-key',
    fires: [draftWithKeys('a {{ @Profile - }}'), draftWithKeys('{{city}}')],
    silent: [],
    mends: false,
  },
  {
    code: 'empty-key',
    fires: [
      { ...draftOf(''), pairs: [{ key: '', value: '' }] },
      { ...draftOf(''), pairs: [{ key: ' ', value: ' ' }] },
    ],
    silent: [draftWithKeys('a')],
    mends: true,
  },
  { code: 'empty-key', fires: [draftWithKeys('', 'b')], silent: [], mends: false },
  {
    code: 'duplicate-key',
    fires: [draftWithKeys('a', 'a'), draftWithKeys('a', 'b', 'a')],
    silent: [draftWithKeys('a', 'A'), draftWithKeys('', '')],
    mends: true,
  },
  {
    code: 'duplicate-key-case',
    fires: [draftWithKeys('a', 'A', 'A_2')],
    silent: [draftWithKeys('a', 'a')],
    mends: true,
  },
  {
    code: 'untrimmed-key',
    fires: [draftWithKeys(' a'), draftWithKeys('a\t')],
    silent: [draftWithKeys('a b'), draftWithKeys(' ')],
    mends: true,
  },
  {
    code: 'key-characters',
    fires: [draftWithKeys('a.b'), draftWithKeys('50% & more')],
    silent: [draftWithKeys('a_b-c 1')],
    mends: true,
  },
  { code: 'no-pairs', fires: [{ ...initialDraft }], silent: [draftOf('x')], mends: true },
  { code: 'empty-value', fires: [draftOf(''), draftOf('  ')], silent: [draftOf('x')], mends: false },
]
