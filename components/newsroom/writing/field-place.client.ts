import type { WritingPlace } from './writing-places.client'

/**
 * The place of the cursor in a field for one line or several. It writes with the browser's own commands, which alone keep
 * the browser's own undoing: each letter takes back what the last one put, so that a word is one step.
 */
export function fieldPlace(element: HTMLInputElement | HTMLTextAreaElement): WritingPlace | null {
  if (element.readOnly || element.disabled) return null
  const { value, selectionStart: start, selectionEnd: end } = element
  if (start === null || end === null) return null
  let written: string | null = null
  const isIntact = () => {
    const { selectionStart, selectionEnd } = element
    if (written === null) return element.value === value && selectionStart === start && selectionEnd === end
    return selectionStart === selectionEnd && selectionEnd === start + written.length && element.value === value.slice(0, start) + written + value.slice(end)
  }
  return {
    element,
    before: value.slice(0, start),
    isIntact,
    put(text) {
      if (!isIntact()) return false
      if (written !== null && written !== '') document.execCommand('undo')
      // Something else was taken back: that is put right, and the word ends here.
      if (element.value !== value) {
        document.execCommand('redo')
        return false
      }
      // A selection that changes ends what the browser takes for one typing.
      element.setSelectionRange(0, 0)
      element.setSelectionRange(start, end)
      if (text !== '') document.execCommand('insertText', false, text)
      else if (end > start) document.execCommand('delete')
      written = text
      return isIntact()
    },
    box: () => element.getBoundingClientRect(),
  }
}
