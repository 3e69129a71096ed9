import { sentencesOf } from '../lib/bangla/sentences'
import { spoken } from '../lib/bangla/spoken'

/** A sentence: where it stands on the page, and in which paragraph. */
interface Sentence {
  text: string
  range: Range
  block: Element
}

/** What is read: headline, standfirst, and of the body what is running text; no tables, captions or other stories. */
const read = '#headline, [data-aloud], .prose > p, .prose > h2, .prose > ul > li, .prose > ol > li, .prose > figure > blockquote'
const speedKept = 'pathok.listen'
/** How often it is looked whether a voice has stopped without saying so, in ms. */
const watching = 2000

const synth = speechSynthesis
const tools = document.querySelector<HTMLElement>('reader-tools')!
const opener = tools.querySelector<HTMLElement>('[data-tool=listen]')!
const player = tools.querySelector<HTMLElement>('[data-player]')!
const act = <One extends HTMLElement>(name: string) => player.querySelector<One>(`[data-act=${name}]`)!
const [play, speed] = [act('play'), act<HTMLSelectElement>('speed')]
const story = document.querySelector('article[data-story]')!
const sentences = [...story.querySelectorAll(read)].flatMap(sentencesIn)

let at = 0
let playing = false
/** What a voice calls back about an earlier turn is not heard. */
let turn = 0
let tries = 0
let started = false
/** Kept: a browser that clears it away never says that it has ended. */
let utterance: SpeechSynthesisUtterance | undefined
let watch = 0
/** Where the focus came from, and goes back to. */
let from: Element | null = null
/** Keys on a keyboard or a headset reach only a page that plays something; this file holds silence. */
const silence = new Audio('/silence.mp3')
silence.loop = true

/** The sentences of a paragraph with their places. Sign-offs and what is only seen are left out. */
function sentencesIn(block: Element): Sentence[] {
  const nodes: { node: Text; start: number }[] = []
  let text = ''
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_ALL, (node) =>
    node instanceof Element && (node.matches('[data-silent], .sr-only') || (node as HTMLElement).hidden) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT)
  while (walker.nextNode()) {
    const node = walker.currentNode
    if (node instanceof Text) {
      nodes.push({ node, start: text.length })
      text += node.data
    } else if (node.nodeName === 'BR') text += '\n'
  }
  const place = (offset: number) => nodes.findLast(({ start }) => start <= offset) ?? nodes[0]!
  return sentencesOf(text).map(({ start, end }) => {
    const range = document.createRange()
    const [first, last] = [place(start), place(end - 1)]
    range.setStart(first.node, start - first.start)
    range.setEnd(last.node, end - last.start)
    return { text: text.slice(start, end), range, block }
  })
}

/** The Bengali voice: one that needs no line before one that does, and of two of these the one of Bangladesh. */
function bengaliVoice(): SpeechSynthesisVoice | undefined {
  const worth = ({ localService, lang }: SpeechSynthesisVoice) => (localService ? 2 : 0) + (/BD/i.test(lang) ? 1 : 0)
  return synth.getVoices().filter(({ lang }) => /^be?n/i.test(lang)).sort((one, other) => worth(other) - worth(one))[0]
}

function silent() {
  turn++
  clearInterval(watch)
  if (synth.speaking || synth.pending) synth.cancel()
}

// A sentence is an utterance of its own: Chrome cuts longer ones off, and Android knows no pause, so that going on means
// saying the sentence again.
function say(next: number) {
  silent()
  const voice = bengaliVoice()
  const sentence = sentences[next]
  if (sentence === undefined || voice === undefined) return close()
  if (next !== at) tries = 0
  mark(next)
  const mine = turn
  const done = () => mine === turn && say(next + 1)
  utterance = new SpeechSynthesisUtterance(spoken(sentence.text))
  utterance.voice = voice
  utterance.lang = voice.lang
  utterance.rate = Number(speed.value)
  started = false
  utterance.onstart = () => mine === turn && (started = true)
  utterance.onend = done
  // A voice that needs a line may lose it: then it waits for the reader, and does not run through the text in silence.
  utterance.onerror = () => mine === turn && pause()
  synth.speak(utterance)
  // Some voices end, or never begin, and tell nobody.
  watch = window.setInterval(() => {
    if (mine !== turn || synth.speaking || synth.pending) return
    if (started) done()
    else if (++tries < 3) say(next)
    else pause()
  }, watching)
}

/** Shows which sentence it is; the page follows the voice only while the reader does. */
function mark(next: number) {
  const seen = (range: Range | undefined) => {
    const { top, bottom, height } = range?.getBoundingClientRect() ?? { top: 0, bottom: 0, height: 0 }
    return height > 0 && bottom > 0 && top < innerHeight - player.offsetHeight
  }
  const followed = seen(sentences[at]?.range)
  unmark()
  at = next
  const { range, block } = sentences[at]!
  const registry = (CSS as { highlights?: HighlightRegistry }).highlights
  if (registry) registry.set('aloud', new Highlight(range))
  else block.classList.add('aloud-now')
  const { top, bottom } = range.getBoundingClientRect()
  if (followed && (top < 0 || bottom > innerHeight - player.offsetHeight)) {
    scrollBy({ top: top - innerHeight / 4, behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' })
  }
}

function unmark() {
  ;(CSS as { highlights?: HighlightRegistry }).highlights?.delete('aloud')
  sentences[at]?.block.classList.remove('aloud-now')
}

function state(now: boolean) {
  playing = now
  const [pauseWord, playWord] = play.children as unknown as HTMLElement[]
  pauseWord!.hidden = !now
  playWord!.hidden = now
  if ('mediaSession' in navigator) navigator.mediaSession.playbackState = now ? 'playing' : 'paused'
  if (now) silence.play().catch(() => {})
  else silence.pause()
}

function go() {
  state(true)
  say(at)
}

function pause() {
  silent()
  state(false)
}

/** To the beginning of the next paragraph, or of this one, or of the one before when this has hardly begun. */
function skip(by: 1 | -1) {
  const first = (block: Element | undefined) => sentences.findIndex((one) => one.block === block)
  const here = first(sentences[at]?.block)
  const to = by === 1 ? sentences.findIndex(({ block }, index) => index > at && block !== sentences[at]!.block) : here < at ? here : first(sentences[at - 1]?.block)
  if (to < 0) return
  if (playing) say(to)
  else mark(to)
}

function open() {
  from = document.activeElement
  player.hidden = false
  document.documentElement.dataset.aloud = ''
  go()
  play.focus()
}

function close() {
  pause()
  unmark()
  at = 0
  if (player.contains(document.activeElement)) (from as HTMLElement).focus({ preventScroll: true })
  player.hidden = true
  delete document.documentElement.dataset.aloud
}

try {
  const kept = localStorage.getItem(speedKept)
  if ([...speed.options].some(({ value }) => value === kept)) speed.value = kept!
} catch {}
speed.onchange = () => {
  try {
    localStorage.setItem(speedKept, speed.value)
  } catch {}
  if (playing) say(at)
}

opener.onclick = open
play.onclick = () => (playing ? pause() : go())
act('back').onclick = () => skip(-1)
act('on').onclick = () => skip(1)
act('stop').onclick = close
// The voice belongs to the browser and would go on over the next page.
addEventListener('pagehide', close)

if ('mediaSession' in navigator) {
  navigator.mediaSession.metadata = new MediaMetadata({ title: story.querySelector('#headline')!.textContent!, artist: player.dataset.title })
  const keys: Partial<Record<MediaSessionAction, () => void>> = { play: go, pause, stop: close, previoustrack: () => skip(-1), nexttrack: () => skip(1) }
  for (const [key, does] of Object.entries(keys)) {
    try {
      navigator.mediaSession.setActionHandler(key as MediaSessionAction, does)
    } catch {}
  }
}
open()
