import { draftOf, draftWithKeys } from '../draft.ts'
import type { Case } from './case.ts'

export const limitsCases: readonly Case[] = [
  {
    code: 'too-many-pairs',
    fires: [draftWithKeys(...Array.from({ length: 101 }, (_, i) => `k${i}`))],
    silent: [draftWithKeys(...Array.from({ length: 100 }, (_, i) => `k${i}`))],
    mends: false,
  },
  {
    code: 'key-length-mparticle',
    fires: [draftWithKeys('k'.repeat(257))],
    silent: [draftWithKeys('k'.repeat(256))],
    mends: false,
  },
  {
    code: 'key-length-clevertap',
    fires: [draftWithKeys('k'.repeat(121))],
    silent: [draftWithKeys('k'.repeat(120)), draftWithKeys('k'.repeat(257))],
    mends: false,
  },
  {
    code: 'value-length-mparticle',
    fires: [draftOf('x'.repeat(4097)), draftOf('{{ @Profile - Huge }}')],
    silent: [draftOf('x'.repeat(4096))],
    mends: false,
  },
  {
    code: 'value-length-clevertap',
    fires: [draftOf('x'.repeat(513)), draftOf('{{ @Profile - Long }}')],
    silent: [draftOf('x'.repeat(512)), draftOf('x'.repeat(4097))],
    mends: false,
  },
  {
    code: 'request-size',
    fires: [draftOf('{{ @Profile - Huge }}')],
    silent: [draftOf('{{ @Profile - Long }}')],
    mends: false,
  },
]
