import { readFileSync } from 'node:fs'

/**
 * Chromium asks the system at its start whether there is a route for IPv6: it connects a UDP socket, by which nothing is sent, and
 * closes it. SECURITY.md says so.
 */
const probe = /connect\(\d+<UDPv6:.*sin6_port=htons\(443\).*"2001:4860:4860::8888"/

/** A service of this machine that looks names up for others. That Chromium reads how names would be looked up is no look-up. */
const lookUpService = /connect\(.*sun_path="\/run\/systemd\/resolve\//

/** Returns the system calls of a trace that reach for another machine, the one that is known left out. */
export function callsToOthers(trace: string): readonly string[] {
  return readFileSync(trace, 'utf8').split('\n').filter(isToOthers)
}

/** Returns how often Chromium has asked for a route for IPv6. */
export function probesIn(trace: string): number {
  return readFileSync(trace, 'utf8')
    .split('\n')
    .filter((call) => probe.test(call)).length
}

/** Over the debugging port of the test itself packets go to this machine; that socket was accepted, not connected. */
function isToOthers(call: string): boolean {
  if (lookUpService.test(call)) return true
  if (/\bconnect\(/.test(call)) return call.includes('sa_family=AF_INET') && !probe.test(call)
  return /\bsend(?:to|msg|mmsg)\(\d+<UDP/.test(call) || /\bsend(?:to|msg|mmsg)\(.*sa_family=AF_INET/.test(call)
}
