/**
 * Returns SQLite's path to a member of a JSON object; undefined for a name that cannot be written in one, so that the whole object
 * has to be read (https://sqlite.org/json1.html#path_arguments).
 */
export function jsonPath(name: string): string | undefined {
  return name === '' || !name.isWellFormed() || /["\\\u0000-\u001f\u007f]/.test(name) ? undefined : `$."${name}"`
}
