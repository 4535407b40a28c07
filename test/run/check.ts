/** Format, lint and types, two at a time. Prints what is wrong and, for what is right, one line each. */
import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'

interface Step {
  readonly name: string
  readonly command: string
}

const typeProjects = ['.', 'shared', 'electron', 'electron/main', 'electron/preload', 'test', 'test/e2e']

// the longest first, so that two at a time end together
const steps: readonly Step[] = [
  { name: 'lint', command: 'eslint .' },
  {
    name: 'renderer types',
    command: 'svelte-check --tsconfig renderer/tsconfig.json --fail-on-warnings --output human',
  },
  { name: 'format', command: 'prettier --check --log-level warn --cache .' },
  ...typeProjects.map((folder) => ({
    name: `${folder === '.' ? 'tools' : folder} types`,
    command: tsc(`${folder}/tsconfig.json`),
  })),
  // the pipe runs in Node 20, which has less than the rest may use
  { name: 'pipe types', command: tsc('electron/cli/tsconfig.node20.json') },
]

function tsc(project: string): string {
  const memory = `node_modules/.cache/tsc/${project.replaceAll(/\W/g, '-')}.tsbuildinfo`
  const pretty = process.stdout.isTTY ? 'true' : 'false'
  return `tsc --project ${project} --incremental --tsBuildInfoFile ${memory} --pretty ${pretty}`
}

/** Returns whether the step found nothing to say. Its output appears in one piece, at its end. */
function run({ name, command }: Step): Promise<boolean> {
  const started = performance.now()
  return new Promise((resolve) => {
    const child = spawn(command, {
      shell: true,
      env: { ...process.env, FORCE_COLOR: process.stdout.isTTY ? '1' : '0' },
    })
    const output: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => output.push(chunk))
    child.on('close', (code) => {
      const seconds = ((performance.now() - started) / 1000).toFixed(1)
      console.log(`${code === 0 ? 'ok    ' : 'WRONG '} ${name} (${seconds} s)`)
      if (code !== 0) console.log(Buffer.concat(output).toString().trim())
      resolve(code === 0)
    })
  })
}

async function work(queue: Step[]): Promise<boolean> {
  let fine = true
  for (let step = queue.shift(); step; step = queue.shift()) fine = (await run(step)) && fine
  return fine
}

mkdirSync('node_modules/.cache/tsc', { recursive: true })
const queue = [...steps]
const outcomes = await Promise.all([work(queue), work(queue)])
process.exitCode = outcomes.every(Boolean) ? 0 : 1
