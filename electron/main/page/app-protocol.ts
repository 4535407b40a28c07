import { readFile } from 'node:fs/promises'
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
  protocol.handle(scheme, async ({ method, url }) => {
    const file = method === 'GET' && new URL(url).host === host ? rendererFile(root, url) : undefined
    if (!file) return missing()
    try {
      return new Response(await readFile(file.path), { headers: headers(file.contentType) })
    } catch {
      return missing()
    }
  })
}

function missing(): Response {
  return new Response('There is no such file.', { status: 404, headers: headers('text/plain; charset=utf-8') })
}

function headers(contentType: string): Record<string, string> {
  return {
    'Content-Type': contentType,
    'Content-Security-Policy': contentSecurityPolicy,
    'X-Content-Type-Options': 'nosniff',
  }
}
