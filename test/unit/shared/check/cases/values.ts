import { draftOf } from '../draft.ts'
import { charged } from '../world.ts'
import type { Case } from './case.ts'

export const valuesCases: readonly Case[] = [
  {
    code: 'no-default',
    fires: [
      draftOf('{{ @Profile - City }}'),
      draftOf('{{ @Charged - date }}'),
      draftOf('{{ @Constant #2 - Product }}'),
      draftOf('{{ @Profile - Phone }}'),
    ],
    silent: [
      draftOf('{{ @Profile - Full }}'),
      draftOf('{{ @Charged - date }}', charged),
      draftOf('{{ @Profile - City | default: "" }}'),
      draftOf('{{ @Profile - Ctiy }}'),
    ],
    mends: true,
  },
  {
    code: 'empty-default',
    fires: [draftOf('{{ @Profile - City | default: "" }}')],
    silent: [draftOf('{{ @Profile - City | default: "x" }}'), draftOf('{{ @Profile - Full | default: "" }}')],
    mends: false,
  },
  {
    code: 'default-kept-silent',
    fires: [
      draftOf('{{ @Profile - Blank | default: "x" }}'),
      draftOf('{{ @Profile - City }}', { missing: ['absent'] }),
      draftOf('{{ @Profile - Nothing }}', { missing: ['absent', 'blank'] }),
    ],
    silent: [draftOf('{{ @Profile - Blank }}', { missing: ['blank'] })],
    mends: true,
  },
  {
    code: 'default-never-speaks',
    fires: [draftOf('{{ @Profile - Full | default: "x" }}'), draftOf('{{ @Charged - date | default: "x" }}', charged)],
    silent: [
      draftOf('{{ @Profile - City | default: "x" }}'),
      draftOf('{{ @Charged - date | default: "x" }}'),
      draftOf('{{ @Profile - Ctiy | default: "x" }}'),
    ],
    mends: false,
  },
  {
    code: 'mixed-types',
    fires: [draftOf('{{ @Profile - Address }}')],
    silent: [draftOf('{{ @Profile - Sizes }}')],
    mends: false,
  },
  {
    code: 'value-not-text',
    fires: [draftOf('{{ @Profile - Address }}')],
    silent: [draftOf('{{ @Profile - City }}')],
    mends: false,
  },
  {
    code: 'value-list',
    fires: [draftOf('{{ @Profile - Sizes }}')],
    silent: [draftOf('{{ @Profile - City }}')],
    mends: false,
  },
  {
    code: 'email-in-name',
    fires: [draftOf('{{ @Profile - Name }}')],
    silent: [draftOf('{{ @Profile - Email }}')],
    mends: false,
  },
  {
    code: 'name-in-capitals',
    fires: [draftOf('{{ @Profile - Name }}')],
    silent: [draftOf('{{ @Profile - City }}')],
    mends: false,
  },
  {
    code: 'padded-value',
    fires: [draftOf('{{ @Profile - Name }}')],
    silent: [draftOf('{{ @Profile - City }}')],
    mends: false,
  },
  {
    code: 'placeholder-value',
    fires: [draftOf('{{ @Profile - Nothing }}'), draftOf('{{ @Profile - Nothing | default: "x" }}')],
    silent: [draftOf('{{ @Profile - City }}'), draftOf('{{ @Profile - Nothing }}', { missing: ['absent'] })],
    mends: false,
  },
]
