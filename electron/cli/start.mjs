import { enableCompileCache } from 'node:module'

// Starting takes a third of the time once the compiled code is kept.
enableCompileCache()
await import('./index.ts')
