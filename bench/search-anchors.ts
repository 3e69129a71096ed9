/** What another system reached on a set: MRR@10 and Recall@100. */
export interface Anchor {
  mrr10: number
  recall100: number
}

const anchor = (mrr10: number, recall100: number): Anchor => ({ mrr10, recall100 })

/**
 * What Apache Lucene's BengaliAnalyzer (8.7, BM25, the better of two usual settings) reached on these sets; a set of the
 * same kind with another name in front or behind (`headline_2`) has no anchor of its own.
 */
export const lucene: Readonly<Record<string, Anchor>> = {
  headline: anchor(0.806, 0.966),
  short3: anchor(0.723, 0.958),
  half: anchor(0.67, 0.944),
  leads: anchor(0.537, 0.795),
  leads_wb: anchor(0.619, 0.832),
  lemma2: anchor(0.521, 0.779),
  spell2: anchor(0.641, 0.95),
  roman: anchor(0, 0),
  roman_shibli3: anchor(0, 0),
  rel_links: anchor(0.402, 0.792),
  rel_links_titles: anchor(0.282, 0.544),
  rel_tags_titles: anchor(0.242, 0.311),
  rel_topics: anchor(0.46, 0.478),
  rel_rewrite: anchor(0.884, 0.995),
}
