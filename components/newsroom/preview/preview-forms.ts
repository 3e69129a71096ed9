/** The themes in which a draft can be seen, and the forms in which readers meet a story. */
export const themes = ['paper', 'sepia', 'night'] as const
export type Theme = (typeof themes)[number]

export const forms = ['page', 'lite', 'row', 'snippet'] as const
export type Form = (typeof forms)[number]

/** The address of a draft in one form and theme, from that of its link. */
export function previewAddress(link: string, form: Form, theme: Theme): string {
  const asked = { page: '', lite: '&lite=1', row: '&as=row', snippet: '&as=snippet' }[form]
  return `${link}?theme=${theme}${asked}`
}
