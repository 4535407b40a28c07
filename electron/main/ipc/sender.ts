/** The parts of Electron's WebFrameMain that tell who is asking. */
export interface Frame {
  readonly url: string
  readonly parent: unknown
}

/**
 * Returns whether a request comes from the window's own page: its main frame, on Galley's address. A frame that has gone away
 * asks for nothing. Protocol and host are compared because the origin of an `app:` address is `null` in Node.
 */
export function isTrusted(frame: Frame | null, home: URL): boolean {
  if (frame?.parent !== null || !URL.canParse(frame.url)) return false
  const { protocol, host } = new URL(frame.url)
  return protocol === home.protocol && host === home.host
}
