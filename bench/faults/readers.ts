import { toBanglaDigits } from '@/lib/bangla/digits'
import { Agent } from 'node:http'
import { undoLater } from '../processes'
import { ask, type Paper, type Reply } from './paper-process'

/** The address of the story that leads the front. */
export async function leadOf(paper: Paper): Promise<{ path: string; section: string; id: string }> {
  const { text } = await paper.ask('/')
  const [, path, section, id] = /<h1[^>]*>\s*<a[^>]*\bhref="(\/([a-z0-9-]+)\/([0-9a-z]{10}))"/.exec(text) ?? []
  if (path === undefined) throw new Error('The front page has no lead.')
  return { path, section: `/${section!}`, id: id! }
}

/** Addresses of stories that stand on a page, each once, in the order of the page. */
export function storiesOn(text: string): string[] {
  return [...new Set([...text.matchAll(/href="(\/[a-z][a-z0-9-]*\/[0-9a-hjkmnp-tv-z]{10})"/g)].map(([, path]) => path!))]
}

/** A headline that no other page holds, whichever run and round it is from. */
export function ownHeadline(seed: number, round: number): string {
  const figures = (number: number) => toBanglaDigits(String(number).padStart(6, '0'))
  return `সেতুর কাজ আবার শুরু, পর্ব ${figures(seed % 1_000_000)}-${figures(round)}`
}

/** Readers who ask all the time until they are told to stop. */
export interface Crowd {
  stop: () => Promise<void>
}

/** `count` readers at once, each asking for what `next` names; `hear` gets every answer, and null where there was none. */
export function gather(
  paper: Paper, count: number, next: () => string, hear: (path: string, reply: Reply | null) => void = () => {},
): Crowd {
  let going = true
  const read = async () => {
    // Connections of their own: the paper's are renewed with each start.
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    while (going) {
      const path = next()
      const reply = await ask(paper.origin + path, { agent }).catch(() => null)
      hear(path, reply)
      // A server that is away answers at once, and the other core has work to do.
      if (reply === null) await new Promise((resolve) => setTimeout(resolve, 20))
    }
    agent.destroy()
  }
  const readers = Array.from({ length: count }, read)
  return {
    // A round that fails stops nobody itself.
    stop: undoLater(async () => {
      going = false
      await Promise.all(readers)
    }),
  }
}
