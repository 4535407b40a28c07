import type { ProfileLine } from '#shared/sample/profile-page'

/** Where a found user has the text: the field's name and its content around the match; null for one that is not shown. */
export interface Match {
  readonly field: 'identity' | 'name' | 'email' | 'phone'
  readonly before: string
  readonly match: string
  readonly after: string
}

export function matchesOf(line: ProfileLine, wanted: string): readonly Match[] {
  const fields = ['name', 'identity', 'email', 'phone'] as const
  return fields.flatMap((field) => {
    const text = line[field]
    const start = text?.toLowerCase().indexOf(wanted.toLowerCase()) ?? -1
    if (text === null || start < 0) return []
    const end = start + wanted.length
    return [{ field, before: text.slice(0, start), match: text.slice(start, end), after: text.slice(end) }]
  })
}
