/** Returns whether a name is that of a hidden file, or of one that Windows and Office leave in folders. */
export function isSystemFile(name: string): boolean {
  return /^(?:\.|~\$|desktop\.ini$|thumbs\.db$)/i.test(name)
}
