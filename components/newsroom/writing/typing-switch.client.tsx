import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useRef, useState, type ComponentType } from 'react'

interface Typing {
  words(latin: string): Promise<string[]>
}

const remembered = 'pathok.typing'

/**
 * Bengali from Latin keys, switched on and off by a button or Ctrl+M. The part that does it comes only when it is wanted,
 * and this device remembers whether it was.
 */
export function TypingSwitch({ words }: Typing) {
  const t = useTranslations('newsroom.writing.typing')
  const [Typing, setTyping] = useState<ComponentType<Typing> | null>(null)
  const [isOn, setOn] = useState(false)
  const [said, setSaid] = useState('')
  const wanted = useRef(false)

  const load = useCallback(async () => {
    wanted.current = true
    const { PhoneticTyping } = await import('./phonetic-typing.client')
    // It may have been switched off again meanwhile.
    if (!wanted.current) return
    setTyping(() => PhoneticTyping)
    setOn(true)
  }, [])

  const toggle = useCallback(async () => {
    if (wanted.current) {
      wanted.current = false
      setOn(false)
    } else {
      try {
        await load()
      } catch {
        wanted.current = false
        return setSaid(t('missing'))
      }
    }
    remember(wanted.current)
    setSaid(t(wanted.current ? 'isOn' : 'isOff'))
  }, [load, t])

  useEffect(() => {
    if (wasOn()) load().catch(() => { wanted.current = false })
    return () => { wanted.current = false }
  }, [load])

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.code !== 'KeyM' || event.isComposing || event.altKey || event.shiftKey || event.ctrlKey === event.metaKey) return
      event.preventDefault()
      if (!event.repeat) void toggle()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [toggle])

  return (
    <>
      <button
        type="button"
        aria-pressed={isOn}
        aria-keyshortcuts="Control+M Meta+M"
        title={t('hint')}
        className="typing-switch tap cursor-pointer"
        // The cursor stays in the text.
        onPointerDown={(event) => event.preventDefault()}
        onClick={() => void toggle()}
      >
        <span lang="bn" data-on={isOn}>অ</span>/<span lang="en" data-on={!isOn}>A</span>
        <span className="sr-only">{t('label')}</span>
      </button>
      <span role="status" className={said === t('missing') ? 'text-alta' : 'sr-only'}>{said}</span>
      {isOn && Typing !== null && <Typing words={words} />}
    </>
  )
}

// A browser may refuse to keep anything; then it is switched on for this page alone.
function wasOn(): boolean {
  try {
    return localStorage.getItem(remembered) === 'on'
  } catch {
    return false
  }
}

function remember(on: boolean): void {
  try {
    if (on) localStorage.setItem(remembered, 'on')
    else localStorage.removeItem(remembered)
  } catch {
    // As above.
  }
}
