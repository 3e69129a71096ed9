import { createContext, useContext } from 'react'
import type { NewsroomPicture } from '@/lib/news/newsroom-picture'
import type { Proposals, WrittenSoFar } from '@/lib/news/proposals'
import type { Contributor, StoryId, Topic } from '@/lib/news/story'

/** A story as the writing surface names it. */
export interface NamedStory {
  id: StoryId
  headline: string
}

/** How what is not text is found: each answers what somebody typed, the likeliest first. */
export interface Suggest {
  topics(words: string): Promise<Topic[]>
  contributors(words: string): Promise<Contributor[]>
  stories(words: string): Promise<NamedStory[]>
  /** Words of this newspaper that sound like Latin letters. */
  words(latin: string): Promise<string[]>
  /** Null: nobody could be asked. */
  proposals(written: WrittenSoFar): Promise<Proposals | null>
}

/** What the blocks of a draft name, and how to take hold of more. */
export interface Material {
  pictures: Readonly<Record<string, NewsroomPicture>>
  stories: Readonly<Record<StoryId, NamedStory>>
  /** Lets somebody choose or upload a picture, or say what is to be said of the one in `file`; null when they changed their mind. */
  choosePicture(file?: File): Promise<NewsroomPicture | null>
}

const nothing: Material = { pictures: {}, stories: {}, choosePicture: () => Promise.resolve(null) }

/** Blocks are drawn by the editor, far from the form; this reaches them. */
export const MaterialContext = createContext<Material>(nothing)

export function useMaterial(): Material {
  return useContext(MaterialContext)
}
