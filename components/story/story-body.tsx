import { assertNever, type Block } from '@/lib/news/blocks'
import type { Story } from '@/lib/news/story'
import { Divider } from './blocks/divider'
import { Embed } from './blocks/embed'
import { Gallery } from './blocks/gallery'
import { Quotation } from './blocks/quotation'
import { RelatedBox } from './blocks/related-box'
import { Runs } from './blocks/runs'
import { Table } from './blocks/table'
import { Figure } from './picture'

type Parts = Pick<Story, 'body' | 'signOff' | 'pictures' | 'boxes'>

/** The text of a story: its blocks, and the initials of who handled it after the last word. */
export function StoryBody({ story }: { story: Parts }) {
  const last = story.body.findLastIndex((block) => block.kind === 'paragraph')
  return (
    <div className="prose type-body max-w-[33em]" lang="bn">
      {story.body.map((block, at) => (
        <BodyBlock key={at} block={block} story={story} signOff={at === last ? story.signOff : null} />
      ))}
      {last === -1 && story.signOff !== null && <p><SignOff initials={story.signOff} /></p>}
    </div>
  )
}

function BodyBlock({ block, story, signOff }: { block: Block; story: Parts; signOff: string | null }) {
  switch (block.kind) {
    case 'paragraph':
      return <p><Runs runs={block.text} />{signOff !== null && <> <SignOff initials={signOff} /></>}</p>
    case 'heading':
      return <h2>{block.text}</h2>
    case 'quotation':
      return <Quotation text={block.text} speaker={block.speaker} />
    case 'list': {
      const items = block.items.map((item, at) => <li key={at}><Runs runs={item} /></li>)
      return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>
    }
    case 'picture': {
      const picture = story.pictures[block.picture]
      return picture === undefined ? null : <Figure picture={picture} sizes="(min-width: 1100px) 612px, 100vw" className="desk:-ml-2" />
    }
    case 'gallery':
      return <Gallery pictures={block.pictures.flatMap((id) => story.pictures[id] ?? [])} />
    case 'embed':
      return <Embed href={block.href} title={block.title} />
    case 'divider':
      return <Divider />
    case 'related': {
      const other = story.boxes[block.story]
      return other === undefined ? null : <RelatedBox story={other} />
    }
    case 'table':
      return <Table caption={block.caption} header={block.header} rows={block.rows} />
    default:
      return assertNever(block)
  }
}

function SignOff({ initials }: { initials: string }) {
  return <span className="font-desk text-[0.875rem] whitespace-nowrap text-soft" data-silent="">/{initials}/</span>
}
