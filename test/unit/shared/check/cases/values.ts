import { draftOf } from '../draft.ts'
import { charged } from '../world.ts'
import type { Code } from '#shared/check/codes'
import type { ObservedProperty } from '#shared/sample/observed'
import { schemaFrom } from '../observe.ts'
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
  oddCase('json-value', { odd: { json: 3 } }),
  oddCase('impossible-date', { odd: { 'millisecond-date': 3 } }),
  oddCase('impossible-date', { odd: { 'fraction-date': 1 } }),
  oddCase('date-as-number', { odd: { 'epoch-seconds': 4 } }),
  oddCase('date-as-number', { odd: { 'epoch-milliseconds': 4 } }),
  oddCase('markup-in-value', { odd: { entity: 1 } }),
  oddCase('markup-in-value', { odd: { braces: 1 } }),
  oddCase('broken-characters', { odd: { surrogate: 1 } }),
  oddCase('broken-characters', { odd: { 'double-encoded': 1 } }),
  oddCase('shortened-number', { odd: { shortened: 1 } }),
  oddCase('date-as-text', { odd: { 'iso-date': 1 }, types: { string: 1, date: 3 } }, { odd: { 'iso-date': 4 } }),
  oddCase('lost-decimals', { odd: { tenths: 2 } }, {}, 'Price'),
  {
    ...oddCase('date-shifts', { odd: { midnight: 4 }, types: { date: 4 } }),
    fires: [draftOf('{{ @Profile - Odd }}', { timeZone: 'America/New_York' })],
    silent: [draftOf('{{ @Profile - Odd }}', { timeZone: 'Asia/Kolkata' }), draftOf('{{ @Profile - Odd }}')],
  },
]

function oddCase(code: Code, odd: Partial<ObservedProperty>, well: Partial<ObservedProperty> = {}, name = 'Odd'): Case {
  const schema = schemaFrom({ profiles: { total: 4, properties: { [name]: odd, Well: well } } })
  const [fires, silent] = [[draftOf(`{{ @Profile - ${name} }}`)], [draftOf('{{ @Profile - Well }}')]]
  return { code, fires, silent, mends: false, schema }
}
