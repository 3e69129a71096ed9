import type pg from 'pg'
import { packNumbers } from './postings'
import { addSegment, BlockWriter, changeSegments, raiseCounts } from './search-packing'
import { analysisVersion, type Analysed } from './search-writing'

/** A story whose words are gathered, as it was when it was read. */
export interface GatheredStory {
  id: string
  /** The version of its row. */
  version: string
  /** Its number in the index then, or null. */
  no: number | null
}

/** New words in one statement, in their order. */
const mostWords = 5_000

/**
 * Gathers the words of many stories in little memory and writes them as one segment. For stories that readers see; only
 * such as are unchanged when it is written come into the index.
 */
export class SegmentGatherer {
  readonly stories: GatheredStory[] = []
  private readonly sequences: number[][] = []
  private readonly known = new Map<string, number>()
  private readonly words: { word: string; root: string; sound: string; count: number }[] = []
  private pairs = new Float64Array(1 << 16)
  private length = 0

  add(story: GatheredStory, { words, sequence }: Analysed): void {
    const place = this.stories.push(story) - 1
    for (const { word, root, sound, weight } of words) {
      let id = this.known.get(word)
      if (id === undefined) {
        this.known.set(word, id = this.words.length)
        this.words.push({ word, root, sound, count: 0 })
      }
      this.words[id]!.count += 1
      if (this.length === this.pairs.length) {
        const larger = new Float64Array(this.pairs.length * 2)
        larger.set(this.pairs)
        this.pairs = larger
      }
      this.pairs[this.length++] = (id * 2 ** 20 + place) * 256 + weight
    }
    this.sequences.push(sequence.map((word) => (word === '' ? -1 : this.known.get(word)!)))
  }

  /** Writes what was gathered; resolves with how many stories came into the index. A kill in the middle leaves new words and nothing else. */
  async write(client: pg.ClientBase): Promise<number> {
    if (this.stories.length === 0) return 0
    const ids = await this.writeWords(client)
    return changeSegments(client, async () => {
      const { rows: reserved } = await client.query<{ no: number }>(
        `select nextval('search_story_no_seq')::int as no from generate_series(1, $1)`, [this.stories.length],
      )
      const numbers = reserved.map(({ no }) => no).sort((one, other) => one - other)
      const segment = await addSegment(client, numbers.length, numbers.at(-1)!)
      await this.writeBlocks(new BlockWriter(client, segment), ids, numbers)
      await this.countNew(client, ids)
      return this.writeStories(client, ids, numbers)
    }, { oneMoment: false })
  }

  // Apart from the rest, so that who publishes one of these words does not have to wait for it.
  private async writeWords(client: pg.ClientBase): Promise<Int32Array> {
    const ids = new Int32Array(this.words.length)
    const sorted = this.words.toSorted((one, other) => (one.word < other.word ? -1 : 1))
    for (let at = 0; at < sorted.length; at += mostWords) {
      const some = sorted.slice(at, at + mostWords)
      const values = [some.map(({ word }) => word), some.map(({ root }) => root), some.map(({ sound }) => sound)]
      // Counted at once, since to change a row later costs more than to write it; a kill is set right when all is counted.
      await client.query(
        `insert into search_word (word, root, sound, stories)
         select word, root, sound, stories from unnest($1::text[], $2::text[], $3::text[], $4::int[]) as given(word, root, sound, stories)
         where not exists (select from search_word known where known.word = given.word)
         order by word on conflict (word) do nothing`, [...values, some.map(({ count }) => count)],
      )
      await client.query(
        `update search_word w set root = given.root, sound = given.sound
         from unnest($1::text[], $2::text[], $3::text[]) as given(word, root, sound)
         where w.word = given.word and (w.root <> given.root or w.sound <> given.sound)`, values,
      )
      const { rows } = await client.query<[number, string]>({ text: 'select id, word from search_word where word = any ($1::text[])', values: [values[0]], rowMode: 'array' })
      for (const [id, word] of rows) ids[this.known.get(word)!] = id
    }
    return ids
  }

  private async writeBlocks(writer: BlockWriter, ids: Int32Array, numbers: readonly number[]): Promise<void> {
    const pairs = this.pairs.subarray(0, this.length).sort()
    const starts = new Uint32Array(this.words.length)
    for (let id = 1; id < starts.length; id++) starts[id] = starts[id - 1]! + this.words[id - 1]!.count
    // In the order of ids, in which a merge reads them.
    const order = Uint32Array.from(ids, (_, id) => id).sort((one, other) => ids[one]! - ids[other]!)
    for (const id of order) {
      const { count } = this.words[id]!
      const stories = new Uint32Array(count)
      const weights = new Uint8Array(count)
      for (let at = 0; at < count; at++) {
        const pair = pairs[starts[id]! + at]! % 2 ** 28
        stories[at] = numbers[Math.floor(pair / 256)]!
        weights[at] = pair % 256
      }
      await writer.write(ids[id]!, { stories, weights })
    }
    await writer.flush()
  }

  // A word that somebody else has just added, without a number of stories, would not be found; the others are counted when
  // all is done.
  private async countNew(client: pg.ClientBase, ids: Int32Array): Promise<void> {
    const { rows } = await client.query<[number]>({ text: 'select id from search_word where stories = 0 and id = any ($1::int[])', values: [[...ids]], rowMode: 'array' })
    const fresh = new Set(rows.map(([id]) => id))
    await raiseCounts(client, this.words.flatMap(({ count }, id) => (fresh.has(ids[id]!) ? [[ids[id]!, count] as const] : [])))
  }

  /**
   * Last, since the stories stay locked until the commit. One that somebody holds or has changed since it was read is left
   * out: they have brought it into the index, or a later look finds it. Nothing is waited for, so nobody waits in a circle.
   */
  private async writeStories(client: pg.ClientBase, ids: Int32Array, numbers: readonly number[]): Promise<number> {
    let written = 0
    const atOnce = 1_000
    for (let from = 0; from < this.stories.length; from += atOnce) {
      const some = this.stories.slice(from, from + atOnce)
      const sequences = this.sequences.slice(from, from + atOnce).map((words) => packNumbers(words.map((id) => (id < 0 ? 0 : ids[id]!))))
      const { rows: held } = await client.query<{ id: string }>(
        `select s.id from story s join unnest($1::text[], $2::text[]) as given(id, version) on given.id = s.id
         where s.xmin::text = given.version for share of s skip locked`,
        [some.map(({ id }) => id), some.map(({ version }) => version)],
      )
      // A statement of its own sees what those have made of the index who held a story before.
      const { rowCount } = await client.query(
        `insert into search_story (no, story_id, sequence, analysis, indexed)
         select given.no, given.id, given.sequence, $5, now()
         from unnest($1::text[], $2::int[], $3::int[], $4::text[]) as given(id, before, no, sequence) left join search_story x on x.story_id = given.id
         where given.id = any ($6::text[]) and x.no is not distinct from given.before
         on conflict (story_id) do update set no = excluded.no, sequence = excluded.sequence, analysis = excluded.analysis, indexed = excluded.indexed`,
        [some.map(({ id }) => id), some.map(({ no }) => no), numbers.slice(from, from + atOnce), sequences, analysisVersion, held.map(({ id }) => id)],
      )
      written += rowCount ?? 0
    }
    return written
  }
}
