import { app } from 'electron'

/**
 * How V8 is to run; to be called before the app is ready. Room for what is young from the start: a page that is being built makes
 * megabytes of it, and V8 would otherwise begin with one and collect at every doubling.
 */
export function makeRoomForTheYoung(): void {
  app.commandLine.appendSwitch('js-flags', '--min-semi-space-size=16')
}
