import { expect, test } from 'vitest'
import { dataFolder, olderDataFolder } from '../../../../electron/engine/files/data-folder.ts'

const windows = { platform: 'win32', home: 'C:\\Users\\mira' } as const

test('on Windows it stays on the machine, and is not copied to a server with a roaming profile', () => {
  const env = { LOCALAPPDATA: 'D:\\Local', APPDATA: '\\\\server\\profiles\\mira' }
  expect(dataFolder({ ...windows, env })).toBe('D:\\Local\\Galley')
  expect(olderDataFolder({ ...windows, env })).toBe('\\\\server\\profiles\\mira\\Galley')
  expect(dataFolder({ ...windows, env: {} })).toBe('C:\\Users\\mira\\AppData\\Local\\Galley')
})

test('on macOS and Linux it is where the system wants it', () => {
  expect(dataFolder({ platform: 'darwin', home: '/Users/mira', env: {} })).toBe(
    '/Users/mira/Library/Application Support/Galley',
  )
  expect(dataFolder({ platform: 'linux', home: '/home/mira', env: {} })).toBe('/home/mira/.local/share/galley')
  const env = { XDG_DATA_HOME: '/data', XDG_CONFIG_HOME: '/config' }
  expect(dataFolder({ platform: 'linux', home: '/home/mira', env })).toBe('/data/galley')
  expect(olderDataFolder({ platform: 'linux', home: '/home/mira', env })).toBe('/config/Galley')
})
