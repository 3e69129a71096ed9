import { useTranslations } from 'next-intl'
import { Choices } from './choices'

/** The three questions of the reading settings, wherever they are asked. */

export function ThemeChoices() {
  const t = useTranslations('settings')
  return (
    <Choices name="theme" legend={t('theme')} usual="system" choices={[
      { value: 'paper', word: t('themePaper') },
      { value: 'sepia', word: t('themeSepia') },
      { value: 'night', word: t('themeNight') },
      { value: 'system', word: t('themeSystem') },
    ]} />
  )
}

export function SizeChoices() {
  const t = useTranslations('settings')
  return (
    <Choices name="size" legend={t('size')} usual="2" choices={[
      { value: '1', word: t('size1') },
      { value: '2', word: t('size2') },
      { value: '3', word: t('size3') },
      { value: '4', word: t('size4') },
    ]} />
  )
}

export function PictureChoices() {
  const t = useTranslations('settings')
  return (
    <Choices name="pictures" legend={t('pictures')} usual="all" choices={[
      { value: 'all', word: t('picturesAll') },
      { value: 'fewer', word: t('picturesFewer') },
    ]} />
  )
}
