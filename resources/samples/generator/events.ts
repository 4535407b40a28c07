import { ExactNumber } from '#shared/json/exact-number'
import type { Product } from './products.ts'
import type { Random } from './random.ts'
import { day, newest, type UploadRecord } from './record.ts'

const daysBack = 45
const profiles = 2000

type Subject = Pick<UploadRecord, 'identity'> | Pick<UploadRecord, 'objectId'>

/** Everything that happened in the 45 days before `newest`, in order of time. */
export function makeEvents(random: Random, products: readonly Product[]): UploadRecord[] {
  const shop = new Shop(random, products)
  shop.story()
  for (let index = 4; index < profiles; index++) {
    if (!random.chance(0.06)) shop.visits({ identity: `cust-${String(1001 + index)}` })
  }
  for (let index = 0; index < 30; index++)
    shop.visits({ objectId: `__g${random.digits(4)}a${random.digits(6)}f${random.digits(8)}` })
  return shop.events.sort((a, b) => a.ts - b.ts)
}

class Shop {
  readonly events: UploadRecord[] = []
  private readonly random: Random
  private readonly products: readonly Product[]

  constructor(random: Random, products: readonly Product[]) {
    this.random = random
    this.products = products
  }

  /**
   * One adds a white coat, another blue jeans, a third buys what it added, a fourth adds both and buys the jeans.
   * All of it is over three hours before `newest`, the moment at which the first looks in again.
   */
  story(): void {
    const [coat, jeans] = this.products
    if (coat === undefined || jeans === undefined) throw new Error('The story needs two products.')
    const ids = ['cust-1001', 'cust-1002', 'cust-1003', 'cust-1004'].map((identity) => ({ identity }))
    const [first = {}, second = {}, third = {}, fourth = {}] = ids
    const start = newest - 6 * 3600
    ids.forEach((subject, index) => this.launch(subject, start + index * 60))
    const adds: readonly (readonly [Subject, Product])[] = [
      [first, coat],
      [second, jeans],
      [third, coat],
      [fourth, coat],
      [fourth, jeans],
    ]
    adds.forEach(([subject, product], index) => {
      this.view(subject, start + 300 + index * 120, product)
      this.add(subject, start + 360 + index * 120, product, { tidy: true })
    })
    this.charge(third, start + 3000, [coat], { tidy: true })
    this.charge(fourth, start + 3600, [jeans], { tidy: true })
    this.launch(first, newest)
  }

  visits(subject: Subject): void {
    const { random } = this
    const favourite = random.pick(this.products).category
    const cart: Product[] = []
    const count = random.weighted([
      [45, 1],
      [25, 2],
      [15, 4],
      [10, 6],
      [5, 10],
    ])
    const starts = Array.from({ length: count }, () => newest - random.int(7200, daysBack * day)).sort((a, b) => a - b)
    for (const start of starts) this.visit(subject, start, favourite, cart)
  }

  private visit(subject: Subject, start: number, favourite: string, cart: Product[]): void {
    const { random } = this
    let now = start
    this.launch(subject, now)
    if (random.chance(0.15))
      this.push(subject, (now += random.int(5, 60)), 'Searched', {
        query: random.pick(['coat', 'JEANS', 'läder', 'зима', '帽子', '']),
        results: random.int(0, 60),
      })
    for (let views = random.int(0, 4); views > 0; views--) {
      const product = this.choose(favourite)
      this.view(subject, (now += random.int(8, 240)), product)
      if (random.chance(0.07))
        this.push(subject, (now += random.int(3, 30)), 'Added to Wishlist', {
          product_id: product.id,
          product_name: product.name,
        })
      if (!random.chance(0.26)) continue
      this.add(subject, (now += random.int(5, 90)), product, {})
      cart.push(product)
    }
    if (cart.length === 0 || !random.chance(0.45)) return
    const bought = cart.length > 1 && random.chance(0.45) ? [random.pick(cart)] : [...cart]
    const paid =
      now +
      random.weighted([
        [6, random.int(60, 900)],
        [2, random.int(3600, 3 * day)],
      ])
    if (paid >= newest - 60) return
    this.charge(subject, paid, bought, {})
    cart.splice(0, cart.length, ...cart.filter((product) => !bought.includes(product)))
  }

  /** Mostly from one category and from the front of the catalog, so that products are viewed together. */
  private choose(favourite: string): Product {
    const { random } = this
    const from = random.chance(0.75) ? this.products.filter(({ category }) => category === favourite) : this.products
    return from[Math.floor(random.next() * random.next() * from.length)] ?? random.pick(from)
  }

  private launch(subject: Subject, ts: number): void {
    const { random } = this
    const place = random.chance(0.2)
      ? { 'CT Latitude': random.int(5500, 6800) / 100, 'CT Longitude': random.int(800, 2500) / 100 }
      : {}
    this.push(subject, ts, 'App Launched', {
      'CT Source': random.pick(['Mobile', 'Mobile', 'Web', 'MobileWeb']),
      'CT App Version': random.pick(['6.1.3', '6.2.0', '6.2.1']),
      ...place,
    })
  }

  private view(subject: Subject, ts: number, { id, name, cents, category }: Product): void {
    this.push(subject, ts, 'Product Viewed', { product_id: id, product_name: name, price: cents / 100, category })
  }

  private add(subject: Subject, ts: number, { id, name, cents }: Product, { tidy = false }): void {
    const { random } = this
    const price = cents / 100
    this.push(subject, ts, 'Added to Cart', {
      product_id: id,
      product_name: tidy
        ? name
        : random.weighted<unknown>([
            [93, name],
            [3, undefined],
            [2, ''],
            [1, null],
            [1, ` ${name.toUpperCase()} `],
          ]),
      price: tidy
        ? price
        : random.weighted<unknown>([
            [95, price],
            [4, price.toFixed(2)],
            [1, undefined],
          ]),
      quantity: tidy
        ? 1
        : random.weighted<unknown>([
            [80, 1],
            [14, random.int(2, 6)],
            [6, String(random.int(1, 3))],
          ]),
      added_on: tidy || random.chance(0.96) ? `$D_${String(ts)}` : undefined,
      gift: random.chance(0.1),
    })
  }

  private charge(subject: Subject, ts: number, products: readonly Product[], { tidy = false }): void {
    const { random } = this
    const lines = products.map((product) => ({
      product,
      quantity: tidy
        ? 1
        : random.weighted([
            [85, 1],
            [15, random.int(2, 3)],
          ]),
    }))
    this.push(subject, ts, 'Charged', {
      Amount: lines.reduce((sum, { product, quantity }) => sum + product.cents * quantity, 0) / 100,
      date: tidy || random.chance(0.97) ? `$D_${String(ts)}` : undefined,
      'Charged ID': new ExactNumber(`90${random.digits(16)}`),
      'Payment mode': random.pick(['Card', 'Invoice', 'Gift card']),
      'Delivery - size': products.length > 1 ? 'parcel' : 'letter',
      Items: lines.map(({ product, quantity }) => ({
        prod_name: product.name,
        product_id: product.id,
        qty: quantity,
        price: product.cents / 100,
      })),
    })
  }

  private push(subject: Subject, ts: number, evtName: string, evtData: object): void {
    this.events.push({ ...subject, type: 'event', ts, evtName, evtData })
  }
}
