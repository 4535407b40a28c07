import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { distance, type Place, placeColumns, placeIn, placeOfEvent } from '#shared/recommend/place'
import { law } from '../../law.ts'

const halfway = Math.PI * 6371.0088
const anyPlace: fc.Arbitrary<Place> = fc.record({
  latitude: fc.double({ min: -90, max: 90, noNaN: true }),
  longitude: fc.double({ min: -180, max: 180, noNaN: true }),
})
const at = (latitude: number, longitude: number): Place => ({ latitude, longitude })

describe('the distance of two places', () => {
  test.each([
    ['Stockholm to Gothenburg', at(59.3293, 18.0686), at(57.7089, 11.9746), 397],
    ['London to New York', at(51.5074, -0.1278), at(40.7128, -74.006), 5570],
    ['across the 180th meridian', at(0, 179.5), at(0, -179.5), 111],
    ['two spellings of the 180th meridian', at(10, 180), at(10, -180), 0],
    ['two longitudes of one pole', at(90, 12), at(90, -170), 0],
    ['over the pole', at(89, 0), at(89, 180), 222],
    ['from pole to pole', at(90, 0), at(-90, 0), halfway],
    ['to the other side of the Earth', at(12, 34), at(-12, -146), halfway],
  ])('%s', (_, a, b, km) => {
    expect(Math.abs(distance(a, b) - km)).toBeLessThan(1)
  })

  test('is nothing to itself, the same both ways, never more than half around the Earth', () => {
    law(
      fc.property(anyPlace, anyPlace, (a, b) => {
        expect(distance(a, a)).toBeLessThan(1e-6)
        expect(distance(a, b)).toBeCloseTo(distance(b, a), 6)
        expect(distance(a, b)).toBeLessThanOrEqual(halfway + 1e-6)
      }),
    )
  })

  test('is the angle between two directions from the middle of the Earth', () => {
    const vector = ({ latitude, longitude }: Place): readonly [number, number, number] => {
      const [phi, lambda] = [(latitude * Math.PI) / 180, (longitude * Math.PI) / 180]
      return [Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)]
    }
    law(
      fc.property(anyPlace, anyPlace, (a, b) => {
        const [[x, y, z], [u, v, w]] = [vector(a), vector(b)]
        const across = Math.hypot(y * w - z * v, z * u - x * w, x * v - y * u)
        expect(distance(a, b)).toBeCloseTo(6371.0088 * Math.atan2(across, x * u + y * v + z * w), 2)
      }),
    )
  })

  test('is never longer than by way of a third place', () => {
    law(
      fc.property(anyPlace, anyPlace, anyPlace, (a, b, c) => {
        expect(distance(a, c)).toBeLessThanOrEqual(distance(a, b) + distance(b, c) + 1e-3)
      }),
    )
  })

  test('does not mind a full turn of both', () => {
    law(
      fc.property(anyPlace, anyPlace, fc.integer({ min: -180, max: 180 }), (a, b, turn) => {
        const turned = (place: Place) => at(place.latitude, ((place.longitude + turn + 540) % 360) - 180)
        expect(distance(turned(a), turned(b))).toBeCloseTo(distance(a, b), 3)
      }),
    )
  })
})

describe('a place in properties', () => {
  test('may be numeric text, and is on Earth or nowhere', () => {
    expect(placeIn({ a: ' 59.3 ', b: 18 }, 'a', 'b')).toEqual(at(59.3, 18))
    for (const wrong of ['', ' ', 'north', null, true, 91, -90.1, [1, 2], {}]) {
      expect(placeIn({ a: wrong, b: 18 }, 'a', 'b')?.latitude, JSON.stringify(wrong)).toBe(
        Array.isArray(wrong) ? 1 : undefined,
      )
    }
    expect(placeIn({ a: 1, b: 180.5 }, 'a', 'b')).toBeUndefined()
    expect(placeIn({}, '__proto__', 'constructor')).toBeUndefined()
  })

  test('is read from both spellings of the system properties', () => {
    expect(placeOfEvent({ 'CT Latitude': 1, 'CT Longitude': 2 })).toEqual(at(1, 2))
    expect(placeOfEvent({ ct_latitude: '3', ct_longitude: '4', 'CT Latitude': 1 })).toEqual(at(3, 4))
    expect(placeOfEvent({ latitude: 1, longitude: 2 })).toBeUndefined()
  })

  test('is in a catalog whose columns are named so in any letter case', () => {
    expect(placeColumns(['identity', 'Latitude', 'LONGITUDE'])).toEqual({
      latitude: 'Latitude',
      longitude: 'LONGITUDE',
    })
    expect(placeColumns(['identity', 'latitude'])).toBeUndefined()
  })
})
