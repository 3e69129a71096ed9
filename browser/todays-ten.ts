import { findKept, keepPage, listKept, pagesName, storyOf } from './kept-pages'

const most = 10
const hour = 3_600_000

/**
 * Whether the line is one on which ten pages may be fetched ahead without asking: the reader pays for them. A phone says
 * what its line is; a browser that says nothing of it fetches nothing.
 */
export function isGenerousLine(connection: { type?: string; effectiveType?: string; saveData?: boolean } | undefined): boolean {
  if (connection === undefined || connection.saveData === true || connection.effectiveType !== '4g') return false
  return connection.type === undefined || connection.type === 'wifi' || connection.type === 'ethernet'
}

/** The first ten stories of a front page that have a text, by their addresses, in its own order. */
export function firstTen(front: string): string[] {
  const links = [...front.matchAll(/<a [^>]*href="(\/[^"?#]+)"[^>]*>/g)].filter(([link]) => !link.includes('data-headline-only'))
  const named = links.map(([, address]) => address!)
  return [...new Set(named.filter((address) => storyOf(address) !== ''))].slice(0, most)
}

/**
 * Fetches those of the front's ten that are not on the device, one after the other and behind everything else; how many
 * there are then. At most once an hour, unless a reader asks for it.
 */
export async function keepTodaysTen(front: string, { asked, now }: { asked: boolean; now: number }): Promise<number> {
  if (!asked && (await listKept(pagesName)).some(({ ahead }) => ahead > now - hour)) return 0
  let there = 0
  for (const address of firstTen(front)) {
    if (await findKept(address) !== null) there++
    else {
      // Without cookies and without following: the form that a reader has chosen is for what they open.
      const answer = await fetch(address, { credentials: 'omit', redirect: 'error', priority: 'low' }).catch(() => null)
      if (answer === null) break
      if (await keepPage(pagesName, address, answer, { ahead: now })) there++
    }
  }
  return there
}
