/** The forms of each pronoun, by the one that dictionaries name. The honorific is told from the plain by its candrabindu. */
const paradigms: Readonly<Record<string, string>> = {
  আমি: 'আমার আমাকে আমায়',
  আমরা: 'আমাদের আমাদেরকে',
  তুমি: 'তোমার তোমাকে তোমায়',
  তোমরা: 'তোমাদের তোমাদেরকে',
  আপনি: 'আপনার আপনাকে',
  আপনারা: 'আপনাদের আপনাদেরকে',
  তিনি: 'তাঁর তাঁকে তাঁর',
  তাঁরা: 'তাঁদের তাঁদেরকে',
  সে: 'তার তাকে',
  তারা: 'তাদের তাদেরকে',
  ইনি: 'এঁর এঁকে',
  এরা: 'এদের এদেরকে এঁরা এঁদের',
  উনি: 'ওঁর ওঁকে উনার উনাকে',
  ওরা: 'ওদের ওদেরকে ওঁরা ওঁদের উনারা উনাদের',
  ও: 'ওর ওকে',
  এ: 'এর একে এতে',
  যিনি: 'যাঁর যাঁকে',
  যাঁরা: 'যাঁদের যাঁদেরকে',
  যে: 'যার যাকে যাতে',
  যারা: 'যাদের যাদেরকে',
  কে: 'কার কাকে',
  কারা: 'কাদের কাদেরকে',
  কেউ: 'কারও কারো কাউকে',
  এটি: 'এটির এটিকে এটিতে এটা এটার এটাকে এটাতে',
  ওটি: 'ওটির ওটিকে ওটা ওটার ওটাকে',
  সেটি: 'সেটির সেটিকে সেটিতে সেটা সেটার সেটাকে সেটাতে',
  যেটি: 'যেটির যেটিকে যেটিতে যেটা যেটার যেটাকে',
  কোনটি: 'কোনটির কোনটিকে কোনটা কোনটার',
  এগুলো: 'এগুলোর এগুলোকে এগুলোতে এগুলি এগুলির',
  সেগুলো: 'সেগুলোর সেগুলোকে সেগুলোতে সেগুলি সেগুলির',
  যেগুলো: 'যেগুলোর যেগুলোকে যেগুলি',
  নিজে: 'নিজের নিজেকে',
  নিজেরা: 'নিজেদের নিজেদেরকে',
  এখন: 'এখনকার',
  তখন: 'তখনকার',
  এখানে: 'এখানকার',
  সেখানে: 'সেখানকার',
  ওখানে: 'ওখানকার',
  যেখানে: 'যেখানকার',
  সবাই: 'সবার সবাইকে',
}

const forms: ReadonlyMap<string, string> = /* @__PURE__ */ new Map(Object.entries(paradigms).flatMap(([pronoun, list]) =>
  [pronoun, ...list.split(' ')].map(form => [form.normalize('NFC'), pronoun] as const)))

/** The pronoun of which a key is a form (তাঁকে: তিনি), itself for the pronoun; null for any other word. */
export function findPronoun(form: string): string | null {
  return forms.get(form) ?? null
}

/** Every form in the tables with its pronoun. */
export function listPronounForms(): ReadonlyMap<string, string> {
  return forms
}
