// `npm run build`: what `npm start` would build, built in any case.

import { alone, ensureBuilt, ensureGenerated, ensureInstalled, main } from './prepare.mjs'

await main(() => alone(async () => {
  await ensureInstalled('production')
  await ensureGenerated()
  await ensureBuilt({ force: true })
}))
