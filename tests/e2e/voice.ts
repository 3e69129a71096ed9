import type { Page } from '@playwright/test'

/** What was said since the page came, each sentence with its speed; `breaks` counts how often it was broken off. */
export interface Heard {
  sentences: { text: string; rate: number; lang: string }[]
  breaks: number
}

/**
 * Puts voices of our own in the place of the browser's, which has none here: one that says a sentence until `endSentence`.
 * `late`: the list is empty until `comeVoices`, as in most browsers.
 */
export async function speakWith(page: Page, langs: string[], { late = false } = {}): Promise<void> {
  await page.addInitScript(({ known, empty }) => {
    type Said = { text: string; rate: number; lang: string; onstart?: () => void; onend?: () => void }
    let current: Said | null = null
    let voices = known.map((lang) => ({ lang, name: lang, localService: true, default: false, voiceURI: lang }))
    const all = voices
    if (empty) voices = []
    const heard: Heard = { sentences: [], breaks: 0 }
    const synth = {
      speaking: false,
      pending: false,
      onvoiceschanged: null as (() => void) | null,
      getVoices: () => voices,
      speak(said: Said) {
        synth.speaking = true
        current = said
        if (said.text !== '') heard.sentences.push({ text: said.text, rate: said.rate, lang: said.lang })
        queueMicrotask(() => said.onstart?.())
      },
      cancel() {
        heard.breaks += 1
        synth.speaking = false
        current = null
      },
    }
    const end = () => {
      const said = current
      synth.speaking = false
      current = null
      said?.onend?.()
    }
    const come = () => {
      voices = all
      synth.onvoiceschanged?.()
    }
    Object.defineProperty(window, 'speechSynthesis', { value: synth })
    Object.assign(window, {
      SpeechSynthesisUtterance: class {
        rate = 1
        constructor(public text: string) {}
      },
      ourVoices: { heard, end, come },
    })
  }, { known: langs, empty: late })
}

export const heard = (page: Page): Promise<Heard> => page.evaluate(`window.ourVoices.heard`)
export const endSentence = (page: Page): Promise<void> => page.evaluate(`window.ourVoices.end()`)
export const comeVoices = (page: Page): Promise<void> => page.evaluate(`window.ourVoices.come()`)
