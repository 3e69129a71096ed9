// `npm run bench:bangla -- --gold FOLDER [--json FILE]`: how well the language engine does on lists of words that were
// written for measuring: stems.tsv (word, stem, kind, class, level), romanised.tsv (as typed, Bengali, tier),
// normalise.tsv (escaped input, expected, form), bangla-dates.tsv (day, weekday, …, Bangla date). Any folder of such files
// will do, and any of them may be missing. Ends red when something that must be reached was not.

import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { acronymsOf } from '@/lib/bangla/acronyms'
import { aliasesOf } from '@/lib/bangla/aliases'
import { banglaDateOf, weekdayOf } from '@/lib/bangla/calendar'
import { formatBanglaDate, weekdayNames } from '@/lib/bangla/dates'
import { likeness, nearSounds } from '@/lib/bangla/likeness'
import { fold, key, store } from '@/lib/bangla/normalise'
import { soundOf, soundsOf } from '@/lib/bangla/sound'
import { root, stem } from '@/lib/bangla/stem'
import { tokens } from '@/lib/bangla/tokens'
import { plainText } from '@/lib/news/blocks'
import { analyseStory } from '@/lib/search/analyse-story'
import { search } from '@/lib/search/search'
import { TwinIndex } from './search-twin'
import { generateStories } from './stories'
import { percentile } from './statistics'

const { values: { gold, json } } = parseArgs({ options: { gold: { type: 'string' }, json: { type: 'string' } } })
if (gold === undefined) throw new Error('Say where the lists are: --gold FOLDER')
const folder = gold

type Cells = Record<string, string>

/** The rows of a list by their column names; none where the list is missing. */
function listRows(name: string): Cells[] {
  const path = join(folder, name)
  if (!existsSync(path)) return []
  const [head = '', ...lines] = readFileSync(path, 'utf8').trimEnd().split('\n')
  const columns = head.split('\t')
  return lines.map((line) => Object.fromEntries(line.split('\t').map((cell, at) => [columns[at] ?? '', cell])))
}

/** A share with what it is of, and the same of the odd and of the even rows: rules fitted to rows show as a difference. */
interface Share {
  share: number
  of: number
  halves: [number, number]
}

function shareOf<Row>(rows: readonly Row[], isRight: (row: Row) => boolean): Share {
  const right = rows.map(isRight)
  const part = (some: readonly boolean[]) => some.length === 0 ? 1 : some.filter(Boolean).length / some.length
  return { share: part(right), of: right.length, halves: [part(right.filter((_, at) => at % 2 === 0)), part(right.filter((_, at) => at % 2 === 1))] }
}

interface Line {
  name: string
  measured: Share
  must: number | null
}

const lines: Line[] = []
const missed: string[] = []

// Stems, as of a new installation: without a vocabulary.
interface Stem { word: string, stem: string, level: string }
const stems: Stem[] = listRows('stems.tsv').map((row) => ({ word: key(row.word ?? ''), stem: key(row.stem ?? ''), level: row.level ?? '' }))
const core = stems.filter(({ level }) => level.startsWith('core'))

/** Over all pairs of words: of those with one stem by the engine, how many should have; of those that should, how many do. */
function conflation(rows: readonly Stem[], keyOf: (word: string) => string): { precision: number, recall: number } {
  const found = rows.map(({ word }) => keyOf(word))
  let [both, engine, wanted] = [0, 0, 0]
  for (let one = 0; one < rows.length; one += 1) {
    for (let other = one + 1; other < rows.length; other += 1) {
      const [isFound, isWanted] = [found[one] === found[other], rows[one]?.stem === rows[other]?.stem]
      if (isFound) engine += 1
      if (isWanted) wanted += 1
      if (isFound && isWanted) both += 1
    }
  }
  return { precision: engine === 0 ? 1 : both / engine, recall: wanted === 0 ? 1 : both / wanted }
}

function conflated(keyOf: (word: string) => string): { precision: Share, recall: Share } {
  const parts = [core, core.filter((_, at) => at % 2 === 0), core.filter((_, at) => at % 2 === 1)].map((rows) => conflation(rows, keyOf))
  const share = (of: 'precision' | 'recall'): Share => ({ share: parts[0]?.[of] ?? 1, of: core.length, halves: [parts[1]?.[of] ?? 1, parts[2]?.[of] ?? 1] })
  return { precision: share('precision'), recall: share('recall') }
}

if (stems.length > 0) {
  const isExact = (row: Stem) => {
    const found = stem(row.word)
    if (found !== row.stem && row.level.startsWith('core')) missed.push(`stem of ${row.word}: ${found}, not ${row.stem}`)
    return found === row.stem
  }
  lines.push({ name: 'core stems exact', measured: shareOf(core, isExact), must: 0.95 })
  const byStem = conflated((word) => stem(word))
  lines.push({ name: 'conflation precision', measured: byStem.precision, must: 0.99 }, { name: 'conflation recall', measured: byStem.recall, must: 0.95 })
  const byRoot = conflated(root)
  lines.push({ name: 'the same by root, precision', measured: byRoot.precision, must: null }, { name: 'the same by root, recall', measured: byRoot.recall, must: null })
  for (const level of new Set(stems.filter(({ level }) => !level.startsWith('core')).map(({ level }) => level))) {
    lines.push({ name: `${level} stems exact`, measured: shareOf(stems.filter((row) => row.level === level), isExact), must: null })
  }
}

// Words typed in Latin letters, looked for among all Bengali words of the lists.
const romanised = listRows('romanised.tsv')
const vocabulary = new Set([...stems.flatMap(({ word, stem }) => [word, stem]), ...romanised.flatMap((row) => tokens(store(row.bengali ?? '')).map((token) => token.key))])
const bySound = new Map<string, string[]>()
for (const word of vocabulary) bySound.set(soundOf(word), [...bySound.get(soundOf(word)) ?? [], word])

const mostFound = 20
/** Below this, words one slip away are not what was meant. */
const leastLikeness = 0.6
/** Above this, nothing else is looked for. */
const surelyMeant = 0.75

/** What a typed word finds: what has its sound or is another name of it, and where that is nothing alike, what nearly sounds so. */
function find(typed: string): string[] {
  const named = [...aliasesOf(typed), ...acronymsOf(typed)].filter((word) => vocabulary.has(word))
  const alike = (words: readonly string[]) => words.map((word) => ({ word, like: likeness(typed, word) })).sort((one, other) => other.like - one.like)
  const sounding = alike(soundsOf(typed).flatMap((sound) => bySound.get(sound) ?? []))
  const near = named.length > 0 || (sounding[0]?.like ?? 0) > surelyMeant ? []
    : alike(nearSounds(soundOf(typed)).flatMap((sound) => bySound.get(sound) ?? [])).filter(({ like }) => like >= leastLikeness)
  return [...new Set([...named, ...sounding.map(({ word }) => word), ...near.map(({ word }) => word)])].slice(0, mostFound)
}

/** Whether each word of the Bengali phrase is found by a typed word or by two that stand together. */
function isFound(row: Cells): boolean {
  const typed = tokens(row.romanised ?? '').map((token) => token.key)
  const found = new Set([...typed, ...typed.slice(1).map((word, at) => (typed[at] ?? '') + word)].flatMap(find))
  const wanted = tokens(store(row.bengali ?? '')).map((token) => token.key)
  const isRight = wanted.every((word) => found.has(word))
  if (!isRight) missed.push(`${row.tier} ${row.romanised}: ${row.bengali}`)
  return isRight
}

for (const [tier, must] of [['phon', 0.97], ['fuzzy', 0.85], ['alias', 0.9]] as const) {
  const rows = romanised.filter((row) => row.tier === tier)
  if (rows.length > 0) lines.push({ name: `romanised ${tier} found`, measured: shareOf(rows, isFound), must })
}

// The same through the search that readers use, each Bengali phrase a story of its own.
const index = new TwinIndex()
for (const phrase of new Set(romanised.map((row) => store(row.bengali ?? '')))) {
  index.add(phrase, analyseStory({ headline: phrase, standfirst: null, body: '', captions: [], names: [] }))
}
const answered = new Map<Cells, boolean>()
for (const row of romanised) {
  const request = { text: row.romanised ?? '', section: null, desk: null, from: null, until: null, order: 'best' } as const
  const { hits } = await search(index, request, { now: new Date(), recency: false })
  answered.set(row, hits.some(({ storyId }) => storyId === store(row.bengali ?? '')))
}
for (const tier of ['phon', 'fuzzy', 'alias']) {
  const rows = romanised.filter((row) => row.tier === tier)
  if (rows.length > 0) lines.push({ name: `romanised ${tier}, by search itself`, must: null, measured: shareOf(rows, (row) => {
    const isRight = answered.get(row) === true
    if (!isRight) missed.push(`search for ${row.romanised}: ${row.bengali}`)
    return isRight
  }) })
}

// Normalisation and dates.
const plain = (cell = '') => cell.replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
const vectors = listRows('normalise.tsv').filter((row) => /^(?:store|key|fold)/.test(row.form ?? ''))
if (vectors.length > 0) {
  lines.push({ name: 'normalisation', must: 1, measured: shareOf(vectors, (row) => {
    const form = row.form?.startsWith('store') === true ? store : row.form === 'key' ? key : fold
    const isRight = form(plain(row.input_escaped)) === plain(row.expected_escaped).normalize('NFC')
    if (!isRight) missed.push(`${row.form}: ${row.why}`)
    return isRight
  }) })
}
const dates = listRows('bangla-dates.tsv')
if (dates.length > 0) {
  lines.push({ name: 'Bangla dates', must: 1, measured: shareOf(dates, (row) => {
    const [year = 0, month = 0, day = 0] = (row.gregorian ?? '').split('-').map(Number)
    const civil = { year, month, day }
    const date = banglaDateOf(civil)
    const isRight = date !== null && formatBanglaDate(date, 'bn') === row.bangla?.normalize('NFC') && weekdayNames.bn[weekdayOf(civil)] === row.weekday_bn?.normalize('NFC')
    if (!isRight) missed.push(`date ${row.gregorian}`)
    return isRight
  }) })
}

// Time: tokens, roots and sounds of stories of 300 words, each word once a story. Without what one story learns from another.
const words = 300
const stories = 400
const mostMilliseconds = 2

function analyse(text: string): number {
  const seen = new Set<string>()
  for (const { key: one } of tokens(text)) seen.add(one)
  let length = 0
  for (const one of seen) length += root(one).length + soundOf(one).length
  return length
}

const texts: string[] = []
for (const { body } of generateStories({ count: stories, seed: 5 })) {
  const text = store(plainText(body)).split(/\s+/)
  while (text.length < words) text.push(...text)
  texts.push(text.slice(0, words).join(' '))
}
// The first ones pay for the tables and for the compiler.
texts.slice(0, 50).forEach(analyse)
const elapsed: number[] = []
const spent: number[] = []
for (const text of texts) {
  const [began, before] = [performance.now(), process.cpuUsage()]
  analyse(text)
  const { user, system } = process.cpuUsage(before)
  elapsed.push(performance.now() - began)
  spent.push((user + system) / 1000)
}
const time = { cpuMedianMs: percentile(spent, 0.5), cpuP95Ms: percentile(spent, 0.95), medianMs: percentile(elapsed, 0.5), p95Ms: percentile(elapsed, 0.95) }

const percent = (share: number) => `${(share * 100).toFixed(1)} %`
const cells = [
  ['measure', 'of', 'must reach', 'measured', 'odd rows', 'even rows', 'met'],
  ...lines.map(({ name, must, measured }) => [name, String(measured.of), must === null ? '' : percent(must), percent(measured.share), ...measured.halves.map(percent), must === null ? '' : measured.share >= must ? 'yes' : 'NO']),
]
const widths = (cells[0] ?? []).map((_, column) => Math.max(...cells.map((row) => (row[column] ?? '').length)))
console.log(cells.map((row) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`).join('\n'))
console.log(`\nStems: without a vocabulary, as in a new installation. Romanised: each Bengali word must be among the ${mostFound} that a typed word finds, or two
typed words as one, by sound, alias, acronym and, where those give nothing alike, a sound one slip away, among the ${vocabulary.size} Bengali words of these lists. By search itself: the phrase, as\na story among the others, is in the answer to what was typed.`)
console.log(`\nTokens, roots and sounds of a story of ${words} words, nothing kept from others: median ${time.cpuMedianMs.toFixed(2)} ms of the processor, p95 ${time.cpuP95Ms.toFixed(2)} ms\n(must be ≤ ${mostMilliseconds} ms in the median); by the clock, whatever else the machine did, ${time.medianMs.toFixed(2)} and ${time.p95Ms.toFixed(2)} ms; ${texts.length} stories.`)
console.log(`${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, Node.js ${process.versions.node}`)
if (missed.length > 0) console.log(`\nMissed:\n${missed.map((line) => `  ${line}`).join('\n')}`)
if (json !== undefined) writeFileSync(json, `${JSON.stringify({ figures: Object.fromEntries(lines.map(({ name, measured }) => [name, measured])), time }, null, 2)}\n`)
process.exitCode = lines.some(({ must, measured }) => must !== null && measured.share < must) || time.cpuMedianMs > mostMilliseconds ? 1 : 0
