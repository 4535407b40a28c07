/** What properties that hold names of people are called, in the order in which they are offered. */
const names = [
  'firstname',
  'name',
  'lastname',
  'fullname',
  'givenname',
  'familyname',
  'surname',
  'nickname',
  'displayname',
]

const ranks = new Map(names.map((name, rank) => [name, rank]))

/** Returns a place for a property that holds names of people (`First Name`, `first_name`), the first least; infinity for any other. */
export function peopleRank(property: string): number {
  return ranks.get(property.toLowerCase().replace(/[\s_.-]+/g, '')) ?? Infinity
}
