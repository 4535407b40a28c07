import { rolesOf, type TableKind } from '#shared/sample/table-kinds'

/** What columns are often called, by their role; the surest first. */
const usualNames: Readonly<Record<string, readonly string[]>> = {
  identity: [
    ...['identity', 'customer_id', 'customerid', 'user_id', 'userid', 'external_id', 'externalid', 'customer_no'],
    ...['customer_number', 'cust_id', 'cust_no', 'client_id', 'member_id', 'contact_id', 'profile_id', 'account_id'],
    ...['id', 'uid', 'user', 'customer', 'sku', 'product_id', 'item_id'],
  ],
  evtname: ['evtname', 'event_name', 'eventname', 'event', 'event_type', 'action', 'activity'],
  ts: [
    ...['ts', 'timestamp', 'event_time', 'eventtime', 'event_timestamp', 'time', 'datetime', 'date', 'event_date'],
    ...['occurred_at', 'created_at', 'createdat'],
  ],
  name: ['name', 'title', 'product_name', 'item_name'],
  imageurl: ['imageurl', 'image_url', 'image_link', 'image', 'picture'],
}

/** Names that hold an id, whatever of. */
const likeId = /(?:^|_)(?:id|no|nr|number|key)$/

/** Returns what a table seems to hold, by the names of its columns. */
export function guessedKind(names: readonly string[]): TableKind {
  return found(names, 'evtName') !== undefined && found(names, 'ts') !== undefined ? 'csv-events' : 'csv-profiles'
}

/** Returns which columns seem to have the roles of a kind of table. */
export function guessedRoles(names: readonly string[], kind: TableKind): readonly (readonly [string, string])[] {
  return rolesOf(kind).flatMap(({ name: role }) => {
    const name = found(names, role)
    return name === undefined ? [] : [[name, role] as const]
  })
}

function found(names: readonly string[], role: string): string | undefined {
  const plain = new Map(names.map((name) => [plainName(name), name]).reverse() as [string, string][])
  const usual = usualNames[role.toLowerCase()]?.find((name) => plain.has(name))
  if (usual !== undefined) return plain.get(usual)
  return role.toLowerCase() === 'identity' ? names.find((name) => likeId.test(plainName(name))) : undefined
}

/** `Customer No.` is `customer_no`. */
function plainName(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_|_$/g, '')
}
