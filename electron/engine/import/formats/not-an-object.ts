/** Returns the reason for rejecting a record whose member of this name is no object. */
export function notAnObject(name: string): string {
  return `${name} must be an object, {…}. Correct it and import the record again.`
}
