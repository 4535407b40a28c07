import { app } from 'electron'

export const scheme = 'app'
export const host = 'galley'

/** Where `npm run dev` serves the window from, with hot reload; never in a packaged app. */
export function devServer(): URL | undefined {
  const { ELECTRON_RENDERER_URL: url } = process.env
  return app.isPackaged || url === undefined ? undefined : new URL(url)
}

/** What the window loads. */
export function startAddress(): string {
  return devServer()?.href ?? `${scheme}://${host}/index.html`
}
