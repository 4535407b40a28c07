import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'electron-vite'
import type { HtmlTagDescriptor, Plugin, Rolldown } from 'vite'
import { collectNotices } from './test/run/notices.ts'

// What the oldest Electron that Galley is tested in can run, whichever one builds it.
const node = 'node20.18'
const chrome = 'chrome130'

/** Has the page fetch at once what it asks for at its start: the window, and Monaco, which is run after the first paint. */
function fetchEarly(): Plugin {
  return {
    name: 'fetch-early',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle = {} }) => {
        const window = chunksWith('/renderer/src/open-window.ts', bundle)
        const monaco = chunksWith('/monaco-editor/', bundle).filter((name) => !window.includes(name))
        return [...window.map((name) => preload(name, 'high')), ...monaco.map((name) => preload(name, 'low'))]
      },
    },
  }
}

/**
 * Gives what Monaco says of the whole page to its editors alone: a property of `:root` that comes later has every element of the page
 * styled anew, in the middle of the start.
 */
function styleEditorsOnly(): Plugin {
  return {
    name: 'style-editors-only',
    transform: {
      filter: { id: /monaco-editor.*(?:iconsStyleSheet|codeEditorWidget)\.js$/, code: ':root {' },
      handler: (code) => code.replaceAll(':root {', '.monaco-editor, .monaco-component {'),
    },
  }
}

/** Returns the names of the chunks that hold a module, and of those that they import; not the page's first one. */
function chunksWith(module: string, bundle: Rolldown.OutputBundle): string[] {
  const chunks = Object.values(bundle).filter((file) => file.type === 'chunk')
  const holding = chunks.filter(({ moduleIds }) => moduleIds.some((id) => id.includes(module)))
  const names = new Set(holding.flatMap(({ fileName, imports }) => [fileName, ...imports]))
  return chunks.filter(({ fileName, isEntry }) => names.has(fileName) && !isEntry).map(({ fileName }) => fileName)
}

function preload(name: string, fetchpriority: 'high' | 'low'): HtmlTagDescriptor {
  const attrs = { rel: 'modulepreload', crossorigin: true, fetchpriority, href: `./${name}` }
  return { tag: 'link', attrs, injectTo: 'head' }
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
    plugins: [
      svelte({ configFile: '../svelte.config.js' }),
      fetchEarly(),
      styleEditorsOnly(),
      collectNotices('renderer'),
    ],
    worker: { format: 'es' },
    build: {
      target: chrome,
      outDir: 'out/renderer',
      minify: true,
      // an inlined font would be a data: address, which the content security policy refuses
      assetsInlineLimit: 0,
      // a style sheet that comes later has the whole page styled anew
      cssCodeSplit: false,
      chunkSizeWarningLimit: 6000,
      rolldownOptions: { input: { index: 'renderer/index.html' } },
    },
  },
})
