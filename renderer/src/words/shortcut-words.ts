export const isMac = navigator.userAgent.includes('Macintosh')

/** The keys that are held, as people read them before another: `Ctrl+` and `⌘`. */
export const mod = isMac ? '⌘' : 'Ctrl+'
export const shift = isMac ? '⇧' : 'Shift+'
export const alt = isMac ? '⌥' : 'Alt+'
