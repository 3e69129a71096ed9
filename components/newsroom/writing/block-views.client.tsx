import { NodeViewWrapper, type NodeViewProps } from '@tiptap/react'
import { useTranslations } from 'next-intl'
import { useId, type ReactNode } from 'react'
import type { Picture } from '@/lib/news/picture'
import { routes } from '@/lib/routes'
import { useMaterial } from './story-material.client'

/** How the pieces of a body look while it is written: what they show, and words to move or remove them. */

interface PieceProps {
  view: NodeViewProps
  name: string
  children: ReactNode
}

function Piece({ view: { editor, getPos, node, deleteNode, selected }, name, children }: PieceProps) {
  const t = useTranslations('newsroom.writing.blocks')
  const move = (by: -1 | 1) => {
    const at = getPos()
    if (at === undefined) return
    const { doc, tr } = editor.state
    const place = doc.resolve(at)
    const other = place.parent.maybeChild(place.index() + by)
    if (other === null) return
    const target = by === -1 ? at - other.nodeSize : at + other.nodeSize
    editor.view.dispatch(tr.delete(at, at + node.nodeSize).insert(target, node).scrollIntoView())
  }
  const quiet = 'tap px-2 cursor-pointer'
  return (
    <NodeViewWrapper className={`piece font-desk ${selected ? 'piece-selected' : ''}`} role="group" aria-label={name}>
      <div contentEditable={false}>
        {children}
        {editor.isEditable && (
          <p className="type-meta flex flex-wrap items-center gap-x-2">
            <span>{name}</span>
            <button type="button" className={quiet} onClick={() => move(-1)}>{t('up')}</button>
            <button type="button" className={quiet} onClick={() => move(1)}>{t('down')}</button>
            <button type="button" className={quiet} onClick={deleteNode}>{t('remove')}</button>
          </p>
        )}
      </div>
    </NodeViewWrapper>
  )
}

/** A picture small, as the surface shows it; words where there is none. */
export function SmallPicture({ picture, className = '' }: { picture: Picture | undefined; className?: string }) {
  const t = useTranslations('newsroom.writing.blocks')
  if (picture === undefined) return <p className="type-meta bg-sheet p-4">{t('unknownPicture')}</p>
  const jpegs = picture.files.filter((file) => file.format === 'jpeg').sort((one, other) => one.width - other.width)
  const file = jpegs.find((one) => one.width >= 480) ?? jpegs[jpegs.length - 1]
  if (file === undefined) return <p className="type-meta">{picture.alt}</p>
  return <img src={routes.picture(file.file)} alt={picture.alt} width={picture.width} height={picture.height} className={`h-auto w-full ${className}`} />
}

export function PictureView(view: NodeViewProps) {
  const t = useTranslations('newsroom.writing.blocks')
  const { pictures } = useMaterial()
  const picture = pictures[String(view.node.attrs.picture)]
  return (
    <Piece view={view} name={t('picture')}>
      <SmallPicture picture={picture} />
      {picture !== undefined && <p className="type-meta mt-1">{picture.caption} {picture.credit}</p>}
    </Piece>
  )
}

export function GalleryView(view: NodeViewProps) {
  const t = useTranslations('newsroom.writing.blocks')
  const { pictures, choosePicture } = useMaterial()
  const shown = view.node.attrs.pictures as string[]
  const add = async () => {
    const picture = await choosePicture()
    if (picture !== null) view.updateAttributes({ pictures: [...shown, picture.id] })
  }
  return (
    <Piece view={view} name={t('gallery')}>
      <ul className="grid grid-cols-2 gap-2 tablet:grid-cols-3">
        {shown.map((id, at) => (
          <li key={`${id}-${at}`}>
            <SmallPicture picture={pictures[id]} />
            {view.editor.isEditable && shown.length > 2 && (
              <button type="button" className="tap type-meta cursor-pointer" onClick={() => view.updateAttributes({ pictures: shown.filter((_, place) => place !== at) })}>
                {t('removeOne')}
              </button>
            )}
          </li>
        ))}
      </ul>
      {view.editor.isEditable && <button type="button" className="tap type-meta cursor-pointer" onClick={() => void add()}>{t('addPicture')}</button>}
    </Piece>
  )
}

export function EmbedView(view: NodeViewProps) {
  const t = useTranslations('newsroom.writing.blocks')
  const field = useId()
  const href = String(view.node.attrs.href)
  return (
    <Piece view={view} name={t('embed')}>
      <label htmlFor={field} className="type-meta block">{t('embedTitle')}</label>
      <input
        id={field}
        className="control w-full"
        lang="bn"
        maxLength={500}
        defaultValue={String(view.node.attrs.title)}
        readOnly={!view.editor.isEditable}
        // The block keeps a name at all times, so an emptied field changes nothing.
        onChange={(event) => event.target.value.trim() !== '' && view.updateAttributes({ title: event.target.value })}
      />
      <p className="type-meta mt-1 break-all" lang="en">{href}</p>
    </Piece>
  )
}

export function RelatedView(view: NodeViewProps) {
  const t = useTranslations('newsroom.writing.blocks')
  const { stories } = useMaterial()
  const id = String(view.node.attrs.story)
  return (
    <Piece view={view} name={t('related')}>
      <p className="type-list" lang="bn">{stories[id]?.headline ?? id}</p>
    </Piece>
  )
}
