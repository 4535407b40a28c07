import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { protocol } from 'electron'
import { host, scheme } from './address.ts'
import { rendererFile } from './renderer-file.ts'

const root = join(import.meta.dirname, '../renderer')

/** Enough for Monaco and its worker, and for nothing that a sample could smuggle in. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

/** To be called before the app is ready. */
export function registerAppScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, codeCache: true }
  protocol.registerSchemesAsPrivileged([{ scheme, privileges }])
}

/** Serves `app://galley/` from the built renderer, and nothing from anywhere else. */
export function serveApp(): void {
  const built = new Set([root, join(root, 'assets')].flatMap(pathsIn))
  // Chromium reads the file itself. What `protocol.handle` answers goes to the page through this thread, 64 KB at a time
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  protocol.registerFileProtocol(scheme, ({ method, url }, answer) => {
    const file = method === 'GET' && new URL(url).host === host ? rendererFile(root, url) : undefined
    if (file !== undefined && built.has(file.path)) answer({ path: file.path, headers: headers(file.contentType) })
    else answer({ statusCode: 404, path: join(root, 'missing.txt'), headers: headers('text/plain; charset=utf-8') })
  })
}

function pathsIn(folder: string): string[] {
  // nothing is built where the window comes from the server of development
  return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : []
}

function headers(contentType: string): Record<string, string> {
  return {
    'Content-Type': contentType,
    'Content-Security-Policy': contentSecurityPolicy,
    'X-Content-Type-Options': 'nosniff',
  }
}
