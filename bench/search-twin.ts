import { analyseStory, type AnalysedStory } from '@/lib/search/analyse-story'
import type { FoundWords, IndexWord, LivingStory, PostingBlock, SearchIndex, StoryFilter, WantedWords } from '@/lib/store/search-index'

interface TwinWord extends IndexWord {
  root: string
  sound: string
  nos: number[]
  weights: number[]
}

/** An index in memory that answers as the database does, for tuning: filled in seconds, asked in microseconds. */
export class TwinIndex implements SearchIndex {
  private readonly words = new Map<string, TwinWord>()
  private readonly byId: TwinWord[] = []
  private readonly byRoot = new Map<string, TwinWord[]>()
  private readonly bySound = new Map<string, TwinWord[]>()
  private readonly blocks = new Map<number, PostingBlock>()
  private readonly ids: string[] = ['']
  private readonly orders: Int32Array[] = [new Int32Array(0)]

  /** Takes a story in; its number is the next one. */
  add(id: string, { words, sequence }: AnalysedStory): void {
    const no = this.ids.length
    this.ids.push(id)
    for (const { word, root, sound, weight } of words) {
      const known = this.words.get(word) ?? this.newWord(word, root, sound)
      known.stories += 1
      known.nos.push(no)
      known.weights.push(weight)
    }
    this.orders.push(Int32Array.from(sequence, (word) => this.words.get(word)?.id ?? 0))
  }

  private newWord(word: string, root: string, sound: string): TwinWord {
    const made: TwinWord = { id: this.byId.length + 1, word, stories: 0, root, sound, nos: [], weights: [] }
    this.words.set(word, made)
    this.byId.push(made)
    append(this.byRoot, root, made)
    append(this.bySound, sound, made)
    return made
  }

  size() {
    return Promise.resolve(this.ids.length - 1)
  }

  lookUp({ keys = [], roots = [], sounds = [] }: WantedWords): Promise<FoundWords> {
    return Promise.resolve({
      stories: this.ids.length - 1,
      byKey: keys.flatMap((key) => this.words.get(key) ?? []),
      byRoot: roots.flatMap((root) => this.byRoot.get(root) ?? []),
      bySound: sounds.flatMap((sound) => this.bySound.get(sound) ?? []),
    })
  }

  wordsById(ids: readonly number[]) {
    return Promise.resolve(ids.flatMap((id) => this.byId[id - 1] ?? []))
  }

  wordsByPrefix(prefix: string, most: number) {
    const found = this.byId.filter(({ word }) => word.startsWith(prefix)).sort((a, b) => b.stories - a.stories)
    return Promise.resolve(found.slice(0, most))
  }

  postings(wordIds: readonly number[]) {
    return Promise.resolve(wordIds.map((id) => {
      let block = this.blocks.get(id)
      if (block === undefined) {
        const { nos, weights } = this.byId[id - 1]!
        block = { wordId: id, count: nos.length, stories: Uint32Array.from(nos), weights: Uint8Array.from(weights) }
        this.blocks.set(id, block)
      }
      return block
    }))
  }

  sequences(nos: readonly number[]) {
    return Promise.resolve(new Map(nos.map((no) => [no, this.orders[no]!])))
  }

  living(nos: readonly number[]) {
    return Promise.resolve(new Map(nos.map((no): [number, LivingStory] => [no, { storyId: this.ids[no]!, section: '', ordered: new Date(no * 60_000) }])))
  }

  /** The twin knows no sections and no days: every story is wanted. */
  among(_filter: StoryFilter): Promise<ReadonlySet<number>> {
    return Promise.resolve(new Set(this.ids.keys()))
  }

  newest(nos: readonly number[], most: number) {
    return Promise.resolve([...nos].sort((a, b) => b - a).slice(0, most))
  }

  numberOf(storyId: string) {
    const no = this.ids.indexOf(storyId)
    return Promise.resolve(no < 1 ? null : no)
  }
}

function append<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key)
  if (list) list.push(value)
  else lists.set(key, [value])
}

/** The twin of an index that has these documents, each as the text of a story without a headline. */
export function twinOf(documents: Iterable<readonly [string, string]>): TwinIndex {
  const twin = new TwinIndex()
  for (const [id, body] of documents) twin.add(id, analyseStory({ headline: '', standfirst: null, body, captions: [], names: [] }))
  return twin
}
