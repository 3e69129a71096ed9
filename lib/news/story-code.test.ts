import { expect, test } from 'vitest'
import { readStoryCode, storyCode } from './story-code'

test('A code is read as it is printed, and in every way in which somebody copies it', () => {
  expect(storyCode('76z53jt8n6')).toBe('76z53 jt8n6')
  for (const typed of [
    '76z53 jt8n6', '76Z53JT8N6', ' 76z53-jt8n6 ', '৭৬z৫৩ jt৮n৬', '76 z5 3jt 8n6', '76z53–jt8n6',
    'https://paper.example/international/76z53jt8n6', 'paper.example/s/76z53jt8n6?fbclid=1', '/lite/national/76z53jt8n6',
  ]) expect(readStoryCode(typed), typed).toBe('76z53jt8n6')
})

test('Letters that are taken for digits are digits', () => {
  expect(readStoryCode('o1l2i 34567')).toBe('0112134567')
})

test('What is no code is none: a headline, a shorter or a longer row, a letter that no id has', () => {
  for (const typed of ['', 'নদীর নাম', '76z53 jt8n', '76z53 jt8n66', '76z53 jt8nu', 'https://paper.example/latest', 'breaking news']) expect(readStoryCode(typed), typed).toBeNull()
})
