import type { Random } from './random.ts'

export interface Product {
  readonly id: string
  readonly name: string
  readonly image: string
  /** In hundredths, so that sums are exact. */
  readonly cents: number
  readonly brand: string
  readonly category: string
}

const kinds: readonly (readonly [category: string, words: readonly string[], from: number, to: number])[] = [
  ['Coats', ['coat', 'parka', 'rain jacket', 'wool coat'], 899, 3499],
  ['Jeans', ['jeans', 'straight jeans', 'denim overalls'], 499, 1299],
  ['Shirts', ['linen shirt', 'flannel shirt', 'T-shirt'], 199, 899],
  ['Knitwear', ['lambswool jumper', 'cardigan', 'roll-neck'], 399, 1699],
  ['Dresses', ['summer dress', 'shirt dress', 'pinafore'], 499, 1599],
  ['Shoes', ['rubber boots', 'clogs', 'trainers'], 599, 1899],
  ['Accessories', ['scarf', 'mittens', 'beanie', 'tote bag'], 99, 599],
  ['Children', ['snowsuit', 'dungarees', 'striped pyjamas'], 199, 1099],
]
const colours = [
  'White',
  'Blue',
  'Black',
  'Moss green',
  'Rust',
  'Oat',
  'Cloudberry',
  'Sea grey',
  'Plum',
  'Snow',
  'Ochre',
  'Pine',
]
const brands = ['Havle', 'Tov', 'Skimra', 'Ullspinn', 'Vindgata']
const wanted = 340

/** The shop’s catalog. The first two rows are those of the cart story. */
export function makeProducts(random: Random): Product[] {
  const names = new Map([
    ['White coat', 'Coats'],
    ['Blue jeans', 'Jeans'],
    ['Åre anorak “Snöstorm”', 'Coats'],
    ['Tote bag, large, with "Havle" print', 'Accessories'],
    ['Scarf & mittens set', 'Accessories'],
    ['Chaussettes d’été', 'Accessories'],
    ['ゆかた (summer robe)', 'Dresses'],
  ])
  const every = colours.flatMap((colour) =>
    kinds.flatMap(([category, words]) => words.map((word) => [`${colour} ${word}`, category] as const)),
  )
  while (names.size < wanted) {
    const [name, category] = random.pick(every)
    names.set(
      names.has(name) ? `${name} ${random.pick(['long', 'slim', 'classic', 'light', 'winter', 'organic'])}` : name,
      category,
    )
  }
  return [...names].map(([name, category], index) => {
    const id = `SKU-${String(1001 + index)}`
    const [, , from, to] = kinds.find(([kind]) => kind === category) ?? ['', [], 99, 999]
    const cents = random.int(from, to) * 100 - random.pick([0, 0, 5, 50])
    return {
      id,
      name,
      image: `https://images.example.com/havle-tov/${id}.jpg`,
      cents,
      brand: random.pick(brands),
      category,
    }
  })
}

export function productsCsv(products: readonly Product[]): string {
  const rows = products.map(({ id, name, image, cents, brand, category }) => [
    id,
    name,
    image,
    (cents / 100).toFixed(2),
    brand,
    category,
  ])
  return [['Identity', 'Name', 'ImageURL', 'Price', 'Brand', 'Category'], ...rows]
    .map((row) => `${row.map(cell).join(',')}\n`)
    .join('')
}

function cell(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
