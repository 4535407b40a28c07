import { ExactNumber } from '#shared/json/exact-number'
import { oddNames, regions, swedish, type Region } from './people.ts'
import type { Random } from './random.ts'
import { day, newest, type UploadRecord } from './record.ts'

const total = 2000

/** The four of the cart story, who come first in the file. */
const storyProfiles = [
  { given: 'Astrid', family: 'Havsrönn', City: 'Stockholm', Tier: 'gold' },
  { given: 'Björn', family: 'Granåker', City: 'Göteborg', Tier: 'silver' },
  { given: 'Ebba', family: 'Snövik', City: 'Umeå', Tier: 'bronze' },
  { given: 'Nils', family: 'Mossfjärd', City: 'Malmö', Tier: 'gold' },
] as const

/** One upload record a profile, and a few later corrections at the end. */
export function makeProfiles(random: Random): UploadRecord[] {
  const phones = makePhones(random)
  const profiles = Array.from({ length: total }, (_, index) => makeProfile(random, index, phones))
  return [...profiles, ...corrections(random)]
}

function makeProfile(random: Random, index: number, phones: PhoneBook): UploadRecord {
  const identity = `cust-${String(1001 + index)}`
  const story = storyProfiles[index]
  const region = story ? swedish : random.weighted(regions)
  const { given, family } = story ?? { given: random.pick(region.given), family: random.pick(region.family) }
  const full = region.familyFirst === true ? family + (region.joiner ?? ' ') + given : `${given} ${family}`
  const email = random.chance(0.93) || story ? address(random, `${given}.${family}`, identity) : undefined
  const properties = {
    ...(story ? { Name: full, 'First Name': given } : names(random, full, given, email)),
    Email: email,
    Phone: random.chance(0.6) ? phones.take(region.phone) : undefined,
    Gender: random.chance(0.8) ? random.pick(['M', 'F']) : random.pick([undefined, undefined, 'O', 'female', '']),
    DOB: random.chance(0.64) ? birth(random) : undefined,
    Timezone: random.chance(0.9) ? region.timeZone : undefined,
    City: city(random, region),
    Country: region.country,
    language: region.language,
    ...tier(random),
    loyalty_id: random.chance(0.88)
      ? new ExactNumber(`${String(random.int(1, 8))}${random.digits(18)}`)
      : missing(random),
    points: random.weighted<unknown>([
      [80, random.int(0, 9000)],
      [8, random.int(0, 900) + 0.5],
      [5, String(random.int(0, 9000))],
      [3, 'n/a'],
      [4, undefined],
    ]),
    visits: random.chance(0.96) ? random.int(0, 240) : String(random.int(0, 240)),
    renews_on: random.chance(0.7)
      ? `$D_${String(newest + random.int(-20, 300) * day - random.int(0, 23) * 3600)}`
      : missing(random),
    sizes: random.weighted<unknown>([
      [70, random.some(['XS', 'S', 'M', 'L', 'XL', '38', '39', '40', '41'], 0.25)],
      [22, undefined],
      [5, 'M'],
      [2, [40, '41']],
      [1, null],
    ]),
    preferences: random.chance(0.5) ? preferences(random) : undefined,
    'MSG-email': random.chance(0.85),
    'MSG-push': random.chance(0.7),
    'MSG-sms': random.chance(0.3),
    ...random.weighted<object>([
      [94, {}],
      [2, { Age: random.int(18, 90) }],
      [2, { Age: String(random.int(18, 90)) }],
      [1, { constructor: 'Tailor' }],
      [1, { 'a.note': '' }],
    ]),
  }
  const known = story ? { City: story.City, Tier: story.Tier, tier: undefined } : {}
  return {
    identity,
    type: 'profile',
    ts: newest - random.int(50, 700) * day - random.int(0, day),
    profileData: { ...properties, ...known },
  }
}

/** Names as a shop has them: mostly good. */
function names(random: Random, full: string, given: string, email: string | undefined): object {
  return random.weighted<object>([
    [80, { Name: full, 'First Name': given }],
    [4, { Name: full }],
    [3, { Name: full.toUpperCase(), 'First Name': given.toUpperCase() }],
    [3, { Name: `  ${full} `, 'First Name': `${given} ` }],
    [2, { Name: email, 'First Name': email }],
    [2, { Name: full.toLowerCase(), 'First Name': given.toLowerCase() }],
    [2, { Name: full, 'First Name': random.pick(oddNames) }],
    [1, { Name: '', 'First Name': '' }],
    [1, { Name: null, 'First Name': null }],
    [1, { Name: '   ', 'First Name': '   ' }],
    [1, { Name: { first: given, last: full }, 'First Name': { value: given } }],
  ])
}

/** Filled in 82 of 100 profiles. */
function city(random: Random, region: Region): unknown {
  return random.weighted<unknown>([
    [83, random.pick(region.cities)],
    [0.5, { name: random.pick(region.cities), source: 'ip' }],
    [10, undefined],
    [3, null],
    [3, ''],
    [2, '   '],
  ])
}

function tier(random: Random): object {
  const value = random.weighted([
    [12, 'gold'],
    [30, 'silver'],
    [58, 'bronze'],
  ])
  return random.weighted<object>([
    [86, { Tier: value }],
    [3, { tier: value }],
    [2, { Tier: value.toUpperCase() }],
    [2, { Tier: null }],
    [7, {}],
  ])
}

function preferences(random: Random): object {
  return {
    fit: random.pick(['slim', 'regular', 'loose']),
    colours: random.some(['white', 'blue', 'moss', 'rust', 'oat'], 0.4),
    newsletter: { weekly: random.chance(0.5), topics: random.some(['coats', 'denim', 'repair'], 0.5) },
  }
}

function missing(random: Random): unknown {
  return random.weighted<unknown>([
    [70, undefined],
    [12, null],
    [12, ''],
    [6, '  '],
  ])
}

/** A day as CleverTap’s web SDK writes it, or seconds as its upload API does; before 1970 those are negative. */
function birth(random: Random): string {
  const [year, month, date] = [random.int(1941, 2008), random.int(1, 12), random.int(1, 28)]
  if (random.chance(0.6)) return `$D_${String(year)}${String(month).padStart(2, '0')}${String(date).padStart(2, '0')}`
  return `$D_${String(Date.UTC(year, month - 1, date) / 1000)}`
}

/** Multi-value operators and a changed value, as an app sends them later. */
function corrections(random: Random): UploadRecord[] {
  return Array.from({ length: 24 }, (_, index) => {
    const change = random.pick<object>([
      { sizes: { $add: ['XXL'] } },
      { sizes: { $remove: ['M'] } },
      { sizes: { $set: ['S', 'M'] } },
      { Tier: 'gold' },
    ])
    return {
      identity: `cust-${String(1101 + index * 70)}`,
      type: 'profile',
      ts: newest - random.int(1, 40) * day,
      profileData: change,
    }
  })
}

/** An address that can never be a person’s: https://www.rfc-editor.org/rfc/rfc2606 keeps these domains free. */
function address(random: Random, name: string, identity: string): string {
  const plain = name
    .normalize('NFD')
    .toLowerCase()
    .replaceAll('ø', 'o')
    .replaceAll('æ', 'ae')
    .replaceAll('ł', 'l')
    .replaceAll('ß', 'ss')
  const local = plain.replace(/[^a-z.]/g, '').replace(/^\.+|\.+$/g, '')
  return `${local || 'customer'}.${identity.slice(5)}@example.${random.pick(['com', 'com', 'org', 'net'])}`
}

interface PhoneBook {
  take(plan: Region['phone']): string | undefined
}

/** Numbers that regulators keep free for fiction: 555-01xx (US), 07700 900xxx (Ofcom), 070-174 06 05 to 99 (PTS). Each is used once. */
function makePhones(random: Random): PhoneBook {
  const areas = ['202', '212', '305', '312', '415', '512', '612', '702']
  const left = {
    us: areas.flatMap((area) => Array.from({ length: 100 }, (_, n) => `+1${area}55501${String(n).padStart(2, '0')}`)),
    gb: Array.from({ length: 1000 }, (_, n) => `+447700900${String(n).padStart(3, '0')}`),
    se: Array.from({ length: 95 }, (_, n) => `+467017406${String(n + 5).padStart(2, '0')}`),
  }
  return {
    take: (plan) => {
      const numbers = left[plan].length > 0 ? left[plan] : left.us
      return numbers.splice(random.int(0, numbers.length - 1), 1)[0]
    },
  }
}
