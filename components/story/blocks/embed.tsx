/**
 * Something that stands on another site: whose it is, and its name as a link. Nothing of it is loaded before a reader
 * goes there, so no other site learns who reads here.
 */
export function Embed({ href, title }: { href: string; title: string }) {
  return (
    <aside className="my-6 font-desk">
      <p className="label"><span lang="en">{hostOf(href)}</span></p>
      <p className="type-list mt-2"><a href={href} rel="noreferrer">{title}</a></p>
    </aside>
  )
}

function hostOf(href: string): string {
  return URL.canParse(href) ? new URL(href).hostname.replace(/^www\./, '') : href
}
