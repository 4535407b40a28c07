#!/usr/bin/env node
// Plain JavaScript, so that it can say what is wrong where Node is too old to read the rest.
import './require-node.mjs'
await import('./index.ts')
