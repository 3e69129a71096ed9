import { Selection } from '@tiptap/pm/state'
import { EditorContent, useEditor, useEditorState } from '@tiptap/react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { toBanglaDigits } from '@/lib/bangla/digits'
import type { Block } from '@/lib/news/blocks'
import { bodyOf, documentOf, type DocumentNode } from '@/lib/news/draft-document'
import { AnsiNotice } from './ansi-notice.client'
import { BodyToolbar } from './body-toolbar.client'
import { editorNodes } from './editor-nodes.client'
import { HintList } from './hint-list.client'
import { Hints, shownHints } from './hints.client'
import { insertBlocks } from './insert-block.client'
import { filesOf, pasteInto, type PastedAnsi } from './paste.client'
import { useMaterial, type NamedStory, type Suggest } from './story-material.client'
import { registerBody } from './writing-places.client'

interface Props {
  /** Read once: another body needs another editor (`key`). */
  body: readonly Block[]
  readOnly: boolean
  stories: Suggest['stories']
  onChange(body: Block[]): void
  onStory(story: NamedStory): void
}

/**
 * The text of a story, written as it will stand. It holds our blocks and nothing else; nothing is replaced while somebody
 * types: no shortcuts made of signs, no corrections of its own.
 */
export function BodyEditor({ body, readOnly, stories, onChange, onStory }: Props) {
  const t = useTranslations('newsroom.writing')
  const [ansi, setAnsi] = useState<PastedAnsi | null>(null)
  const changed = useRef(onChange)
  const { choosePicture } = useMaterial()
  const taken = useRef<(files: File[]) => void>(() => {})
  useEffect(() => { changed.current = onChange })
  const editor = useEditor({
    immediatelyRender: false,
    shouldRerenderOnTransaction: false,
    injectCSS: false,
    enableInputRules: false,
    enablePasteRules: false,
    editable: !readOnly,
    extensions: [...editorNodes({ speaker: t('body.speaker') }), Hints],
    content: documentOf(body),
    editorProps: {
      attributes: {
        id: 'body', class: 'prose type-body writing-body', lang: 'bn', role: 'textbox', 'aria-multiline': 'true', 'aria-label': t('body.label'),
        'data-hint': t('body.hint'),
      },
      handlePaste: (view, event) => {
        const files = filesOf(event.clipboardData, { all: false })
        if (files.length === 0) return pasteInto(view, event.clipboardData, setAnsi)
        taken.current(files)
        return true
      },
      handleDrop: (view, event, _, moved) => {
        if (moved || event.dataTransfer === null) return false
        const files = filesOf(event.dataTransfer, { all: true })
        if (files.length === 0) return pasteInto(view, event.dataTransfer, setAnsi)
        const at = view.posAtCoords({ left: event.clientX, top: event.clientY })
        if (at !== null) view.dispatch(view.state.tr.setSelection(Selection.near(view.state.doc.resolve(at.pos))))
        taken.current(files)
        return true
      },
    },
    onCreate: ({ editor: now }) => registerBody(now.view),
    onUpdate: ({ editor: now }) => changed.current(bodyOf(now.getJSON() as DocumentNode)),
  })
  const seen = useEditorState({ editor, selector: ({ editor: now }) => (now === null ? null : { isEmpty: now.isEmpty, hints: shownHints(now.state) }) })
  useEffect(() => {
    taken.current = async (files) => {
      const pictures: string[] = []
      for (const file of files) {
        const picture = await choosePicture(file)
        if (picture !== null) pictures.push(picture.id)
      }
      // Meanwhile another version may have taken the place of this text.
      if (pictures.length > 0 && editor?.isDestroyed === false) insertBlocks(editor, pictures.map((picture) => ({ type: 'picture', attrs: { picture } })))
    }
  }, [choosePicture, editor])
  if (editor === null) return <div className="min-h-84" aria-busy="true" />
  return (
    <div className={seen?.isEmpty === true ? 'writing-empty' : ''}>
      <EditorContent editor={editor} />
      {ansi !== null && <AnsiNotice found={ansi} view={editor.view} onClose={() => setAnsi(null)} />}
      {!readOnly && <BodyToolbar editor={editor} stories={stories} onStory={onStory} />}
      {!readOnly && seen !== null && <HintList view={editor.view} hints={seen.hints} title={t('hints.count', { n: toBanglaDigits(seen.hints.length) })} />}
    </div>
  )
}
