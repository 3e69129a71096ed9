'use client'

import { createContext, useContext } from 'react'

/** The story that is open for writing, as the server has it. */
export interface StoryInHand {
  id: string
  /** The newest version that the server acknowledged. */
  version: number
  /** Whether that is all there is. */
  isSaved: boolean
}

export const StoryInHandContext = createContext<StoryInHand | null>(null)

/** The story being written around this component; null outside a writing surface. */
export function useStoryInHand(): StoryInHand | null {
  return useContext(StoryInHandContext)
}
