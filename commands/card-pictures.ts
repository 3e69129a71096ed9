import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cardFacts } from '@/lib/cards/facts'
import { cardForms } from '@/lib/cards/forms'
import { loadVoices, makeCard } from '@/lib/cards/draw-card'
import { storyIdIn } from '@/lib/routes'

interface Image {
  url: string
  width: number
  height: number
  creditText?: string
}

/**
 * The cards of two stories that a server has, one with a photograph and one without, as pictures for the documentation.
 * Asked for as a chat and a search engine would: by what the head of a story's page says.
 */
export async function drawCards(origin: string, paths: { pictured: string; plain: string }, folder: string): Promise<void> {
  const pictures = await mkdtemp(join(tmpdir(), 'pathok-cards-'))
  try {
    const voices = await loadVoices()
    for (const [name, path] of Object.entries(paths)) {
      const html = await (await fetch(origin + path)).text()
      const said = JSON.parse(/<script type="application\/ld\+json">([^<]*)/.exec(html)![1]!) as { headline: string; datePublished?: string; image: Image[] }
      const files = []
      for (const { url, width, height } of said.image.filter((one) => new URL(one.url).pathname.startsWith('/pictures/'))) {
        const file = new URL(url).pathname.split('/').at(-1)!
        const content = Buffer.from(await (await fetch(`${origin}/pictures/${file}`)).arrayBuffer())
        await writeFile(join(pictures, file), content)
        files.push({ format: 'jpeg' as const, width, height, file, bytes: content.length })
      }
      const largest = files.at(-1)
      const facts = { ...cardFacts({
        id: storyIdIn(path)!, headline: said.headline, section: path.split('/')[1]!, published: said.datePublished === undefined ? null : new Date(said.datePublished),
        picture: largest === undefined ? null : {
          id: '', width: largest.width, height: largest.height, files, alt: '', caption: null, credit: said.image[0]!.creditText ?? null, focal: null,
        },
      }), site: 'paper.example' }
      // The form without a place for a photograph looks alike for both.
      for (const form of cardForms.filter((one) => one !== 'words' || facts.picture === null)) {
        const card = await makeCard(facts, form, pictures, voices)
        await writeFile(join(folder, `card-${form}-${name}.jpg`), card)
        console.log(`docs/pictures/card-${form}-${name}.jpg: ${Math.round(card.length / 1000)} kB`)
      }
    }
  } finally {
    await rm(pictures, { recursive: true, force: true })
  }
}
