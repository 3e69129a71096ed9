// Finds the Chromium that journeys run in, or gets one.

import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { Fault, root, run } from './prepare.mjs'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']

/**
 * The path of a Chromium: the one that CHROMIUM names, one on the PATH, Playwright's own; else Playwright's download,
 * else Debian's package when this is root; else a `Fault` that says what to install.
 */
export async function findBrowser() {
  const given = process.env.CHROMIUM
  if (given) {
    if (works(given)) return given
    throw new Fault(`CHROMIUM=${given} is no browser that can be started.`)
  }
  const found = onPath() ?? (await playwrightsOwn())
  if (found) return found

  console.log('No Chromium on this machine; fetching the one of Playwright (about 150 MB)')
  const { code } = await run([join(root, 'node_modules/playwright/cli.js'), 'install', '--no-shell', 'chromium'])
  const fetched = code === 0 ? await playwrightsOwn() : null
  if (fetched) return fetched

  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log("Playwright's own did not come or does not start here; installing Debian’s chromium and a Bengali system font (about 150 MB)")
    for (const args of [['update', '-q'], ['install', '-y', '-q', '--no-install-recommends', 'chromium', 'fonts-noto-core']]) {
      const { status } = spawnSync('apt-get', args, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
      if (status !== 0) break
    }
    const installed = onPath()
    if (installed) return installed
  }
  throw new Fault([
    'The journeys need a Chromium, and none could be had. One of these gives one:',
    '  as root on Debian or Ubuntu:  apt-get install chromium',
    '  anywhere with a network:      npx playwright install --with-deps chromium',
    '  or name one that you have:    CHROMIUM=/path/to/chromium npm test',
  ].join('\n'))
}

function works(path) {
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0
}

function onPath() {
  const folders = (process.env.PATH ?? '').split(delimiter)
  const paths = folders.flatMap((folder) => names.map((name) => join(folder, name)))
  return paths.find((path) => existsSync(path) && works(path)) ?? null
}

async function playwrightsOwn() {
  const { chromium } = await import('@playwright/test')
  const path = chromium.executablePath()
  return path && existsSync(path) && works(path) ? path : null
}
