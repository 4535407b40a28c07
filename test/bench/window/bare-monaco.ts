import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { build } from 'vite'
import { launchEmpty } from '../../e2e/start-app.ts'
import { root } from './data.ts'

const page = `<!doctype html>
<meta charset="utf-8">
<title>Monaco</title>
<link rel="stylesheet" href="page.css">
<style>#editor { width: 700px; height: 300px }</style>
<body><script src="page.js"></script>
`

/** Opens Monaco alone, in an empty window of the same runtime, and closes it whatever happens. `folder` is for its files. */
export async function withBareMonaco<Value>(folder: string, use: (page: Page) => Promise<Value>): Promise<Value> {
  const out = join(folder, 'page')
  await build({
    ...{ configFile: false, logLevel: 'error', root },
    build: {
      ...{ outDir: out, emptyOutDir: false, assetsInlineLimit: 0 },
      lib: {
        entry: join(root, 'test/bench/bare-monaco/page.ts'),
        ...{ formats: ['iife'], name: 'page', fileName: () => 'page.js', cssFileName: 'page' },
      },
    },
  })
  await mkdir(out, { recursive: true })
  await writeFile(join(out, 'index.html'), page)
  const app = await launchEmpty(join(folder, 'bare'), join(out, 'index.html'))
  try {
    const window = await app.firstWindow({ timeout: 0 })
    await window.locator('.monaco-editor .view-line').first().waitFor()
    await window.waitForFunction(() => document.activeElement?.closest('.monaco-editor') !== null)
    await window.keyboard.press('End')
    return await use(window)
  } finally {
    await app.close()
  }
}
