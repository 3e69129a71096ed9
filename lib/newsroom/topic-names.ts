import { key, store } from '@/lib/bangla/normalise'
import { romanise } from '@/lib/bangla/romanise'
import { storyIdOfSource } from '@/lib/news/story-id'
import { findSlugOwner } from '@/lib/store/topic-editing'
import type { Db } from '@/lib/store/transaction'

const longest = 100

/** A topic's name as somebody typed it, in stored form; null for what is none. */
export function topicName(typed: string): string | null {
  const name = store(typed).replace(/\s+/g, ' ').trim()
  return key(name) === '' || [...name].length > longest ? null : name
}

/** A topic's address as somebody typed it; null for what no address can be. */
export function topicAddress(typed: string): string | null {
  const slug = typed.trim().toLowerCase()
  return /^[a-z0-9][a-z0-9-]{0,79}$/.test(slug) ? slug : null
}

/** An address for a topic of that name that nobody has or had: the name in Latin letters, with a number where it is taken. */
export async function freeTopicAddress(db: Db, name: string): Promise<string> {
  const plain = romanise(name).replaceAll(/[^a-z0-9]+/g, '-').slice(0, 70).replaceAll(/^-+|-+$/g, '')
  if (plain !== '') {
    for (let number = 1; number < 10; number += 1) {
      const slug = number === 1 ? plain : `${plain}-${number}`
      if (await findSlugOwner(db, slug) === null) return slug
    }
  }
  return storyIdOfSource(`topic:${key(name)}`)
}
