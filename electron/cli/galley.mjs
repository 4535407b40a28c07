#!/usr/bin/env node
// Plain JavaScript that any version can read, so that it can say what is wrong where Node is too old for the rest.
import './require-node.mjs'

import('./start.mjs')
