import { useTranslations } from 'next-intl'

/** The parts of the help, each a heading with its sentences in `newsroom.desk.helping.parts`. */
const parts = [
  { id: 'begin', sentences: 3 },
  { id: 'write', sentences: 5 },
  { id: 'bengali', sentences: 3 },
  { id: 'typing', sentences: 5 },
  { id: 'pictures', sentences: 3 },
  { id: 'conflict', sentences: 2 },
  { id: 'preview', sentences: 3 },
  { id: 'publish', sentences: 4 },
  { id: 'schedule', sentences: 3 },
  { id: 'correct', sentences: 3 },
  { id: 'withdraw', sentences: 2 },
  { id: 'history', sentences: 3 },
  { id: 'takeText', sentences: 2 },
  { id: 'topics', sentences: 4 },
  { id: 'account', sentences: 3 },
] as const

type Part = (typeof parts)[number]['id']

/** Drawings of the newsroom itself, for the parts that have one (`npm run pictures -- help`). */
export type HelpPictures = Partial<Record<Part, { src: string; width: number; height: number }>>

/** How the newsroom is used, from beginning a story to taking one back. */
export function HelpText({ pictures }: { pictures: HelpPictures }) {
  const t = useTranslations('newsroom.desk.helping.parts')
  return (
    <>
      <nav aria-label={t('contents')} className="mt-4">
        <ul className="flex flex-wrap gap-x-5">
          {parts.map(({ id }) => <li key={id}><a className="tap" href={`#${id}`}>{t(`${id}.title`)}</a></li>)}
        </ul>
      </nav>
      {parts.map(({ id, sentences }) => (
        <section key={id} id={id} aria-labelledby={`${id}-label`}>
          <h2 className="label mt-9 mb-3"><span id={`${id}-label`}>{t(`${id}.title`)}</span></h2>
          <div className="flex flex-wrap items-start gap-x-9 gap-y-4">
            <ul className="max-w-[42em] min-w-0 flex-1 basis-72 space-y-2">
              {Array.from({ length: sentences }, (_, at) => <li key={at}>{t(`${id}.${at + 1}` as never)}</li>)}
            </ul>
            <HelpPicture picture={pictures[id]} alt={t.has(`${id}.picture` as never) ? t(`${id}.picture` as never) : ''} />
          </div>
        </section>
      ))}
    </>
  )
}

function HelpPicture({ picture, alt }: { picture: HelpPictures[Part]; alt: string }) {
  if (picture === undefined) return null
  return <img {...picture} alt={alt} loading="lazy" decoding="async" className="h-auto w-full max-w-[22.5rem] border border-edge" />
}
