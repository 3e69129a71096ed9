import { expect, test } from 'vitest'
import { partOfDay, timeInWords } from './time-of-day'

test.each([
  [20, 37, 'রাত ৮টা ৩৭ মিনিট'], [20, 0, 'রাত ৮টা'], [0, 0, 'রাত ১২টা'], [3, 59, 'রাত ৩টা ৫৯ মিনিট'], [4, 0, 'ভোর ৪টা'],
  [8, 5, 'সকাল ৮টা ৫ মিনিট'], [12, 0, 'দুপুর ১২টা'], [14, 59, 'দুপুর ২টা ৫৯ মিনিট'], [15, 0, 'বিকেল ৩টা'], [18, 0, 'সন্ধ্যা ৬টা'],
])('%d:%d is %s', (hour, minute, said) => {
  expect(timeInWords({ hour, minute })).toBe(said)
})

test('Every hour has a part of the day, and no other number is told as a time', () => {
  for (let hour = 0; hour < 24; hour += 1) expect(partOfDay(hour)).not.toBe('')
  for (const wrong of [{ hour: 24, minute: 0 }, { hour: 1, minute: 60 }, { hour: -1, minute: 0 }, { hour: NaN, minute: 0 }]) {
    expect(() => timeInWords(wrong)).toThrow(RangeError)
  }
})
