// `npm run bench:page [-- /path]`: Lighthouse, mobile preset, three runs over a production server with a store of its
// own. Without a path: a story that search engines may list, imported for this from the test pages. Ends red when a
// figure is below what the project promises of its story page.

import { runCommand } from '../commands/run'
import { startWithOwnStory } from './own-story'
import { scorePages, type PageScores } from './page-scores'
import { leavingNothing } from './processes'

const rounds = 3

const promised: PageScores = { performance: 95, accessibility: 100, 'best-practices': 100, seo: 100, shift: 0.01, script: 4_000 }

await runCommand(() => leavingNothing(async () => {
  const asked = process.argv[2] ?? null
  const server = await startWithOwnStory()
  const url = asked === null ? server.story : server.origin + asked
  console.log(`${url}\n`)
  const [middle] = await scorePages([url], rounds, (_, round, scores) => console.log(`${round}: ${line(scores)}`))
  console.log(`\nmedian: ${line(middle!)}`)
  const short = asked === null ? shortcomings(middle!) : []
  for (const shortcoming of short) console.log(shortcoming)
  return short.length === 0 ? 0 : 1
}))

function line({ performance, accessibility, 'best-practices': practices, seo, shift, script }: PageScores): string {
  return `performance ${performance}, accessibility ${accessibility}, best practices ${practices}, SEO ${seo}, `
    + `layout shift ${shift.toFixed(4)}, script ${script} bytes`
}

function shortcomings(scores: PageScores): string[] {
  return (Object.keys(promised) as (keyof PageScores)[]).flatMap((name) => {
    const most = name === 'shift' || name === 'script'
    const kept = most ? scores[name] <= promised[name] : scores[name] >= promised[name]
    return kept ? [] : [`${name} is ${scores[name]}, promised ${most ? 'at most' : 'at least'} ${promised[name]}`]
  })
}
