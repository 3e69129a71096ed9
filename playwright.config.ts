import { defineConfig, devices } from '@playwright/test'

// Browser, port and data folder come from commands/journeys.mjs (`npm run test:e2e`).
const port = process.env.PORT ?? '3000'

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'build/test/journeys',
  // One server and one database for all; two cores are enough for two readers.
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  timeout: 60_000,
  reporter: [['list'], ['json', { outputFile: 'build/test/playwright.json' }]],
  use: {
    baseURL: `http://localhost:${port}`,
    locale: 'bn-BD',
    timezoneId: 'Asia/Dhaka',
    launchOptions: { executablePath: process.env.CHROMIUM },
    trace: 'retain-on-failure',
  },
  projects: [
    { name: 'phone', use: { ...devices['Pixel 7'] } },
    { name: 'desktop', use: { ...devices['Desktop Chrome'], viewport: { width: 1440, height: 900 } } },
    { name: 'without-scripts', use: { ...devices['Pixel 7'], javaScriptEnabled: false }, testMatch: '**/*without-scripts*' },
  ].map((project) => (project.testMatch ? project : { ...project, testIgnore: '**/*without-scripts*' })),
  webServer: {
    command: 'node --import tsx server/start.ts',
    url: `http://localhost:${port}/`,
    env: { NODE_ENV: 'production' },
    // The first answer waits for the seeds and their pictures.
    timeout: 240_000,
    stdout: 'pipe',
    stderr: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
  },
})
