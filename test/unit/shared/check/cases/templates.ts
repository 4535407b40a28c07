import { draftOf } from '../draft.ts'
import { aliases, charged } from '../world.ts'
import type { Case } from './case.ts'

export const templatesCases: readonly Case[] = [
  {
    code: 'unreadable-token',
    fires: [draftOf('{{ @City }}')],
    silent: [draftOf('{{ @Profile - Full }}')],
    mends: true,
  },
  {
    code: 'unclosed-token',
    fires: [draftOf('{{ @Profile - Full')],
    silent: [draftOf('{{ @Profile - Full }}')],
    mends: true,
  },
  {
    code: 'curly-quotes',
    fires: [draftOf('{{ @Profile - City | default: “x” }}')],
    silent: [draftOf('“City”')],
    mends: true,
  },
  {
    code: 'unknown-stored-code',
    fires: [draftOf('$replacement$##y[none]$/replacement$')],
    silent: [draftOf('$5')],
    mends: false,
  },
  {
    code: 'clevertap-spelling',
    fires: [draftOf('@Profile - City | default: "x"'), draftOf('$replacement$##w:City[none]$/replacement$')],
    silent: [draftOf('{{ @Profile - City | default: "x" }}')],
    mends: true,
  },
  {
    code: 'bare-token',
    fires: [
      draftOf('Hi @Profile - First Name, hello'),
      draftOf('{ @Profile - City }'),
      draftOf('@Charged - amount was paid'),
      draftOf('{@Event - amount}', charged),
    ],
    silent: [
      draftOf('mail me@Profile - City'),
      draftOf('@Anna - see you'),
      draftOf('{{ @Profile - City }}'),
      draftOf('{{ @Profile - City | default: “x” }}'),
    ],
    mends: true,
  },
  {
    code: 'foreign-token',
    fires: [
      '{{name}}',
      '{{ city }}',
      '{{{first_name}}}',
      '{{ ${first_name} }}',
      '%%FIRST NAME%%',
      '*|CITY|*',
      '[[City]]',
      '<%= city %>',
      '${city}',
      '%city%',
      '{first name}',
      '{{user.city}}',
    ].map((text) => draftOf(`Hi ${text}!`)),
    silent: [
      '50% off, 20% more',
      'https://x.example/a%20b%20c?x=%C3%A9',
      'a { color: red } .b{margin:0}',
      '$5 {x} {0}',
      '100%city',
      '{"city":1}',
      '{{ @Profile - Full }}',
      '{% if x %}',
    ].map((text) => draftOf(text)),
    mends: true,
  },
  {
    code: 'liquid',
    fires: [
      '{{ Profile.city | default: "there" }}',
      '{{ Event["amount"] }}',
      '{{ ConstantEventProperty | default: "x" }}',
    ].map((text) => draftOf(text, { ...charged, aliases, constant: 'Product' })),
    silent: [draftOf('{{ city }}')],
    mends: true,
  },
  {
    code: 'liquid',
    fires: [draftOf('{% if true %}'), draftOf('{{ x | upcase }}')],
    silent: [],
    mends: false,
  },
  {
    code: 'pasted-token',
    fires: [
      draftOf('{{&nbsp;@Profile - Full | default: "there" }}'),
      draftOf('%7B%7B%20@Profile%20-%20Full%20%7D%7D'),
      draftOf('｛｛ @Profile - Full ｝｝'),
      draftOf('${ @Profile - Full }'),
      draftOf('{ {\u200b@Profile.Full} }'),
    ],
    silent: [draftOf('a%20b &amp; {x}'), draftOf('{{ @Profile - Full }}'), draftOf('mail@profile.example')],
    mends: true,
  },
  {
    code: 'stray-signs',
    fires: [
      draftOf('{{{ @Profile - Full }}}'),
      draftOf('{{ {{ @Profile - Full }} }}'),
      draftOf('[[ {{ @Profile - Full }} ]]'),
      draftOf('&#123;&#123; @Profile - Full | default: "x" &#125;&#125;'),
    ],
    silent: [
      draftOf('{"a":{"b":{{ @Profile - Full }}}}'),
      draftOf('{"a":{"b":1}} {{ @Profile - Full }}'),
      draftOf('[{{ @Profile - Full }}] (${{ @Profile - Full }}) 50 % {x}'),
      draftOf('{{ x }}'),
    ],
    mends: true,
  },
  {
    code: 'stray-signs',
    fires: [draftOf('Hi }} there'), draftOf('Hi {{ there'), draftOf('{{ @Profile - Full }}}'), draftOf('%7B%7Bname')],
    silent: [],
    mends: false,
  },
  {
    code: 'odd-name',
    fires: [
      draftOf('{{ @Profile - Fu\u200bll }}'),
      draftOf('{{ @Profile - Full, default: "x" }}'),
      draftOf('{{ @Profile - <b>Full</b> }}'),
      draftOf('{{ @Profile - Full ｜ default: "x" }}'),
    ],
    silent: [
      draftOf('{{ @Profile - "<Full>" }}'),
      draftOf('{{ @Profile - Full }}'),
      draftOf('{{ @Profile - Vor-/Name }}'),
    ],
    mends: true,
  },
  {
    code: 'escaped-text',
    fires: [draftOf('Tom &amp; Jerry'), draftOf('{{ @Profile - Full | default: "Tom &amp; Jerry" }}')],
    silent: [draftOf('<b>Tom &amp; Jerry</b>'), draftOf('a=1&b=2; R&D'), draftOf('{{&nbsp;@Profile - Full }}')],
    mends: true,
  },
]
