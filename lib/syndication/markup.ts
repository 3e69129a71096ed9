/** What XML 1.0 has no place for: most control characters, lone surrogates, and the two last code points of the first plane. */
const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Cs}/gu

const named: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Any text as it may stand in XML and HTML, between tags or in an attribute; what XML forbids is left out. */
export function escapeMarkup(text: string): string {
  return text.replace(forbidden, '').replace(/[&<>"']/g, (sign) => named[sign]!)
}

/** An element with a text in it, nothing for null. `attributes` stand as they are given, escaped. */
export function element(name: string, text: string | null, attributes: Readonly<Record<string, string>> = {}): string {
  return text === null ? '' : `${openTag(name, attributes)}${escapeMarkup(text)}</${name}>`
}

/** An element without content. */
export function emptyElement(name: string, attributes: Readonly<Record<string, string>>): string {
  return `${openTag(name, attributes).slice(0, -1)}/>`
}

/** An element around markup that is made already. */
export function elementAround(name: string, markup: string, attributes: Readonly<Record<string, string>> = {}): string {
  return `${openTag(name, attributes)}${markup}</${name}>`
}

function openTag(name: string, attributes: Readonly<Record<string, string>>): string {
  return `<${name}${Object.entries(attributes).map(([attribute, value]) => ` ${attribute}="${escapeMarkup(value)}"`).join('')}>`
}
