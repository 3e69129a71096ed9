import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Draft } from '@/lib/news/draft'
import type { Permission } from '@/lib/news/roles'
import { bn } from './paper'

/** Every way into the newsroom that the build has, each with who may take it, and how it is taken from outside. */

/** `anybody`: without a session; `colleague`: with one, whatever the role. */
export type For = Permission | 'anybody' | 'colleague'

/** What is asked for: a story of somebody else, as whoever asks would have to name it. */
export interface Target {
  id: string
  version: number
  content: Draft
}

const picture = '0123456789abcdef'
const places: Readonly<Record<string, string>> = { token: 'A'.repeat(43), picture, form: 'words' }

/** An address with its places filled. */
export function filled(path: string, { id }: Pick<Target, 'id'>): string {
  return path.replace('pictures/[id]', `pictures/${picture}`).replaceAll(/\[(\w+)\]/g, (_, name: string) => places[name] ?? id)
}

export const pages: Readonly<Record<string, For>> = {
  '/newsroom': 'story.read',
  '/newsroom/account': 'colleague',
  '/newsroom/account/confirm': 'colleague',
  '/newsroom/figures': 'figures.read',
  '/newsroom/figures/[id]': 'figures.read',
  '/newsroom/find': 'story.read',
  '/newsroom/help': 'colleague',
  '/newsroom/join/[token]': 'anybody',
  '/newsroom/people': 'people.manage',
  '/newsroom/sign-in': 'anybody',
  '/newsroom/sign-in/code': 'anybody',
  '/newsroom/stories/[id]': 'story.read',
  '/newsroom/stories/[id]/card': 'story.read',
  '/newsroom/stories/[id]/history': 'story.read',
  '/newsroom/stories/[id]/preview': 'story.read',
  '/newsroom/take-text': 'story.create',
  '/newsroom/topics': 'topic.manage',
  // The token in the address is the key; tests/e2e/preview.desktop.spec.ts tries it.
  '/preview/[token]': 'anybody',
}

export interface Route {
  for: For
  query?: string
  /** What to send; without `valid` something that is refused whoever sends it. */
  send?: (valid: boolean, target: Target) => { type: string; body: string }
}

const json = (value: unknown) => ({ type: 'application/json', body: JSON.stringify(value) })

export const routes: Readonly<Record<string, Partial<Record<string, Route>>>> = {
  // What is open of it and for whom, lib/auth/endpoints.test.ts tries for every address that better-auth has.
  '/api/auth/[...all]': {},
  '/newsroom/pictures': {
    GET: { for: 'story.read' },
    POST: { for: 'picture.upload', send: () => ({ type: 'application/octet-stream', body: 'not a picture' }) },
  },
  '/newsroom/pictures/[id]': {
    GET: { for: 'story.read' },
    PATCH: { for: 'picture.upload', send: () => json({ alt: 'নৌকা' }) },
  },
  '/newsroom/stories/[id]/draft': {
    // The story is somebody else's.
    PUT: { for: 'story.edit', send: (valid, { version, content }) => json({ version: valid ? version : 999, content: { ...content, headline: 'বদলে দেওয়া শিরোনাম' } }) },
  },
  '/newsroom/stories/[id]/card/[form]': { GET: { for: 'story.read' } },
  '/newsroom/propose': {
    POST: { for: 'story.create', send: (valid, { id }) => json({ id, headline: 'নদীর ধারে মেলা', standfirst: '', text: valid ? 'আজ মেলা বসেছিল।' : null }) },
  },
  '/newsroom/suggest': { GET: { for: 'story.create', query: '?kind=topics&words=%E0%A6%A8' } },
}

/** What answers every reader, and programs for them; nothing of the newsroom may come out of it. */
export const readersRoutes: readonly string[] = [
  '/api/search', '/api/suggest', '/cards/[name]',
  ...['', '/[section]', '/topic/[slug]', '/desk/[slug]'].flatMap((list) => ['feed.xml', 'atom.xml', 'feed.json'].map((file) => `/bn${list}/${file}`)),
  ...['opensearch.xml', 'manifest.webmanifest', 'robots.txt', 'ads.txt', 'sitemap.xml', 'sitemap/[page]', 'news-sitemap.xml', 'daily/[file]'].map((file) => `/bn/${file}`),
]

export interface Action {
  for: For
  /** What it is called with: a form, the state before and a form, or one value. */
  takes: 'form' | 'state and form' | 'id'
  before?: unknown
  /** The fields; without `valid` it is refused for another reason than who sends it. */
  form?: (valid: boolean, target: Target) => Readonly<Record<string, string>>
}

const onStory = (permission: For, more: Readonly<Record<string, string>> = {}): Action => ({
  for: permission, takes: 'form', form: (valid, { id, version }) => ({ story: id, version: valid ? String(version) : '999', ...more }),
})
const nobody = '00000000-0000-4000-8000-000000000000'
const asking = (permission: For, fields: (valid: boolean) => Readonly<Record<string, string>>): Action => ({ for: permission, takes: 'state and form', before: null, form: fields })

/** An address that no invitation is for unless somebody slipped through. */
export const unwanted = 'unwanted@example.org'

export const actions: Readonly<Record<string, Action>> = {
  'actions.ts#createStory': { for: 'story.create', takes: 'form', form: (valid) => ({ section: valid ? 'national' : 'no-such-section' }) },
  'account/actions.tsx#addPasskey': asking('colleague', () => ({ password: 'not my password' })),
  'account/actions.tsx#addTotp': asking('colleague', () => ({ password: 'not my password' })),
  'account/actions.tsx#confirm': asking('colleague', () => ({ code: 'no code' })),
  'account/actions.tsx#dropPasskey': asking('colleague', () => ({ password: 'not my password', passkey: nobody })),
  'account/actions.tsx#dropTotp': asking('colleague', () => ({ password: 'not my password' })),
  'account/actions.tsx#endSessions': { for: 'colleague', takes: 'form' },
  'account/actions.tsx#finishTotp': asking('colleague', () => ({ code: 'no code' })),
  'account/actions.tsx#saveLanguage': { for: 'colleague', takes: 'form', form: () => ({ locale: 'bn' }) },
  'account/actions.tsx#savePassword': asking('colleague', () => ({ password: 'not my password', next: 'কাশবনের ধারে একটি ঘর' })),
  'figures/actions.ts#hide': { for: 'list.hide', takes: 'form', form: (valid, { id }) => ({ story: valid ? id : 'x', hidden: 'yes' }) },
  'join/[token]/actions.ts#join': asking('anybody', () => ({ token: places.token!, password: 'কাশবনের ধারে একটি ঘর' })),
  'people/actions.tsx#change': { for: 'people.manage', takes: 'form', form: () => ({ person: nobody, act: 'suspend' }) },
  'people/actions.tsx#inviteSomebody': asking('people.manage', (valid) => ({ name: 'অচেনা কেউ', email: valid ? unwanted : 'no address', role: 'administrator' })),
  'people/actions.tsx#linkForPassword': asking('people.manage', () => ({ person: nobody })),
  'people/actions.tsx#revoke': { for: 'people.manage', takes: 'form', form: () => ({ invitation: nobody }) },
  'sign-in/actions.ts#enterByCode': asking('anybody', () => ({ code: '000000' })),
  'sign-in/actions.ts#enterByPassword': asking('anybody', () => ({ email: unwanted, password: 'not my password' })),
  'sign-in/actions.ts#leave': { for: 'anybody', takes: 'form' },
  'stories/[id]/actions.ts#correct': onStory('story.correct', { text: 'বারটি ভুল ছিল।' }),
  'stories/[id]/actions.ts#publish': onStory('story.publish'),
  // Of a story of somebody else.
  'stories/[id]/actions.ts#restore': onStory('story.edit', { revision: '1' }),
  'stories/[id]/actions.ts#returnToDraft': onStory('story.return', { note: 'সূত্র কোথায়?' }),
  'stories/[id]/actions.ts#schedule': onStory('story.schedule', { due: '2027-01-01T08:00' }),
  'stories/[id]/actions.ts#submit': onStory('story.edit'),
  'stories/[id]/actions.ts#unschedule': onStory('story.schedule'),
  'stories/[id]/actions.ts#withdraw': onStory('story.withdraw', { reason: 'ভুল খবর', confirm: bn.newsroom.desk.commands.confirmWord }),
  'stories/[id]/preview/actions.ts#makeLink': {
    for: 'preview.link', takes: 'state and form', before: null, form: (valid, { id }) => ({ story: id, hours: valid ? '72' : '5000' }),
  },
  'stories/[id]/preview/actions.ts#openFrame': { for: 'preview.link', takes: 'id' },
  'stories/[id]/preview/actions.ts#revokeLink': { for: 'preview.link', takes: 'form', form: (_, { id }) => ({ story: id, link: nobody }) },
  'topics/actions.ts#allow': { for: 'topic.manage', takes: 'form', form: () => ({ name: 'কেউ না' }) },
  'topics/actions.ts#confirm': { for: 'topic.manage', takes: 'form', form: (valid) => ({ proposal: 'কেউ না', name: valid ? 'নদী' : '' }) },
  'topics/actions.ts#merge': { for: 'topic.manage', takes: 'form', form: () => ({ topic: 'nowhere', into: 'নদী' }) },
  'topics/actions.ts#refuse': { for: 'topic.manage', takes: 'form', form: () => ({ proposal: 'কেউ না' }) },
  'topics/actions.ts#rename': { for: 'topic.manage', takes: 'form', form: (valid) => ({ topic: 'nowhere', name: valid ? 'নদী' : '', address: 'river' }) },
  'take-text/actions.ts#takeText': { for: 'story.create', takes: 'state and form', before: { text: '', read: null, refused: null }, form: () => ({ do: 'create', text: 'এ' }) },
}

export interface BuiltAction {
  id: string
  /** File below app/newsroom, and name. */
  name: string
  /** The pages from which it can be called. */
  pages: string[]
}

const built = (name: string): unknown => JSON.parse(readFileSync(fileURLToPath(new URL(`../../.next/${name}`, import.meta.url)), 'utf8'))

/** What the build has beside the reading pages, by its own lists. */
export function readBuilt(): { pages: string[]; routes: string[]; actions: BuiltAction[] } {
  const files = Object.entries(built('app-path-routes-manifest.json') as Record<string, string>)
    .filter(([, address]) => !address.startsWith('/[locale]') && !/^\/_(not-found|global-error)$/.test(address))
  const { node, edge } = built('server/server-reference-manifest.json') as Record<'node' | 'edge', Record<string, { workers: object; filename: string; exportedName: string }>>
  return {
    pages: files.filter(([file]) => file.endsWith('/page')).map(([, address]) => address),
    routes: files.filter(([file]) => !file.endsWith('/page')).map(([, address]) => address),
    actions: Object.entries({ ...node, ...edge }).map(([id, { workers, filename, exportedName }]) => ({
      id, name: `${filename.replace('app/newsroom/', '')}#${exportedName}`, pages: Object.keys(workers).map((worker) => worker.replace(/^app(.*)\/page$/, '$1')),
    })),
  }
}

interface Caller {
  origin: string
  cookie: string
}

/** Calls an action as the newsroom's own pages do. */
export async function callAction({ origin, cookie }: Caller, path: string, id: string, { takes, before, form }: Action, valid: boolean, target: Target): Promise<Response> {
  const headers = { cookie, origin, 'next-action': id, accept: 'text/x-component' }
  if (takes === 'id') return fetch(origin + path, { method: 'POST', redirect: 'manual', headers: { ...headers, 'content-type': 'text/plain;charset=UTF-8' }, body: JSON.stringify([target.id]) })
  const sent = new FormData()
  for (const [name, value] of Object.entries(form?.(valid, target) ?? {})) sent.append(`_1_${name}`, value)
  sent.append('0', JSON.stringify(takes === 'form' ? ['$K1'] : [before, '$K1']))
  return fetch(origin + path, { method: 'POST', redirect: 'manual', headers, body: sent })
}

/**
 * What an action answered, as one word: the code of a refusal, `done`, or `signed-out` where it leads to the sign-in.
 * Throws what is no answer of an action of ours.
 */
export async function answered(answer: Response): Promise<string> {
  const text = await answer.text()
  const leads = answer.headers.get('x-action-redirect')
  if (leads !== null) {
    const { pathname, searchParams } = new URL(leads.split(';', 1)[0]!, 'http://localhost')
    if (pathname === '/newsroom/sign-in' && !searchParams.has('done')) return searchParams.get('refused') ?? 'signed-out'
    return searchParams.get('refused') ?? 'done'
  }
  if (answer.status !== 200) throw new Error(`An action answered ${answer.status}: ${text.slice(0, 300)}`)
  const result = JSON.parse(/^1:(.*)$/m.exec(text)![1]!) as { words?: string | null; code?: string; refused?: { code: string } | null }
  if (typeof result.words === 'string') {
    const { refusals } = bn.newsroom.people
    const code = Object.keys(refusals).find((one) => refusals[one as keyof typeof refusals] === result.words)
    if (code === undefined) throw new Error(`Not one of our refusals: ${result.words}`)
    return code
  }
  return result.code ?? result.refused?.code ?? 'done'
}
