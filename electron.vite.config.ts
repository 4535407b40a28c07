import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'
import { collectNotices } from './test/run/notices.ts'

// What the oldest Electron that Galley is tested in can run, whichever one builds it.
const node = 'node20.18'
const chrome = 'chrome130'

/** Has the page fetch Monaco while it still waits for its drafts; it is run when it is asked for, after the first paint. */
function fetchMonacoEarly(): Plugin {
  return {
    name: 'fetch-monaco-early',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle = {} }) =>
        Object.values(bundle)
          .filter((file) => file.type === 'chunk' && file.moduleIds.some((id) => id.includes('/monaco-editor/')))
          .map(({ fileName }) => ({
            tag: 'link',
            attrs: { rel: 'modulepreload', crossorigin: true, fetchpriority: 'low', href: `./${fileName}` },
            injectTo: 'head',
          })),
    },
  }
}

export default defineConfig({
  main: {
    plugins: [collectNotices('main')],
    build: {
      target: node,
      // one file opens sooner than a hundred; a native module has to stay one of its own
      externalizeDeps: false,
      rolldownOptions: {
        input: {
          index: 'electron/main/index.ts',
          // the engine looks for the worker of its threads beside itself
          worker: 'electron/engine/threads/worker.ts',
        },
        external: ['better-sqlite3'],
        // loaded in one go: what has to be said before Electron is ready, is
        output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: '[name]-[hash].cjs' },
      },
    },
  },
  preload: {
    plugins: [collectNotices('preload')],
    build: {
      target: node,
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: 'electron/preload/index.ts' },
        // a sandboxed preload can only be CommonJS, and fails without a word when it is not
        output: { format: 'cjs', entryFileNames: 'index.cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [svelte({ configFile: '../svelte.config.js' }), fetchMonacoEarly(), collectNotices('renderer')],
    worker: { format: 'es' },
    build: {
      target: chrome,
      outDir: 'out/renderer',
      minify: true,
      // an inlined font would be a data: address, which the content security policy refuses
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 6000,
      rolldownOptions: { input: { index: 'renderer/index.html' } },
    },
  },
})
