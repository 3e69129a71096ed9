import { defineConfig, devices } from '@playwright/test'
import { serverArguments } from './commands/prepare.mjs'

// Browser, port and data folder come from commands/journeys.mjs (`npm run test:e2e`).
const port = process.env.PORT ?? '3000'

const opening = ['**/first-administrator.*']
const newsroom = ['**/newsroom-*', '**/preview.*']
const ownServers = ['**/faults.*', '**/mirror.*', '**/release.*']

export default defineConfig({
  testDir: 'tests/e2e',
  globalSetup: './tests/e2e/own-pages.ts',
  outputDir: 'build/test/journeys',
  // One server and one database for all; two cores are enough for two readers.
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  // A check that fails waits for all of this; one that holds never does, however slow the machine.
  timeout: 240_000,
  expect: { timeout: 60_000 },
  reporter: [['list'], ['json', { outputFile: 'build/test/playwright.json' }]],
  use: {
    baseURL: `http://localhost:${port}`,
    locale: 'bn-BD',
    timezoneId: 'Asia/Dhaka',
    launchOptions: { executablePath: process.env.CHROMIUM },
    // Journeys look at what the server sends; what a worker keeps is tried in offline.phone.spec.ts.
    serviceWorkers: 'block',
    trace: 'retain-on-failure',
  },
  projects: [
    // A file whose name says for whom it is runs there alone; the others run on a phone and on a desktop.
    { name: 'phone', use: { ...devices['Pixel 7'] }, testIgnore: ['**/*.desktop.*', '**/*without-scripts*'] },
    {
      name: 'desktop',
      use: { ...devices['Desktop Chrome'], viewport: { width: 1440, height: 900 } },
      testIgnore: ['**/*.phone.*', '**/*without-scripts*', ...opening, ...newsroom, ...ownServers],
    },
    { name: 'without-scripts', use: { ...devices['Pixel 7'], javaScriptEnabled: false }, testMatch: '**/*without-scripts*' },
    // Nobody is of the newsroom yet when somebody is its first.
    { name: 'opening', use: { ...devices['Desktop Chrome'] }, testMatch: opening, dependencies: ['phone', 'desktop', 'without-scripts'] },
    // These publish into the store that the others read, so they come after them.
    { name: 'newsroom', use: { ...devices['Desktop Chrome'], viewport: { width: 1440, height: 900 } }, testMatch: newsroom, dependencies: ['opening'] },
    // These start servers of their own and want the machine for themselves.
    { name: 'own-servers', use: { ...devices['Desktop Chrome'] }, testMatch: ownServers, fullyParallel: false, dependencies: ['newsroom'] },
  ],
  webServer: {
    command: `node ${serverArguments.join(' ')}`,
    url: `http://localhost:${port}/`,
    env: { NODE_ENV: 'production', LOG_LEVEL: 'warn' },
    // The first answer waits for the seeds and their pictures.
    timeout: 240_000,
    stdout: 'pipe',
    stderr: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
  },
})
