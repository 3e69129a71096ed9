import { useTranslations } from 'next-intl'

/** The parts of the help, each a heading with its sentences in `newsroom.desk.helping.parts`. */
const parts = [
  { id: 'begin', sentences: 3 },
  { id: 'write', sentences: 5 },
  { id: 'bengali', sentences: 3 },
  { id: 'pictures', sentences: 3 },
  { id: 'conflict', sentences: 2 },
  { id: 'preview', sentences: 3 },
  { id: 'publish', sentences: 4 },
  { id: 'schedule', sentences: 3 },
  { id: 'correct', sentences: 3 },
  { id: 'withdraw', sentences: 2 },
  { id: 'history', sentences: 3 },
  { id: 'takeText', sentences: 2 },
  { id: 'account', sentences: 3 },
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
      {parts.map(({ id, sentences }) => (
        <section key={id} id={id} aria-labelledby={`${id}-label`}>
          <h2 className="label mt-9 mb-3"><span id={`${id}-label`}>{t(`${id}.title`)}</span></h2>
          <ul className="max-w-[42em] space-y-2">
            {Array.from({ length: sentences }, (_, at) => <li key={at}>{t(`${id}.${at + 1}` as never)}</li>)}
          </ul>
        </section>
      ))}
    </>
  )
}
