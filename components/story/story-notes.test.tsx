import { describe, expect, test } from 'vitest'
import type { Story } from '@/lib/news/story'
import bn from '@/messages/bn.json'
import { aStory, rendered } from '@/tests/rendered'
import { StoryNotes } from './story-notes'

const published = new Date('2026-11-22T06:00:00Z')
const after = (minutes: number) => new Date(published.getTime() + minutes * 60_000)
const notes = (fields: Partial<Story>) => rendered(<StoryNotes story={aStory({ published, ...fields })} />)
const told = (at: Date) => `${bn.story.updated}: <time dateTime="${at.toISOString()}">`

describe('That a story was updated', () => {
  test('is told at once where an editor said so', () => {
    expect(notes({ updated: after(2) })).toContain(told(after(2)))
    expect(notes({ updated: after(60 * 24) })).toContain(told(after(60 * 24)))
    expect(notes({ published: null, updated: after(2) })).toContain(told(after(2)))
  })

  test('is not told where nobody did', () => {
    expect(notes({ updated: null })).not.toContain(bn.story.updated)
    expect(notes({ updated: published })).not.toContain(bn.story.updated)
  })

  test('of a text from elsewhere is told from ten minutes on, sooner is finishing', () => {
    expect(notes({ sample: 'document', updated: after(9) })).not.toContain(bn.story.updated)
    expect(notes({ sample: 'document', updated: after(10) })).toContain(told(after(10)))
    expect(notes({ sample: 'document', published: null, updated: after(10) })).not.toContain(bn.story.updated)
  })
})
