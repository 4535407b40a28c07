import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: 'test/e2e',
  // it needs a package: playwright.packaged.config.ts
  testIgnore: 'packaged/**',
  outputDir: 'test-results/e2e',
  globalSetup: './test/e2e/build-app.ts',
  workers: 2,
  // they end what hangs, and nothing else: no test fails because the machine is slow
  timeout: 600_000,
  expect: { timeout: 120_000 },
  forbidOnly: process.env.CI !== undefined,
  // the summary of .ci/run names each test that needed it
  retries: process.env.CI === undefined ? 0 : 1,
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
})
