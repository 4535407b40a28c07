import { app } from 'electron'
import { appIcon } from '../files/places.ts'

/** Says to the system which app this is: in “About”, and in the taskbar of Windows, which takes windows of one id for one app. */
export function describeApp(): void {
  // the same as `appId` in electron-builder.yml, which the shortcut of the installer has
  if (process.platform === 'win32') app.setAppUserModelId('app.galley.desktop')
  app.setAboutPanelOptions({
    applicationName: 'Galley',
    applicationVersion: app.getVersion(),
    copyright: 'Copyright © Galley contributors. MIT licence.',
    iconPath: appIcon(),
  })
}
