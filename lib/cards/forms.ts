// Apart from what a card says, so that the program which draws need not read what the paper is.

/** The forms of a card: for links that are shared, and three for posts. */
export const cardForms = ['share', 'below', 'above', 'words'] as const
export type CardForm = (typeof cardForms)[number]

const post = { width: 1080, height: 1350 }
export const cardSizes: Readonly<Record<CardForm, { width: number; height: number }>> = {
  share: { width: 1200, height: 630 }, below: post, above: post, words: post,
}
