import type { CDPSession, Page } from '@playwright/test'

/** What a screen reader cannot speak of without a name. */
const named = new Set([
  'alertdialog',
  'application',
  'button',
  'checkbox',
  'combobox',
  'dialog',
  'grid',
  'image',
  'listbox',
  'menu',
  'menuitem',
  'option',
  'progressbar',
  'radio',
  'radiogroup',
  'searchbox',
  'slider',
  'spinbutton',
  'splitter',
  'tab',
  'table',
  'tablist',
  'tabpanel',
  'textbox',
  'toolbar',
  'tree',
])

interface Node {
  readonly ignored: boolean
  readonly role?: { readonly value: string }
  readonly name?: { readonly value: string }
  readonly backendDOMNodeId?: number
}

/** Returns what a screen reader would miss on the screen, a line each. */
export async function treeFindings(page: Page, session: CDPSession): Promise<readonly string[]> {
  return [...(await withoutName(session)), ...(await brokenReferences(page))]
}

async function withoutName(session: CDPSession): Promise<readonly string[]> {
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as { readonly nodes: readonly Node[] }
  const nameless = nodes.filter(
    ({ ignored, role, name }) => !ignored && named.has(role?.value ?? '') && (name?.value ?? '').trim() === '',
  )
  return Promise.all(
    nameless.slice(0, 20).map(async ({ role, backendDOMNodeId }) => {
      const of = backendDOMNodeId === undefined ? {} : { backendNodeId: backendDOMNodeId }
      const { outerHTML } = await session.send('DOM.getOuterHTML', of).catch(() => ({ outerHTML: '' }))
      return `${role?.value ?? ''} without a name: ${outerHTML.slice(0, 200)}`
    }),
  )
}

/** Attributes that name what is not there, and options of lists that scroll without their place in them. */
function brokenReferences(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const found: string[] = []
    const attributes = ['aria-activedescendant', 'aria-controls', 'aria-describedby', 'aria-labelledby']
    for (const attribute of attributes)
      for (const element of document.querySelectorAll(`[${attribute}]`)) {
        const ids = (element.getAttribute(attribute) ?? '').split(/\s+/).filter((id) => id !== '')
        for (const id of ids)
          if (document.getElementById(id) === null)
            found.push(`${attribute}=${id} names nothing: ${element.outerHTML.slice(0, 200)}`)
      }
    for (const list of document.querySelectorAll('[role="listbox"]')) {
      const drawn = list.querySelectorAll('[role="option"]')
      const isCut = list.scrollHeight > (drawn.length + 1) * 64
      for (const option of drawn)
        if (isCut && !option.hasAttribute('aria-setsize')) {
          found.push(`an option of a list that is not all drawn has no place in it: ${option.outerHTML.slice(0, 200)}`)
          break
        }
    }
    return found
  })
}
