/** The names of all requests a renderer may make; contract.ts gives each its shape and its answer. */
export const requestNames = [
  'app:about',
  'clipboard:write',
  'draft:list',
  'draft:open',
  'draft:create',
  'draft:journal',
  'draft:save',
  'draft:save-as',
  'draft:pick',
  'draft:duplicate',
  'draft:delete',
  'draft:restore',
  'samples:summary',
  'samples:schema',
  'samples:forget',
  'samples:set-aside',
  'profile:search',
  'profile:page',
  'profile:detail',
  'event:page',
  'catalog:page',
  'recipient:find',
  'file:pick',
  'import:start',
  'import:remove',
  'reject:page',
  'reject:save',
  'export:target',
  'export:start',
  'export:reveal',
  'job:cancel',
  'window:close',
  'recommendation:suggest',
  'recommendation:cards',
  'recommendation:reasons',
  'census:start',
  'census:more',
  'census:page',
  'census:stop',
  'alias:overlap',
] as const

/** The names of all messages the main process may send. */
export const messageNames = [
  'menu:chosen',
  'job:progress',
  'store:changed',
  'store:replaced',
  'drafts:changed',
  'draft:wanted',
  'window:closing',
] as const

/** The preload's own: hands main the paths of files that were dropped on the window, which the page never sees. */
export const dropChannel = 'file:drop'

export type RequestName = (typeof requestNames)[number]
export type MessageName = (typeof messageNames)[number]
