import { describe, expect, test } from 'vitest'
import { readByline } from './bylines'

const desk = (name: string) => ({ name, kind: 'desk' as const })
const person = (name: string) => ({ name, kind: 'person' as const })

describe('Bylines that are nothing else are known anywhere', () => {
  test.each([
    ['আন্তর্জাতিক ডেস্ক', [desk('আন্তর্জাতিক ডেস্ক')], null],
    ['নিউজ ডেস্ক', [desk('নিউজ ডেস্ক')], null],
    ['ক্রীড়া ডেস্ক, ঢাকা', [desk('ক্রীড়া ডেস্ক')], 'ঢাকা'],
    ['ডেস্ক রিপোর্ট', [desk('ডেস্ক রিপোর্ট')], null],
    ['নিজস্ব প্রতিবেদক', [desk('নিজস্ব প্রতিবেদক')], null],
    ['নিজস্ব প্রতিবেদক, রাজশাহী', [desk('নিজস্ব প্রতিবেদক')], 'রাজশাহী'],
    ['জ্যেষ্ঠ প্রতিবেদক', [desk('জ্যেষ্ঠ প্রতিবেদক')], null],
    ['স্টাফ করেসপন্ডেন্ট, কথাবার্তা টোয়েন্টিফোর.কম', [desk('স্টাফ করেসপন্ডেন্ট')], null],
    ['জেলা প্রতিনিধি, বাগেরহাট', [desk('জেলা প্রতিনিধি')], 'বাগেরহাট'],
    ['রহিমা খাতুন, নিজস্ব প্রতিবেদক, খুলনা', [person('রহিমা খাতুন')], 'খুলনা'],
    ['বাসস', [desk('বাসস')], null],
    ['বাসস, ইউএনবি', [desk('বাসস'), desk('ইউএনবি')], null],
    ['লিখেছেন: মো. করিম আহমেদ', [person('মো. করিম আহমেদ')], null],
  ])('%s', (line, bylines, place) => {
    expect(readByline(line, 'anywhere')).toEqual({ bylines, place })
  })
})

describe('Bylines that need their position', () => {
  test.each([
    ['বাগেরহাট প্রতিনিধি', [desk('বাগেরহাট প্রতিনিধি')], 'বাগেরহাট'],
    ['বাগেরহাট জেলা প্রতিনিধি', [desk('বাগেরহাট জেলা প্রতিনিধি')], 'বাগেরহাট'],
    ['ঢাবি প্রতিনিধি', [desk('ঢাবি প্রতিনিধি')], null],
    ['ট্রিবিউন রিপোর্ট', [desk('ট্রিবিউন রিপোর্ট')], null],
  ])('%s stands under a headline', (line, bylines, place) => {
    expect(readByline(line, 'under-headline')).toEqual({ bylines, place })
    expect(readByline(line, 'anywhere')).toBeNull()
  })

  test.each([
    ['রহিমা খাতুন', [person('রহিমা খাতুন')], null],
    ['রহিমা খাতুন ও করিম আহমেদ', [person('রহিমা খাতুন'), person('করিম আহমেদ')], null],
    ['রহিমা খাতুন, বাগেরহাট', [person('রহিমা খাতুন')], 'বাগেরহাট'],
    ['রহিমা খাতুন, বাগেরহাট থেকে', [person('রহিমা খাতুন')], 'বাগেরহাট'],
  ])('%s stands beside a time', (line, bylines, place) => {
    expect(readByline(line, 'beside-time')).toEqual({ bylines, place })
    expect(readByline(line, 'under-headline')).toBeNull()
  })
})

test.each([
  ['নিজস্ব প্রতিবেদক জানান, নদীর পানি বাড়ছে।'],
  ['জাতিসংঘের বিশেষ প্রতিনিধি'],
  ['কে এই প্রতিনিধি?'],
  ['তদন্ত শেষে পাঁচ সদস্যের কমিটি রিপোর্ট'],
])('%s is no byline', (line) => {
  expect(readByline(line, 'under-headline')).toBeNull()
})
