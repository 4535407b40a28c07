import { isAbsolute, relative, resolve } from 'node:path'

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  woff2: 'font/woff2',
  ttf: 'font/ttf',
}

export interface RendererFile {
  readonly path: string
  readonly contentType: string
}

/** The file of `root` that an address of the window names; undefined when it leaves `root` or is of no kind the window uses. */
export function rendererFile(root: string, address: string): RendererFile | undefined {
  const name = decoded(new URL(address).pathname)
  if (name === undefined || name.includes('\0')) return undefined
  const path = resolve(root, `.${name}`)
  const inside = relative(root, path)
  if (inside === '' || inside.startsWith('..') || isAbsolute(inside)) return undefined
  const extension = path.slice(path.lastIndexOf('.') + 1)
  const contentType = Object.hasOwn(types, extension) ? types[extension] : undefined
  return contentType === undefined ? undefined : { path, contentType }
}

function decoded(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return undefined
  }
}
