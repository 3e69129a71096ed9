// Finds the nginx that deploy/nginx.conf is tried with, or gets one.

import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Where an ordinary user's PATH does not lead. */
const others = ['/usr/sbin', '/usr/local/sbin', '/usr/local/bin', '/opt/homebrew/bin']

/**
 * The path of an nginx: the one that NGINX names, one of this machine; else Debian's package when this is root in a
 * container; else null. Nothing else depends on nginx, so whoever asks goes on without.
 */
export function findNginx() {
  const found = onThisMachine()
  if (found !== null || !isContainerOfRoot()) return found
  console.log('No nginx on this machine; installing Debian’s (about 3 MB)')
  for (const args of [['update', '-q'], ['install', '-y', '-q', '--no-install-recommends', 'nginx-light', 'openssl']]) {
    const { status } = spawnSync('apt-get', args, {
      stdio: 'ignore', timeout: 120_000,
      // The package would start nginx at once.
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' },
    })
    if (status !== 0) return null
  }
  return onThisMachine()
}

function onThisMachine() {
  const given = process.env.NGINX
  if (given) return works(given) ? given : null
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...others]
  return folders.map((folder) => join(folder, 'nginx')).find((path) => existsSync(path) && works(path)) ?? null
}

const works = (path) => spawnSync(path, ['-v'], { stdio: 'ignore', timeout: 10_000 }).status === 0

/** Only there may a test install something for the whole machine. */
function isContainerOfRoot() {
  const inContainer = existsSync('/.dockerenv') || existsSync('/run/.containerenv') || process.env.container !== undefined
  return process.getuid?.() === 0 && inContainer && existsSync('/usr/bin/apt-get')
}
