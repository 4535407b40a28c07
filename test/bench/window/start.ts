import { spawn } from 'node:child_process'
import { cp, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { electronArguments, findElectron } from '../../run/electron-runtime.ts'
import { median, type Row } from '../race.ts'
import { dataFolder, importInto, root } from './data.ts'

const rounds = 5
const maxTimes = 1.7
const emptyWindow = join(root, 'test/bench/empty-window')

/** In milliseconds since the process was started. */
interface Start {
  /** Electron is ready. */
  readonly ready: number
  /** The page's own time begins. */
  readonly page: number
  /** The first row, or the field, has been painted. */
  readonly shown: number
  /** A letter that was typed there has been painted. */
  readonly typed: number
}

/** What empty-window/probe.cjs waits for, as selectors and a function of the page that answers the text. */
interface Wanted {
  readonly shown: string
  readonly field: string
  readonly ready: string
  readonly typed: string
}

const galley: Wanted = {
  shown: '[aria-label="Pairs"] [role="textbox"]',
  field: '[aria-label="Pairs"] [role="textbox"]',
  ready: '.monaco-editor',
  typed: `() => document.querySelector('.monaco-editor .view-lines').textContent`,
}
const empty: Wanted = {
  shown: 'input',
  field: 'input',
  ready: 'input',
  typed: `() => document.querySelector('input').value`,
}

/** A start that takes longer has gone wrong. In milliseconds. */
const patience = 60_000

/**
 * From the start of the process until the user can write: the first pair's value has the focus, Monaco is in it, and a letter
 * that was typed has been painted. Against an Electron window with nothing in it but a field that takes a letter. Both
 * were started before, so that what Chromium keeps between starts is there, and take turns; Galley's samples are in its cache.
 */
export async function startRows(folder: string): Promise<Row[]> {
  const ours = join(folder, 'galley')
  await dataFolder(ours, bundledSamples)
  await cp(join(root, 'resources/samples/tour.galley.json'), join(ours, 'drafts/tour.galley.json'))
  const theirs = join(folder, 'empty')
  const startGalley = () => start([...electronArguments(), `--user-data-dir=${ours}`, '.'], galley)
  const startEmpty = () => start([...emptyArguments(), `--user-data-dir=${theirs}`, emptyWindow], empty)
  for (let i = 0; i < 2; i++) {
    await startGalley()
    await startEmpty()
  }
  const pairs: { readonly ours: Start; readonly rival: Start }[] = []
  for (let i = 0; i < rounds; i++) pairs.push({ ours: await startGalley(), rival: await startEmpty() })
  const at = (mark: keyof Start) => median(pairs.map(({ ours }) => ours[mark])).toFixed(0)
  const times = median(pairs.map(({ ours, rival }) => ours.typed / rival.typed))
  return [
    {
      work: 'start to usable editor',
      against: 'an empty Electron window, same runtime',
      ours: `${at('typed')} ms (pairs painted after ${at('shown')} ms)`,
      rival: `${median(pairs.map(({ rival }) => rival.typed)).toFixed(0)} ms`,
      ratio: 1 / times,
      goal: `≤ ${String(maxTimes)} × its time`,
      met: times <= maxTimes,
    },
  ]
}

async function bundledSamples(cache: string): Promise<void> {
  await mkdir(join(cache, '..'), { recursive: true })
  const files = ['profiles.jsonl', 'events.jsonl', 'products.csv'].map((name) => join(root, 'resources/samples', name))
  await importInto(cache, ...files)
}

/** What Galley is started with, for the other app: a runtime that wants the app's file first, gets that one. */
function emptyArguments(): string[] {
  return electronArguments().map((word) => (word.endsWith('index.cjs') ? join(emptyWindow, 'main.cjs') : word))
}

async function start(args: readonly string[], wanted: Wanted): Promise<Start> {
  const from = performance.timeOrigin + performance.now()
  const app = spawn(findElectron() ?? '', ['-r', join(emptyWindow, 'probe.cjs'), ...args], {
    cwd: root,
    env: { ...process.env, GALLEY_BENCH_START: JSON.stringify(wanted) },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: patience,
  })
  let said = ''
  app.stdout.on('data', (chunk) => (said += String(chunk)))
  app.stderr.on('data', (chunk) => (said += String(chunk)))
  await new Promise((resolve) => app.on('close', resolve))
  const marks = /^GALLEY_BENCH (.*)$/m.exec(said)?.[1]
  if (marks === undefined) throw new Error(`The app ended before it could be used:\n${said}`)
  const { ready, page, shown, typed } = JSON.parse(marks) as Start
  return { ready: ready - from, page: page - from, shown: shown - from, typed: typed - from }
}
