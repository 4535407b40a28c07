import { beforeEach, expect, test, vi } from 'vitest'
import { temporaryFolder } from '../cli/run-galley.ts'

const showSaveDialog = vi.hoisted(() => vi.fn())
vi.mock('electron', () => ({ app: { getPath: () => '/documents' }, dialog: { showSaveDialog } }))

const { path } = temporaryFolder()
const { platform } = process
const on = (system: NodeJS.Platform) => Object.defineProperty(process, 'platform', { value: system })

beforeEach(() => {
  showSaveDialog.mockReset()
  return () => void on(platform)
})

/** Saves under a name that is typed into the dialog. */
async function saved(typed: string): Promise<{ readonly file: string | undefined; readonly options: object }> {
  showSaveDialog.mockResolvedValue({ canceled: false, filePath: `${path}/${typed}` })
  const { chooseDraftFile } = await import('../../../electron/main/drafts/dialogs.ts')
  const file = await chooseDraftFile(undefined as never, 'Foo', path)
  return { file: file?.slice(path.length + 1), options: showSaveDialog.mock.calls[0]?.[1] as object }
}

test('on macOS the dialog gets no filter, by which it would call the file “Foo.json”', async () => {
  on('darwin')
  const { file, options } = await saved('Foo')
  expect(options).not.toHaveProperty('filters')
  expect(file).toBe('Foo.galley.json')
})

test.each(['Foo.galley.json', 'FOO.GALLEY.JSON', 'Foo.galley', 'Foo.JSON'])(
  'an ending that was typed stays: %s',
  async (name) => {
    on('win32')
    const { file, options } = await saved(name)
    expect(options).toHaveProperty('filters')
    expect(file).toBe(name)
  },
)
