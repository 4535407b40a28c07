// Plain JavaScript: what it imports is compiled before it runs.
import { enableCompileCache } from 'node:module'

// A thread does not share the cache of the one that started it, and reading the sources takes it longer than a small job.
enableCompileCache?.()
await import('./worker.ts')
