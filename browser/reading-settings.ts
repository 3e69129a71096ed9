import { applyPreferences, keepPreferences, keptPreferences, type Preferences } from './preferences'

/**
 * `<reading-settings>` around the settings form: with scripts a choice holds at once and is kept on the device; nothing
 * is sent. The form stays a form for readers without scripts. Inside it: radio buttons named theme, size and pictures;
 * elements with `data-choice="theme-night"` carry the
 * bead, those with `data-usual` hold while nothing is chosen. `data-kept` is what an element with `role="status"` then
 * says. Elements with `data-without-scripts` (the button) go away.
 */
class ReadingSettings extends HTMLElement {
  connectedCallback() {
    this.addEventListener('change', this)
    this.addEventListener('submit', this)
    for (const part of this.querySelectorAll<HTMLElement>('[data-without-scripts]')) part.hidden = true
    const kept = keptPreferences() as Record<string, string | undefined>
    for (const radio of this.radios()) {
      radio.checked = kept[radio.name] === undefined ? radio.closest('[data-usual]') !== null : kept[radio.name] === radio.value
    }
    this.bead()
  }

  handleEvent(event: Event) {
    if (event.type === 'submit') event.preventDefault()
    const chosen: Record<string, string> = {}
    for (const { name, value, checked } of this.radios()) if (checked) chosen[name] = value
    keepPreferences(chosen as Preferences)
    applyPreferences(chosen as Preferences)
    this.bead()
    const status = this.querySelector<HTMLElement>('[role=status]')
    if (!status) return
    // Emptied first: the same words again would not be read out.
    status.textContent = ''
    setTimeout(() => (status.textContent = this.dataset.kept ?? ''), 50)
  }

  private radios() {
    return this.querySelectorAll<HTMLInputElement>('input[type=radio]')
  }

  private bead() {
    for (const { name, value, checked } of this.radios()) {
      this.querySelector<HTMLElement>(`[data-choice="${name}-${value}"]`)
        ?.style.setProperty('--bead', checked ? 'var(--alta)' : 'transparent')
    }
  }
}

customElements.define('reading-settings', ReadingSettings)
