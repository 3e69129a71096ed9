import { copyFileSync, linkSync, lstatSync, mkdirSync, readdirSync, readFileSync, readlinkSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, serverArguments, serverEnvironment } from '../commands/prepare.mjs'
import { findProgram } from './programs'
import { get } from './get'
import { freePort, pause, runToEnd, start, temporaryFolder, type Running } from './processes'

/** Somebody who serves a page. */
export interface Side {
  origin: string
  pid: number
  stop: () => Promise<void>
}

/** This newspaper's own server, in production mode, with a data folder of its own over the given database. */
export async function startOurs(databaseUrl: string, env: Record<string, string> = {}): Promise<Side & { dataDir: string }> {
  const dataDir = temporaryFolder('bench-data')
  const server = start(process.execPath, serverArguments, {
    cwd: root,
    env: { ...serverEnvironment, HOST: '127.0.0.1', PORT: '0', DATABASE_URL: databaseUrl, DATA_DIR: dataDir, ...env },
    ipc: true,
  })
  const port = await new Promise<number>((resolve, reject) => {
    server.child.on('message', (message: { listening?: number }) => {
      if (message.listening !== undefined) resolve(message.listening)
    })
    server.child.once('exit', (code) => reject(new Error(`The server ended with ${code} before it listened.`)))
  })
  return { ...side(server, port), dataDir }
}

/** `next start` of a build: the page's address has its language in front there. */
export async function startNext(folder: string, databaseUrl: string): Promise<Side> {
  const port = await freePort()
  const server = start(process.execPath, [join(folder, 'node_modules/next/dist/bin/next'), 'start', '-H', '127.0.0.1', '-p', String(port)], {
    cwd: folder,
    env: { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', DATABASE_URL: databaseUrl, DATA_DIR: temporaryFolder('bench-data') },
  })
  return waitFor(side(server, port), '/bn/about')
}

/**
 * nginx with two workers and one file, which it sends as a browser would get it from us; null where there is no nginx.
 * It keeps its file open and its connections alive as whoever tunes it would have it.
 */
export async function startNginx(body: Buffer): Promise<Side | null> {
  const program = findProgram('nginx')
  if (program === null) return null
  const folder = temporaryFolder('bench-nginx')
  const port = await freePort()
  mkdirSync(join(folder, 'site'))
  writeFileSync(join(folder, 'site/page'), body)
  const places = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/${name};`).join(' ')
  writeFileSync(join(folder, 'nginx.conf'), `
    daemon off; worker_processes 2; pid ${folder}/pid; error_log stderr crit;
    events { worker_connections 1024; }
    http {
      ${places}
      access_log off; sendfile on; tcp_nopush on; gzip off; keepalive_requests 100000000; open_file_cache max=100;
      default_type "text/html; charset=utf-8"; add_header Content-Encoding br; add_header Vary Accept-Encoding;
      server { listen 127.0.0.1:${port}; root ${folder}/site; }
    }`)
  const server = start(program, ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', 'stderr'])
  return waitFor(side(server, port), '/page')
}

function side(server: Running, port: number): Side {
  return { origin: `http://127.0.0.1:${port}`, pid: server.pid, stop: server.stop }
}

async function waitFor(one: Side, path: string): Promise<Side> {
  for (let left = 150; ; left--) {
    try {
      const { status } = await get(one.origin + path)
      if (status === 200) return one
      if (left === 0) throw new Error(`${path} is answered with ${status}.`)
    } catch (error) {
      if (left <= 0) throw error
    }
    await pause(200)
  }
}

/** What a build needs nothing of, or makes for itself. */
const leftBehind = new Set(['.git', '.next', 'build', 'data', 'docs', 'tests', 'node_modules', 'tsconfig.tsbuildinfo'])

/**
 * A second build, in a folder of its own, in which Next itself keeps story pages: made once, and again after five
 * minutes. Nothing else is different. Resolves with the folder.
 */
export async function buildWithRegeneration(): Promise<string> {
  const folder = temporaryFolder('bench-next')
  for (const name of readdirSync(root)) if (!leftBehind.has(name)) copyTree(join(root, name), join(folder, name), copyFileSync)
  copyTree(join(root, 'node_modules'), join(folder, 'node_modules'), linkOrCopy)
  replaceIn(join(folder, 'app/[locale]/layout.tsx'), "export const dynamic = 'force-dynamic'", 'export const revalidate = 300')
  replaceIn(join(folder, 'app/[locale]/[section]/[story]/page.tsx'), 'export default async function StoryPage', 'export const generateStaticParams = () => []\n\nexport default async function StoryPage')
  await runToEnd(process.execPath, ['commands/build.mjs'], { cwd: folder })
  return folder
}

function replaceIn(file: string, before: string, after: string): void {
  const text = readFileSync(file, 'utf8')
  if (text.split(before).length !== 2) throw new Error(`${file} no longer has "${before}" once, which this measure changes.`)
  writeFileSync(file, text.replace(before, after))
}

function copyTree(from: string, to: string, copyFile: (from: string, to: string) => void): void {
  const found = lstatSync(from)
  if (found.isSymbolicLink()) symlinkSync(readlinkSync(from), to)
  else if (found.isDirectory()) {
    mkdirSync(to)
    for (const name of readdirSync(from)) copyTree(join(from, name), join(to, name), copyFile)
  } else copyFile(from, to)
}

/** Packages are only read, so they need not lie on the disk twice. */
function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to)
  } catch {
    copyFileSync(from, to)
  }
}
