'use client'

import { useEffect, useRef, useState } from 'react'

interface Props {
  /** A path of this site that this site may frame; null while it is asked for, when the frame's room is kept all the same. */
  address: string | null
  /** Raised whenever there is something new to show. */
  version: number
  title: string
  /** How wide a window the frame stands for, in CSS pixels; a wider one than there is room for is shown smaller. */
  width: number
  height: number
}

/**
 * A page in a frame that is loaded anew when its version is raised, without a flash and where it had been scrolled to:
 * the new one is loaded behind the one that is shown, and takes its place when it is there.
 */
export function LiveFrame({ address, version, title, width, height }: Props) {
  const frames = useRef<(HTMLIFrameElement | null)[]>([null, null])
  const [shown, setShown] = useState(0)
  const [room, setRoom] = useState<number | null>(null)
  const box = useRef<HTMLDivElement>(null)
  const inFront = useRef(0)
  const loading = useRef<{ at: number; from: number } | null>(null)
  const asked = useRef<string | null>(null)

  useEffect(() => {
    const watched = box.current!
    const observer = new ResizeObserver(([entry]) => setRoom(entry!.contentRect.width))
    observer.observe(watched)
    return () => observer.disconnect()
  }, [])

  useEffect(() => {
    if (address === null) return
    const wanted = `${address}#${version}`
    if (asked.current === wanted) return
    const first = asked.current === null
    asked.current = wanted
    const at = first ? inFront.current : 1 - inFront.current
    loading.current = { at, from: inFront.current }
    // Replaced and not set: each new source of a frame would be one more step of the way back.
    frames.current[at]?.contentWindow?.location.replace(address)
  }, [address, version])

  const loaded = (at: number) => {
    const frame = frames.current[at]
    const page = frame?.contentWindow
    const awaited = loading.current
    if (!page || awaited === null || awaited.at !== at || page.location.href === 'about:blank') return
    loading.current = null
    page.document.addEventListener('click', leadOutside)
    const before = frames.current[awaited.from]?.contentWindow
    if (before && awaited.from !== at) page.scrollTo({ top: before.scrollY, behavior: 'instant' })
    inFront.current = at
    setShown(at)
  }

  const scale = room === null ? 1 : Math.min(1, room / width)
  return (
    <div ref={box} className="relative overflow-hidden border border-edge" style={{ maxWidth: width, aspectRatio: `${width} / ${height}` }}>
      {[0, 1].map((at) => (
        <iframe
          key={at}
          ref={(frame) => {
            frames.current[at] = frame
          }}
          title={title}
          // What is loading behind is there for nobody yet.
          aria-hidden={at !== shown}
          tabIndex={at === shown ? 0 : -1}
          onLoad={() => loaded(at)}
          className="absolute top-0 left-0"
          style={{ width, height, transform: `scale(${scale})`, transformOrigin: 'top left', visibility: at === shown ? 'visible' : 'hidden', border: 0 }}
        />
      ))}
    </div>
  )
}

/** Pages of the paper may not be framed, so a link in a draft opens beside. */
function leadOutside(event: MouseEvent): void {
  const link = (event.target as Element).closest('a[href]')
  if (link === null || link.getAttribute('href')!.startsWith('#')) return
  event.preventDefault()
  window.open((link as HTMLAnchorElement).href, '_blank', 'noopener')
}
