'use client'

import { useCallback, useEffect, useEffectEvent, useState } from 'react'
import type { Outcome } from '@/lib/outcome'

/** Makes a link by which the newsroom itself shows a draft in a frame, for a short while. */
export type OpenFrame = (id: string) => Promise<Outcome<{ address: string; expires: Date }>>

/** A new link is asked for so long before the old one ends, in ms. */
const ahead = 5 * 60_000

export interface FrameLink {
  address: string | null
  /** Why there is none. */
  refused: string | null
  retry: () => void
}

/** A link to frame, asked for once it is `wanted` and renewed as long as the page is open. */
export function useFrameLink(id: string, open: OpenFrame, wanted: boolean): FrameLink {
  const [address, setAddress] = useState<string | null>(null)
  const [refused, setRefused] = useState<string | null>(null)
  const [times, setTimes] = useState(0)
  const retry = useCallback(() => setTimes((n) => n + 1), [])
  // The page hands a new one over whenever it is read again, which is no reason for another link.
  const ask = useEffectEvent(open)

  useEffect(() => {
    if (!wanted) return
    let timer: ReturnType<typeof setTimeout> | undefined
    let gone = false
    ask(id).then((outcome) => {
      if (gone) return
      if (!outcome.ok) return setRefused(outcome.code)
      setRefused(null)
      setAddress(outcome.value.address)
      timer = setTimeout(retry, Math.max(60_000, outcome.value.expires.getTime() - Date.now() - ahead))
    }, () => {
      if (!gone) setRefused('unavailable')
    })
    return () => {
      gone = true
      clearTimeout(timer)
    }
  }, [id, wanted, times, retry])

  return { address, refused, retry }
}
