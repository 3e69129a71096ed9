import { expect, test } from 'vitest'
import { addDays, isoDay } from '@/lib/bangla/calendar'
import { dhakaDate } from '@/lib/bangla/dates'
import type { NewsroomPicture } from '@/lib/news/newsroom-picture'
import bn from '@/messages/bn.json'
import { rendered } from '@/tests/rendered'
import { dayInWords } from './day-in-words'
import { RightsNotices } from './rights-notices.client'

const inDays = (days: number) => isoDay(addDays(dhakaDate(new Date()), days))
const picture = (id: string, rightsUntil: string | null, rightsNote: string | null = null): NewsroomPicture => ({
  id, width: 320, height: 200, files: [{ format: 'jpeg', width: 320, height: 200, file: `${id}-320.jpg`, bytes: 9 }], alt: 'একটি নদী', caption: null,
  credit: 'মিতু', focal: null, rightsNote, rightsUntil, uploadedByName: 'মিতু', uploaded: null,
})
const { soon, over } = bn.newsroom.pictures.fields

test('Who is about to publish is warned of a picture whose last day is near or has passed, and of no other', () => {
  const notices = rendered(<RightsNotices pictures={[
    picture('free', null), picture('long', inDays(60)), picture('near', inDays(3), 'শুধু একবার'), picture('gone', inDays(-2)),
  ]} />)
  expect(notices.match(/role="status"/g)).toHaveLength(2)
  expect(notices).toContain(soon.replace('{day}', dayInWords(inDays(3), 'bn')))
  expect(notices).toContain('শুধু একবার')
  expect(notices).toContain(over.replace('{day}', dayInWords(inDays(-2), 'bn')))
  expect(notices).toContain('near-320.jpg')
  expect(notices).not.toMatch(/free-320|long-320/)
})
