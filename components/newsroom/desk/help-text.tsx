import { useTranslations } from 'next-intl'

/** The parts of the help, each a heading with its sentences in `newsroom.desk.helping.parts`; pictures stand where one says more. */
const parts = [
  { id: 'begin', sentences: 3, picture: 'desk' },
  { id: 'write', sentences: 5, picture: 'write' },
  { id: 'bengali', sentences: 3, picture: null },
  { id: 'pictures', sentences: 3, picture: null },
  { id: 'conflict', sentences: 2, picture: null },
  { id: 'preview', sentences: 3, picture: 'preview' },
  { id: 'publish', sentences: 4, picture: null },
  { id: 'schedule', sentences: 3, picture: null },
  { id: 'correct', sentences: 3, picture: null },
  { id: 'withdraw', sentences: 2, picture: null },
  { id: 'history', sentences: 3, picture: 'history' },
  { id: 'takeText', sentences: 2, picture: null },
  { id: 'account', sentences: 3, picture: null },
] as const

/** How the newsroom is used, from beginning a story to taking one back. */
export function HelpText() {
  const t = useTranslations('newsroom.desk.helping.parts')
  return (
    <>
      <nav aria-label={t('contents')} className="mt-4">
        <ul className="flex flex-wrap gap-x-5">
          {parts.map(({ id }) => <li key={id}><a className="tap" href={`#${id}`}>{t(`${id}.title`)}</a></li>)}
        </ul>
      </nav>
      {parts.map(({ id, sentences, picture }) => (
        <section key={id} id={id} aria-labelledby={`${id}-label`}>
          <h2 className="label mt-9 mb-3"><span id={`${id}-label`}>{t(`${id}.title`)}</span></h2>
          <ul className="max-w-[42em] space-y-2">
            {Array.from({ length: sentences }, (_, at) => <li key={at}>{t(`${id}.${at + 1}` as never)}</li>)}
          </ul>
          {picture !== null && (
            <figure className="mt-4">
              {/* The pictures are the project's own, drawn from the running newsroom; their size keeps the page from jumping. */}
              <img src={`/newsroom-help/${picture}.png`} width={720} height={450} alt={t(`${id}.picture` as never)} loading="lazy" className="h-auto w-full max-w-[45rem] border border-rule" />
            </figure>
          )}
        </section>
      ))}
    </>
  )
}
