import { defineConfig } from 'vitest/config'

/** Ends what hangs, and nothing else: no test fails because the machine is slow. In milliseconds. */
const hangGuard = 600_000

export default defineConfig({
  test: {
    include: ['test/unit/**/*.test.ts'],
    pool: 'threads',
    maxWorkers: 2,
    testTimeout: hangGuard,
    hookTimeout: hangGuard,
    teardownTimeout: hangGuard,
  },
})
