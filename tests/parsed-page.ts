import { parse, type DefaultTreeAdapterTypes } from 'parse5'

export type Element = DefaultTreeAdapterTypes.Element
type Node = DefaultTreeAdapterTypes.Node

/** Every element of a document for which `wanted` holds, in order. */
export function elements(html: string, wanted: (element: Element) => boolean): Element[] {
  const found: Element[] = []
  const visit = (node: Node) => {
    if ('tagName' in node && wanted(node)) found.push(node)
    if ('childNodes' in node) node.childNodes.forEach(visit)
  }
  visit(parse(html))
  return found
}

export const named = (html: string, ...names: string[]) => elements(html, ({ tagName }) => names.includes(tagName))

export const valueOf = (element: Element, name: string) => element.attrs.find((one) => one.name === name)?.value ?? null

/** The text in an element; `leaveOut` says which elements do not count. */
export function textOf(node: Node, leaveOut: (element: Element) => boolean = () => false): string {
  if (node.nodeName === '#text') return (node as DefaultTreeAdapterTypes.TextNode).value
  if (!('childNodes' in node) || ('tagName' in node && leaveOut(node))) return ''
  return node.childNodes.map((child) => textOf(child, leaveOut)).join('')
}

const isScript = ({ tagName }: Element) => tagName === 'script'

/** What the full page of a pair and what the lite one says in its main, as far as the two have to agree. */
export function sharedText({ full, lite }: { full: string; lite: string }): { full: string; lite: string } {
  const mainOf = (html: string) => named(html, 'main')[0]!
  const isPictureLink = (element: Element) => element.tagName === 'a' && (valueOf(element, 'href') ?? '').startsWith('/pictures/')
  const even = (text: string) => text.replace(/\s+/g, ' ')
  return {
    // What stands in for a script stands in for nothing where there is none.
    full: even(textOf(mainOf(full), (element) => isScript(element) || element.tagName === 'noscript' || valueOf(element, 'data-full') !== null)),
    lite: even(textOf(mainOf(lite), (element) => isScript(element) || isPictureLink(element))),
  }
}

/** All that a document says, its title included. */
export const wholeText = (html: string) => textOf(named(html, 'html')[0]!, isScript)
