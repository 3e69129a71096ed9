import { describe, expect, test } from 'vitest'
import bn from '@/messages/bn.json'
import { aStory, rendered } from '@/tests/rendered'
import { ReaderTools } from './reader-tools'
import { ShareStory } from './share-story'

const share = (isOwn: boolean) => rendered(<ShareStory story={aStory()} origin="https://paper.example" isOwn={isOwn} script="/browser/share.js" />)
const links = (page: string) => [...page.matchAll(/href="([^"]+)"/g)].map(([, href]) => href!.replaceAll('&amp;', '&'))

describe('Passing a story on', () => {
  test('leads with the short address and nothing else to each network, and needs no script of theirs', () => {
    const [whatsapp, messenger, facebook, short] = links(share(true))
    expect(new URL(whatsapp!).searchParams.get('text')).toBe(`${aStory().headline} https://paper.example/s/0123456789`)
    expect(new URL(messenger!).searchParams.get('link')).toBe('https://paper.example/s/0123456789')
    expect(new URL(facebook!).searchParams.get('u')).toBe('https://paper.example/s/0123456789')
    expect(short).toBe('/s/0123456789')
    expect(share(true)).not.toMatch(/<script|<iframe|<img/)
  })

  test('offers a code to scan only where a camera would find the newspaper', () => {
    expect(share(true)).toContain('href="#qr"')
    expect(share(false)).not.toContain('#qr')
    expect(share(false)).not.toContain(bn.tools.scan)
  })

  test('What a browser may lack is hidden until a script has seen it', () => {
    for (const word of [bn.tools.platform, bn.tools.copy]) expect(share(true)).toMatch(new RegExp(`<li [^>]*hidden=""[^>]*><button[^>]*>${word}<`))
    const tools = rendered(<ReaderTools story={aStory()} />)
    for (const word of [bn.tools.listen, bn.tools.print]) expect(tools).toMatch(new RegExp(`<button [^>]*hidden=""[^>]*>${word}<`))
  })
})

test('A headline without a text is not offered to be read aloud', () => {
  expect(rendered(<ReaderTools story={aStory()} />)).toContain(`>${bn.tools.listen}<`)
  const tools = rendered(<ReaderTools story={aStory({ kind: 'headline-only', body: [] })} />)
  expect(tools).not.toContain(`>${bn.tools.listen}<`)
  expect(tools).toContain(`>${bn.tools.share}<`)
})
