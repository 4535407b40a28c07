import type { AnswerOf } from '#shared/ipc/contract'

/** What the window cannot be drawn without. */
type First = 'draft:resume' | 'draft:list' | 'samples:summary' | 'samples:schema'

const ask: { readonly [Name in First]: () => Promise<AnswerOf<Name>> } = {
  'draft:resume': () => window.api.ask('draft:resume'),
  'draft:list': () => window.api.ask('draft:list'),
  'samples:summary': () => window.api.ask('samples:summary'),
  'samples:schema': () => window.api.ask('samples:schema'),
}

/** Asked before the window's own code is there, so that its first frame has them; null once taken, or out of date. */
const early: { [Name in First]: Promise<AnswerOf<Name>> | null } = {
  'draft:resume': ask['draft:resume'](),
  'draft:list': ask['draft:list'](),
  'samples:summary': ask['samples:summary'](),
  'samples:schema': ask['samples:schema'](),
}

const forget = () => {
  for (const name of Object.keys(early) as First[]) early[name] = null
}
for (const change of ['drafts:changed', 'store:changed'] as const) window.api.hear(change, forget)

/** In milliseconds: a slow disk is waited for with the window in sight. */
const patience = 250

/** Resolves when all of them are answered, or a moment has passed. */
export const answered: Promise<unknown> = Promise.race([
  Promise.allSettled(Object.values(early).filter((answer) => answer !== null)),
  new Promise((resolve) => setTimeout(resolve, patience)),
])

/** Returns the answer that came before the window was there, once; later it asks. */
export function askFirst<Name extends First>(name: Name): Promise<AnswerOf<Name>> {
  const answer = early[name]
  early[name] = null
  return answer ?? ask[name]()
}
