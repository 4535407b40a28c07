#!/usr/bin/env node
// Plain JavaScript, so that it can say what is wrong where Node is too old to read the rest.
import { enableCompileCache } from 'node:module'
import './require-node.mjs'

// Starting takes a third of the time once the compiled code is kept.
enableCompileCache?.()
await import('./index.ts')
