import type { Command } from 'commander'

/** Every command, loaded when it is called: what reads no samples loads no SQLite. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  import: async () => (await import('./commands/import.ts')).importCommand,
  samples: async () => (await import('./commands/samples.ts')).samplesCommand,
  forget: async () => (await import('./commands/forget.ts')).forgetCommand,
  check: async () => (await import('./commands/check.ts')).checkCommand,
  preview: async () => (await import('./commands/preview.ts')).previewCommand,
  recipients: async () => (await import('./commands/recipients.ts')).recipientsCommand,
  proof: async () => (await import('./commands/proof.ts')).proofCommand,
  export: async () => (await import('./commands/export.ts')).exportCommand,
  sheet: async () => (await import('./commands/sheet.ts')).sheetCommand,
  associate: async () => (await import('./commands/associate.ts')).associateCommand,
  pipe: async () => (await import('./commands/pipe.ts')).pipeCommand,
}

/** Returns the command of a name; all of them for anything else, so that the help lists them. */
export async function commandsFor(name: string | undefined): Promise<readonly Command[]> {
  const named = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined
  return Promise.all(named === undefined ? Object.values(commands).map((load) => load()) : [named()])
}
