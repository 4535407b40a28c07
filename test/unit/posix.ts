import { test } from 'vitest'

/** A test of what Windows has not: modes of files, links that anyone may make, signals, `sh`. There it is skipped. */
export const posixTest = test.skipIf(process.platform === 'win32')
