import { startOwnServer, type OwnServer } from '../commands/own-server'
import { undoLater } from './processes'

/**
 * A production server over a store of its own, with the sample paper and one story that search engines may list.
 * `story` is the address of that story: of the stories imported the newest, so it leads the front.
 */
export async function startWithOwnStory(): Promise<OwnServer & { story: string }> {
  const starting = startOwnServer()
  const stop = undoLater(async () => (await starting).stop())
  const server = await starting
  await server.importFiles('tests/fixtures/pages/000_2f6b1c9d40e7a835.txt')
  const html = await (await fetch(server.origin)).text()
  const path = /<h1[^>]*>\s*<a[^>]*\bhref="([^"]+)"/.exec(html)?.[1]
  if (path === undefined) throw new Error('The front page has no lead.')
  return { ...server, stop, story: server.origin + path }
}
