import { readFileSync } from 'node:fs'
import { networkInterfaces } from 'node:os'
import type { NextConfig } from 'next'
import createNextIntlPlugin from 'next-intl/plugin'
import { PHASE_DEVELOPMENT_SERVER } from 'next/constants'

const withMessages = createNextIntlPlugin('./messages/request.ts')

/** What `commands/build.mjs` made of browser/: the addresses of its files (`BROWSER_CORE`), and the text that stands in the head. */
function browserFiles() {
  const read = (name: string) => readFileSync(new URL(`./build/browser/${name}`, import.meta.url), 'utf8')
  const files = Object.entries(JSON.parse(read('manifest.json')) as Record<string, string>)
  const addresses = files.map(([name, file]) => [`BROWSER_${name.toUpperCase().replaceAll('-', '_')}`, `/browser/${file}`])
  return { ...Object.fromEntries(addresses) as Record<string, string>, BEFORE_PAINT: read('before-paint.js') }
}

export default function config(phase: string): NextConfig {
  const ownAddresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []).map(({ address }) => address)
  return withMessages({
    // Components and pages read these; written into the build, because a component may not open files.
    env: browserFiles(),
    // Nobody needs to know from a header what a page was made with.
    poweredByHeader: false,
    // The server in front packs each answer once, when it is whole.
    compress: false,
    // The server in front marks what is fresh.
    generateEtags: false,
    // Else an awaiting `generateMetadata` would put title and canonical at the end of the body.
    htmlLimitedBots: /.*/,
    // A page's text may be handed in as a file of five megabytes, the most that its parser takes.
    experimental: { serverActions: { bodySizeLimit: '6mb' } },
    // Pictures are made once, at import; Next's optimizer would be an open door to decoders.
    images: { unoptimized: true },
    // Types are checked by a step of their own (`npm run test:types`), which has the packages that tests need.
    typescript: { ignoreBuildErrors: true },
    // The overlay is a script in the page, and reading pages have none.
    devIndicators: false,
    // In development a phone on the same network may load style sheets and listen for edits.
    ...(phase === PHASE_DEVELOPMENT_SERVER && { allowedDevOrigins: ownAddresses }),
  })
}
