import { defineConfig } from '@playwright/test'

/** `npm run test:package`: the app as it is installed, one at a time, because its keys are the system's. */
export default defineConfig({
  testDir: 'test/e2e/packaged',
  outputDir: 'test-results/packaged',
  workers: 1,
  timeout: 600_000,
  expect: { timeout: 120_000 },
  forbidOnly: process.env.CI !== undefined,
  // the summary of .ci/run names each test that needed it
  retries: process.env.CI === undefined ? 0 : 1,
  reporter: [['list'], ['json', { outputFile: 'test-results/package.json' }]],
})
