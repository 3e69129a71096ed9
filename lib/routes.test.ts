import { describe, expect, test } from 'vitest'
import { defaultSections, fixedAddresses } from './news/sections'
import { inLocale, newsroomRoutes, pageAddress, routes, storyIdIn } from './routes'

test('every address the site has', () => {
  const story = { section: 'international', id: '0123456789' }
  const day = { year: 2022, month: 12, day: 4 }
  const all = [
    routes.front(), routes.section('sports'), routes.section('sports', story.id), routes.story(story), routes.shortStory(story.id),
    routes.latest(), routes.latest(story.id), routes.mostRead(), routes.topic('hilsa'), routes.topic('hilsa', story.id),
    routes.desk('international-desk'), routes.archive(), routes.archiveYear(2022), routes.archiveMonth(2022, 12), routes.archiveDay(day),
    routes.archiveBanglaDay({ year: 1429, month: 8, day: 19 }), routes.search(), routes.search('ইরান ড্রোন'), routes.settings(), routes.about(),
    routes.corrections(), routes.corrections(12), routes.dailyPaper(day), routes.preferences(), routes.picture('0123abcd-640.avif'),
  ]
  expect(all).toMatchInlineSnapshot(`
    [
      "/",
      "/sports",
      "/sports?before=0123456789",
      "/international/0123456789",
      "/s/0123456789",
      "/latest",
      "/latest?before=0123456789",
      "/most-read",
      "/topic/hilsa",
      "/topic/hilsa?before=0123456789",
      "/desk/international-desk",
      "/archive",
      "/archive/2022",
      "/archive/2022/12",
      "/archive/2022/12/04",
      "/archive/bn/1429/8/19",
      "/search",
      "/search?q=%E0%A6%87%E0%A6%B0%E0%A6%BE%E0%A6%A8%20%E0%A6%A1%E0%A7%8D%E0%A6%B0%E0%A7%8B%E0%A6%A8",
      "/settings",
      "/about",
      "/corrections",
      "/corrections?from=12",
      "/daily/2022-12-04.html",
      "/prefs.css",
      "/pictures/0123abcd-640.avif",
    ]
  `)
})

test('English stands under /en, Bengali at the root', () => {
  expect(inLocale('bn', '/')).toBe('/')
  expect(inLocale('en', '/')).toBe('/en')
  expect(inLocale('en', '/sports')).toBe('/en/sports')
})

test('no section can take the place of a page of the site', () => {
  const pages = [
    routes.latest(), routes.mostRead(), routes.topic('x'), routes.desk('x'), routes.archive(), routes.search(), routes.settings(), routes.about(),
    routes.shortStory('x'), routes.picture('x'), routes.corrections(), inLocale('en', '/'), newsroomRoutes.desk(), newsroomRoutes.previewLink('x'),
  ].map((path) => path.split('/')[1])
  for (const page of pages) expect(fixedAddresses).toContain(page)
  for (const { slug } of defaultSections) expect(fixedAddresses).not.toContain(slug)
})

describe('the address of a page', () => {
  test('Every address that the site writes is its own', () => {
    const day = { year: 2022, month: 12, day: 4 }
    const story = { section: 'international', id: '0123456789' }
    const all = [
      routes.front(), routes.section('sports'), routes.section('sports', story.id), routes.story(story), routes.shortStory(story.id),
      routes.latest(), routes.latest(story.id), routes.mostRead(), routes.topic('hilsa', story.id), routes.desk('international-desk'),
      routes.archive(), routes.archiveYear(2022), routes.archiveMonth(2022, 12), routes.archiveDay(day), routes.archiveBanglaDay(day),
      routes.search(), routes.search('ইরান ড্রোন'), routes.settings(), routes.about(),
      routes.corrections(), routes.corrections(12), routes.dailyPaper(day),
    ]
    for (const address of all) {
      const [path, query = ''] = address.split('?') as [string, string?]
      expect(pageAddress(path, query)).toBe(address)
    }
    for (const { slug } of defaultSections) expect(pageAddress(`/${slug}`, '')).toBe(`/${slug}`)
  })

  test('What a link carries for others changes nothing, and arguments have one order', () => {
    expect(pageAddress('/', 'fbclid=1&before=0123456789')).toBe('/')
    expect(pageAddress('/latest', 'utm_source=x&before=0123456789&before=zzzzzzzzzz&_rsc=1')).toBe('/latest?before=0123456789')
    expect(pageAddress('/topic/chattagram', 'before=0123456789'), 'a name like an id').toBe('/topic/chattagram?before=0123456789')
    expect(pageAddress('/search', 'page=2&order=newest&until=2022&from=%E0%A7%A7&desk=x&section=sports&q=a%26b+c'))
      .toBe('/search?q=a%26b%20c&section=sports&desk=x&from=%E0%A7%A7&until=2022&order=newest&page=2')
    expect(pageAddress('/search', 'before=0123456789&q=a')).toBe('/search?q=a')
    expect(pageAddress('/search', 'q=')).toBe('/search')
    expect(pageAddress('/search', 'q=%E0%A6%ZZ%ED%A0%80')).not.toBeNull()
  })

  test('An address that no page can have is none', () => {
    for (const [path, query] of [
      ['/latest', 'before=x'], ['/sports/0123', ''], ['/sports/012345678U', ''], ['/s/x', ''], ['/Sports', ''], ['/a/b/c', ''], ['/খবর', ''],
      ['/archive/2022/12/04/5', ''], ['/archive/20222', ''], ['/topic/', ''], ['/latest/', ''], ['', ''], ['/sports\n', ''],
    ] as const) expect(pageAddress(path, query), path).toBeNull()
  })
})

test('A story is told from a topic and a desk whose name looks like its id', () => {
  expect(storyIdIn(routes.story({ section: 'national', id: '0123456789' }))).toBe('0123456789')
  expect(storyIdIn('/s/0123456789')).toBe('0123456789')
  for (const path of ['/topic/chattagram', '/desk/chattagram', '/national', '/national/0123456789/x', '/archive/2026', '/']) expect(storyIdIn(path), path).toBeNull()
})
