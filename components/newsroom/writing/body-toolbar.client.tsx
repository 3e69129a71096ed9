import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { useTranslations } from 'next-intl'
import { useEffect, useId, useRef, useState, type FocusEvent, type KeyboardEvent, type ReactNode } from 'react'
import { isLink } from '@/lib/news/blocks'
import { toggleQuotation } from './editor-nodes.client'
import { insertBlocks, type NewBlock } from './insert-block.client'
import { useMaterial, type NamedStory, type Suggest } from './story-material.client'
import { ChosenList } from './chosen-list.client'

interface Command {
  name: 'strong' | 'link' | 'heading' | 'quotation' | 'bullets' | 'numbers' | 'picture' | 'gallery' | 'embed' | 'related' | 'table' | 'divider' | 'undo' | 'redo'
  isOn?: boolean
  run(): void
}

type Panel = 'link' | 'embed' | 'related' | 'table' | null

/**
 * What can be made of the text at the cursor. One stop of the Tab key; arrows go from word to word within. On a phone it
 * is a row above the on-screen keyboard.
 */
export function BodyToolbar({ editor, stories, onStory }: { editor: Editor; stories: Suggest['stories']; onStory(story: NamedStory): void }) {
  const t = useTranslations('newsroom.writing.toolbar')
  const { choosePicture } = useMaterial()
  const [panel, setPanel] = useState<Panel>(null)
  const [stop, setStop] = useState(0)
  const bar = useRef<HTMLDivElement>(null)
  const on = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      strong: now.isActive('bold'), link: now.isActive('link'), heading: now.isActive('heading'), quotation: now.isActive('quotation'),
      bullets: now.isActive('bulletList'), numbers: now.isActive('orderedList'), table: now.isActive('table'),
      href: String(now.getAttributes('link').href ?? ''), caption: String(now.getAttributes('table').caption ?? ''),
    }),
  })
  useEffect(() => {
    // Where the on-screen keyboard covers the page instead of making it shorter, the bar goes up by as much.
    const screen = window.visualViewport
    if (screen === null) return
    const lift = () => {
      const covered = Math.max(0, window.innerHeight - screen.height - screen.offsetTop)
      document.documentElement.style.setProperty('--keyboard', screen.scale > 1 ? '0px' : `${Math.round(covered)}px`)
    }
    screen.addEventListener('resize', lift)
    screen.addEventListener('scroll', lift)
    return () => {
      screen.removeEventListener('resize', lift)
      screen.removeEventListener('scroll', lift)
    }
  }, [])
  const insert = (block: NewBlock) => insertBlocks(editor, [block])
  const choose = async (count: 1 | 2) => {
    const chosen: string[] = []
    while (chosen.length < count) {
      const picture = await choosePicture()
      if (picture === null) break
      chosen.push(picture.id)
    }
    if (chosen.length === 1) insert({ type: 'picture', attrs: { picture: chosen[0] } })
    if (chosen.length > 1) insert({ type: 'gallery', attrs: { pictures: chosen } })
  }
  const open = (which: Panel) => setPanel(panel === which ? null : which)
  const commands: Command[] = [
    { name: 'strong', isOn: on.strong, run: () => editor.chain().focus().toggleBold().run() },
    { name: 'link', isOn: on.link, run: () => open('link') },
    { name: 'heading', isOn: on.heading, run: () => editor.chain().focus().toggleNode('heading', 'paragraph').run() },
    { name: 'quotation', isOn: on.quotation, run: () => void toggleQuotation(editor) },
    { name: 'bullets', isOn: on.bullets, run: () => editor.chain().focus().toggleBulletList().run() },
    { name: 'numbers', isOn: on.numbers, run: () => editor.chain().focus().toggleOrderedList().run() },
    { name: 'picture', run: () => void choose(1) },
    { name: 'gallery', run: () => void choose(2) },
    { name: 'embed', run: () => open('embed') },
    { name: 'related', run: () => open('related') },
    { name: 'table', isOn: on.table, run: () => (on.table ? open('table') : editor.chain().focus().insertTable({ rows: 3, cols: 2, withHeaderRow: true }).run()) },
    { name: 'divider', run: () => insert({ type: 'divider' }) },
    { name: 'undo', run: () => editor.chain().focus().undo().run() },
    { name: 'redo', run: () => editor.chain().focus().redo().run() },
  ]
  const keys = (event: KeyboardEvent) => {
    const last = commands.length - 1
    const next = event.key === 'ArrowRight' ? (stop === last ? 0 : stop + 1) : event.key === 'ArrowLeft' ? (stop === 0 ? last : stop - 1)
      : event.key === 'Home' ? 0 : event.key === 'End' ? last : null
    if (next === null) return
    event.preventDefault()
    bar.current?.querySelectorAll('button')[next]?.focus()
  }
  const close = () => {
    setPanel(null)
    editor.commands.focus()
  }
  return (
    <div className="writing-bar font-desk">
      {panel === 'link' && (
        <OneField
          key={on.href}
          label={t('linkAddress')}
          value={on.href}
          isRight={isLink}
          wrong={t('linkWrong')}
          onTake={(href) => {
            editor.chain().focus().extendMarkRange('link').setMark('link', { href }).run()
            setPanel(null)
          }}
          onRemove={on.link ? () => {
            editor.chain().focus().extendMarkRange('link').unsetMark('link').run()
            setPanel(null)
          } : null}
          onClose={close}
        />
      )}
      {panel === 'embed' && (
        <OneField
          label={t('embedAddress')}
          value=""
          isRight={(text) => text.startsWith('https://') && URL.canParse(text)}
          wrong={t('embedWrong')}
          onTake={(href) => {
            insert({ type: 'embed', attrs: { href: new URL(href).href, title: new URL(href).hostname } })
            setPanel(null)
          }}
          onRemove={null}
          onClose={close}
        />
      )}
      {panel === 'related' && (
        <Asking label={t('related')} onClose={close}>
          <ChosenList<NamedStory>
            label={t('relatedStory')}
            chosen={[]}
            most={1}
            nameOf={(story) => story.headline}
            keyOf={(story) => story.id}
            suggest={stories}
            onChange={([story]) => {
              if (story === undefined) return
              onStory(story)
              insert({ type: 'related', attrs: { story: story.id } })
              setPanel(null)
            }}
          />
        </Asking>
      )}
      {panel === 'table' && on.table && (
        <Asking label={t('table')} onClose={close}>
          <label className="min-w-0 flex-1">
            <span className="type-meta block">{t('caption')}</span>
            <input
              className="control w-full"
              lang="bn"
              value={on.caption}
              onChange={(event) => editor.commands.updateAttributes('table', { caption: event.target.value === '' ? null : event.target.value })}
            />
          </label>
          {([['addRow', 'addRowAfter'], ['addColumn', 'addColumnAfter'], ['deleteRow', 'deleteRow'], ['deleteColumn', 'deleteColumn'], ['deleteTable', 'deleteTable']] as const).map(([word, command]) => (
            <button key={word} type="button" className="tap px-1" onClick={() => editor.chain().focus()[command]().run()}>{t(word)}</button>
          ))}
        </Asking>
      )}
      <div
        ref={bar}
        role="toolbar"
        aria-label={t('label')}
        aria-controls="body"
        className="word-row"
        tabIndex={-1}
        onKeyDown={keys}
        onFocus={(event: FocusEvent<HTMLElement>) => {
          const at = [...event.currentTarget.querySelectorAll('button')].indexOf(event.target as HTMLButtonElement)
          if (at !== -1) setStop(at)
        }}
      >
        {commands.map(({ name, isOn, run }, at) => (
          <button
            key={name}
            type="button"
            tabIndex={at === stop ? 0 : -1}
            aria-pressed={isOn}
            className={`tap cursor-pointer px-1 ${isOn === true ? 'writing-on' : ''}`}
            // A press keeps the cursor in the text, and the on-screen keyboard open.
            onPointerDown={(event) => event.preventDefault()}
            onClick={run}
          >
            {t(name)}
          </button>
        ))}
      </div>
    </div>
  )
}

/** What a command asks for before it is done: it begins in its first field, and Escape leads back to the text. */
function Asking({ label, onClose, children }: { label: string; onClose(): void; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.querySelector('input')?.focus(), [])
  return (
    // The keys are those of the fields within.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      ref={box}
      role="group"
      aria-label={label}
      className="flex flex-wrap items-end gap-x-4 gap-y-1 bg-paper p-2 *:first:grow"
      onKeyDown={(event) => event.key === 'Escape' && !event.nativeEvent.isComposing && onClose()}
    >
      {children}
    </div>
  )
}

interface FieldProps {
  label: string
  value: string
  isRight(text: string): boolean
  wrong: string
  onTake(text: string): void
  onRemove: (() => void) | null
  onClose(): void
}

/** One address, asked for in the bar. Not a form: it stands inside none and sends nothing. */
function OneField({ label, value, isRight, wrong, onTake, onRemove, onClose }: FieldProps) {
  const t = useTranslations('newsroom.writing.toolbar')
  const field = useId()
  const [text, setText] = useState(value)
  const [isWrong, setWrong] = useState(false)
  const take = () => (isRight(text.trim()) ? onTake(text.trim()) : setWrong(true))
  return (
    <div className="flex flex-wrap items-end gap-x-4 bg-paper p-2">
      <span className="min-w-0 flex-1 basis-56">
        <label htmlFor={field} className="type-meta block">{label}</label>
        <input
          id={field}
          type="url"
          inputMode="url"
          className="control w-full"
          // It was opened to be filled in.
          ref={(element) => { if (element !== null && !element.dataset.seen) { element.dataset.seen = 'yes'; element.focus() } }}
          value={text}
          aria-invalid={isWrong}
          aria-describedby={isWrong ? `${field}-wrong` : undefined}
          onChange={(event) => {
            setText(event.target.value)
            setWrong(false)
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape') onClose()
            if (event.key !== 'Enter') return
            event.preventDefault()
            take()
          }}
        />
      </span>
      <button type="button" className="tap px-1" onClick={take}>{t('take')}</button>
      {onRemove !== null && <button type="button" className="tap px-1" onClick={onRemove}>{t('removeLink')}</button>}
      <button type="button" className="tap px-1" onClick={onClose}>{t('close')}</button>
      {isWrong && <p id={`${field}-wrong`} role="alert" className="basis-full text-alta">{wrong}</p>}
    </div>
  )
}
