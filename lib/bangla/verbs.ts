// Bengali verbs by their vowels: `low` before া, ে and ো of the present, `high` elsewhere, `perfect` where that differs
// (রাখ, রেখেছে). A root without the others keeps its vowel. Written: low, high, perfect.
const consonantRoots = `
  কর বল চল ধর পড় বস মর গড় ঘট সর লড় কম বাড়,বাড়,বেড় হট কষ রট জম নড় চড় ভর ঝর খস টল ফল বধ রচ সহ বহ কহ দেখ ফেল খেল বেচ মেল,মিল
  লেখ,লিখ শেখ,শিখ কেন,কিন চেন,চিন ফের,ফির ঘের,ঘির মেট,মিট জেত,জিত ছেঁড়,ছিঁড় ভেড়,ভিড় টেপ,টিপ গেল,গিল
  শোন,শুন বোঝ,বুঝ ওঠ,উঠ খোল,খুল তোল,তুল ঘোর,ঘুর ছোট,ছুট জোট,জুট পোড়,পুড় ডোব,ডুব খোঁজ,খুঁজ ভোগ,ভুগ ওড়,উড় ভোল,ভুল ফোট,ফুট ছোঁড়,ছুঁড় যোঝ,যুঝ
  জোড়,জুড় মোছ,মুছ ঝোল,ঝুল লোট,লুট ঢোক,ঢুক চোষ,চুষ রোখ,রুখ গোন,গুন গোঁজ,গুঁজ
  থাক,থাক,থেক রাখ,রাখ,রেখ মার,মার,মের নাম,নাম,নেম হার,হার,হের কাট,কাট,কেট জান,জান,জেন পার,পার,পের থাম,থাম,থেম আন,আন,এন ভাঙ,ভাঙ,ভেঙ
  ছাড়,ছাড়,ছেড় বাঁচ,বাঁচ,বেঁচ লাগ,লাগ,লেগ ডাক,ডাক,ডেক ভাব,ভাব,ভেব মান,মান,মেন টান,টান,টেন কাঁদ,কাঁদ,কেঁদ হাস,হাস,হেস নাচ,নাচ,নেচ ঢাক,ঢাক,ঢেক
  আঁক,আঁক,এঁক বাঁধ,বাঁধ,বেঁধ সার,সার,সের চাপ,চাপ,চেপ ঢাল,ঢাল,ঢেল কাঁপ,কাঁপ,কেঁপ আস,আস,এস হাঁট,হাঁট,হেঁট ফাট,ফাট,ফেট ভাস,ভাস,ভেস গাড়,গাড়,গেড় জাগ,জাগ,জেগ
  পাড়,পাড়,পেড় নাড়,নাড়,নেড় বাজ,বাজ,বেজ মাত,মাত,মেত রাঁধ,রাঁধ,রেঁধ ফাঁস,ফাঁস,ফেঁস
`
/** Roots in -া, most of them causatives: জানায়, জানিয়েছে, জানানো. */
const causativeRoots = `
  জানা চালা করা দেখা পাঠা দাঁড়া ঘটা বানা পালা হারা তাড়া লাগা বসা নামা উঠা ওঠা শেখা শোনা বোঝা খাওয়া দেওয়া নেওয়া কমা বাড়া থামা জমা সাজা ছড়া গড়া কাটা মেটা পৌঁছা এগা
  ঘুমা আটকা সামলা বদলা ঝাঁপা মেলা মিলা লেখা কেনা ফেরা ঘোরা ছোটা জোটা পোড়া ডোবা ভোগা ওড়া মারা ডাকা মানা টানা কাঁদা হাসা নাচা বাঁচা রাখা জাগা বাজা ফাঁসা জ্বালা চমকা
  ধমকা ফলা ফোটা দৌড়া গুটা হাতা ঠকা চড়া সরা ভরা ঝরা ধরা পড়া বলা শুনা বুঝা ঢোকা জড়া মাড়া চেঁচা পেটা
`
/** Roots that end in another vowel or that mix two: each form as it is. The first is the noun of the verb. */
const irregular: Readonly<Record<string, string>> = {
  খা: `খাওয়া খাই খাও খায় খাচ্ছি খাচ্ছ খাচ্ছে খাচ্ছেন খেয়েছি খেয়েছে খেয়েছেন খেয়েছিল খেয়েছিলেন খেলাম খেত খেতেন খেতাম খাব খাবো খাবে খাবেন খাক খেয়ে খেতে
    খাওয়ার খাওয়ায় খাচ্ছিল খাচ্ছিলেন খায়নি খাননি`,
  পা: `পাওয়া পাই পাও পায় পান পাচ্ছি পাচ্ছে পাচ্ছেন পেয়েছি পেয়েছে পেয়েছেন পেয়েছিল পেয়েছিলেন পেল পেলেন পেলাম পেত পেতেন পেতাম পাব পাবো পাবে পাবেন পেয়ে পেতে পেলে
    পাওয়ার পাওয়ায় পাচ্ছিল পাচ্ছিলেন পায়নি পাননি পাইনি`,
  চা: `চাওয়া চাই চাও চায় চান চাইছি চাইছে চাইছেন চাচ্ছি চাচ্ছে চাচ্ছেন চেয়েছি চেয়েছে চেয়েছেন চেয়েছিল চেয়েছিলেন চাইল চাইলেন চাইলাম চাইত চাইতেন চাইব চাইবে চাইবেন
    চাইতে চাইলে চাওয়ার চাওয়ায় চায়নি চাননি চাইনি`,
  গা: `গাওয়া গাই গায় গাইছেন গাইছে গেয়েছে গেয়েছেন গেয়েছিলেন গাইল গাইলেন গাইত গাইতেন গাইব গাইবে গাইবেন গেয়ে গাইতে গাইলে গাওয়ার`,
  যা: `যাওয়া যাই যাও যায় যান যাচ্ছি যাচ্ছ যাচ্ছে যাচ্ছেন গেছি গেছে গেছেন গিয়েছে গিয়েছেন গিয়েছি গিয়েছিল গিয়েছিলেন গেছিল গেল গেলো গেলেন গেলাম যেত যেতেন যেতাম যাব যাবো
    যাবে যাবেন যাক যাচ্ছিল যাচ্ছিলেন গিয়ে যেতে গেলে যাওয়ার যাওয়ায় যায়নি যাননি যাইনি`,
  দে: `দেওয়া দেয়া দিই দেই দাও দেয় দেন দিচ্ছি দিচ্ছে দিচ্ছেন দিয়েছি দিয়েছে দিয়েছেন দিয়েছিল দিয়েছিলেন দিল দিলো দিলেন দিলাম দিত দিতেন দিতাম দেবো দেবে দেবেন
    দিচ্ছিল দিচ্ছিলেন দিতে দিলে দেওয়ার দেয়ার দেওয়ায় দেয়ায় দেয়নি দেননি দিইনি`,
  নে: `নেওয়া নেয়া নিই নাও নেয় নেন নিচ্ছি নিচ্ছে নিচ্ছেন নিয়েছি নিয়েছে নিয়েছেন নিয়েছিল নিয়েছিলেন নিল নিলো নিলেন নিলাম নিত নিতেন নেব নেবো নেবে নেবেন
    নিচ্ছিল নিচ্ছিলেন নিতে নিলে নেওয়ার নেয়ার নেওয়ায় নেয়ায় নেয়নি নেননি নিইনি`,
  হ: `হওয়া হই হও হয় হন হচ্ছি হচ্ছে হচ্ছেন হয়েছি হয়েছে হয়েছেন হয়েছিল হয়েছিলেন হয়েছিলাম হলো হলেন হলাম হতো হতেন হতাম হব হবো হবে হবেন হোন হোক হচ্ছিল হচ্ছিলেন
    হতে হওয়ার হওয়ায় হইতে হইল হইলে হইয়া হইয়াছে হইয়াছিল হইবে হইতেছে হয়নি হননি হইনি`,
  আছ: `আছ আছি আছো আছে আছেন ছিল ছিলো ছিলেন ছিলাম ছিলে`,
  শো: `শোয়া শুই শোয় শুয়ে শুয়েছে শুচ্ছে শুতে শুলে শোয়ার`,
  ধো: `ধোয়া ধোয় ধুয়ে ধুয়েছে ধুচ্ছে ধুতে ধোয়ার`,
  ছো: `ছোঁয়া ছুঁই ছোঁয় ছুঁয়ে ছুঁয়েছে ছুঁতে ছুঁলে ছোঁয়ার`,
  র: `রওয়া রয়েছে রয়েছেন রয়েছি রইল রইলেন রইলো`,
}

/** Endings by the vowel of the root before them. */
const afterLow = 'ো ে েন'.split(' ')
const afterHigh = 'ি ছি ছো ছে ছেন ছিল ছিলেন ছিলাম লাম ল লো লেন ত তো তেন তাম ব বো বে বেন ুন ুক তে লে'.split(' ')
/** The literary language, in old texts and quotations: করিয়া, করিতেছে, করিয়াছিলেন. */
const literary = 'িয়া িতেছে িতেছেন িতেছি িয়াছে িয়াছেন িয়াছি িয়াছিল িয়াছিলেন িলেন িবে িবেন'.normalize('NFC').split(' ')
const afterPerfect = 'ে েছি েছ েছো েছে েছেন েছিল েছিলো েছিলেন েছিলাম'.split(' ')
const afterCausative = 'ই ও য় ন চ্ছি চ্ছে চ্ছেন চ্ছিল চ্ছিলেন ল লো লেন লাম ত তো তেন ব বো বে বেন ক তে লে নো নোর নোয় নোকে'.normalize('NFC').split(' ')
const afterCausativePerfect = 'িয়ে িয়েছি িয়েছ িয়েছে িয়েছেন িয়েছিল িয়েছিলেন িয়েছিলাম'.normalize('NFC').split(' ')
/** The present with the negation written solid: করেনি, করেননি, জানায়নি. */
const negated = 'ি ে েন'.split(' ')
const causativeNegated = 'ই য় ন'.normalize('NFC').split(' ')

/** Forms that are oftener something else: দিন is a day, নামে by the name, মানে the meaning. */
const notVerbs = new Set(`
  থেকে ভরত চলিত কর বল দিন নিন খান খেলা খেলে মারা বাড়ি নামে নাম হাতে হাতা কাটা পারে পরে থাকা খাবার রাখা দেব আসল মানে ভাবে ভাব ডাকে ডাক মেলা মেলে মিল মিলে মিলি দল ফল ফলে ফলা ফলন জমি জমা জমাত
  কমে কমি চল চলে চাল পালা পালাত সাজা সাজাত মান মানা টান টানা বাজি বাজে গোনা খোলা ভোলা তোলা ছোট ছোটে জোট জোটে জোটের ভুল ভুলে ফুট ফুটে ঝুল লুট খুন গুন গুনি আন আনি পার পারি কাটি
  হারে হারি হার সারি সারে সার সরে সর চাপ চাপে ঢাল ঢালে হাস হাসি হাসে হাঁট ফাট জাগ জাগে বাজ মাত মাতে ফাঁস ফাঁসি ঘর ভর ভরে ভরি রথ সহ সহে বহ বহে বধ রট টল চড় কষ হট জম নড়
  লড়া ধরন ধরনে বলি বলে করে কহ চড়া চড়ে পড়া পড়ে ধরা কাটান দেখা জানা শোনা লেখা কেনা চেনা শেখা বোঝা ওঠা ঘোরা ফেরা হাসা নাচ নাচে পাড়ি পাড়া গাড়ি গাড়া ঝরা সরা ছড়া গড়া গড়ে ঘটা ঘটনা
  বাড়া আসা আসে আসন বাঁধ বাঁধে রাঁধ জাল আঁক ভাস ডাকাত বাঁচা বাজান মেলান গান পান জান জোড়া জোড়ে মোড় ভিড় ভিড়ে ফেল পোড়া ডোবা ভোগা পেটা হারা তাড়া লাগা বসা বসে নামা কমা থামা মেটা হল হলে হত খেল
  খেলেন খেতেন রচনা জিত জিতে ভুগ ডুব বুঝ শুন ভোলে তোলে মোছা মেরে মের সের ছেড়ে নেমে নেম চেপে এস এন হের কেট পের ঢেকে দেখান বেড় বেড়ে মেন টেন হেস ডেক ভেব লেগ জেন থেক রেখ এসে মারান উঠান বসান
  দেখাক কেনান মানান মারি মারেন রাখি জানি নামি থাকি চলি ফিরি ঘুরি বসি পড়ি ধরি মরি লড়ি তুলি খুলি ছুটি ঘুরে ভাঙা ভাঙ ভেঙ রাখ থাক থাম কাঁদ কাঁপ ডাকা মরা মরে মরণ বলা বলাই করা চলা চলাই ধরাই
  তুলো ভুলো গুনো ছিলে এগান এগাত ফলাত বানাত বানান পাঠান জানাত ঠকা হাতাত পাড়ে নাড়ে আনা চালা চালান চালাত ঘটান বদলান আটকান সাজান মিলন জড়া দৌড়া গুটা সহা লাগান
`.normalize('NFC').trim().split(/\s+/))

interface Verb {
  /** The root as grammars name it: কর, জানা. */
  root: string
  /** The noun of the action, under which all forms are found: করা, জানানো. */
  noun: string
}

function buildForms(): ReadonlyMap<string, Verb> {
  const forms = new Map<string, Verb>()
  const add = (verb: Verb, form: string, isExact = false) => {
    if ((isExact || !notVerbs.has(form)) && !forms.has(form)) forms.set(form, verb)
  }
  for (const [root, list] of Object.entries(irregular)) {
    const [noun = '', ...others] = list.normalize('NFC').trim().split(/\s+/)
    for (const form of [noun, ...others]) add({ root, noun }, form)
  }
  for (const written of consonantRoots.normalize('NFC').trim().split(/\s+/)) {
    const [low = '', high = low, perfect = high] = written.split(',')
    const verb = { root: high, noun: `${low}া` }
    for (const ending of afterHigh) add(verb, high + ending)
    for (const ending of literary) add(verb, high + ending)
    for (const ending of afterPerfect) add(verb, perfect + ending)
    add(verb, `${low}বার`)
    for (const ending of afterLow) add(verb, low + ending)
    for (const ending of negated) add(verb, `${ending === 'ি' ? high : low}${ending}নি`)
  }
  for (const root of causativeRoots.normalize('NFC').trim().split(/\s+/)) {
    const verb = { root, noun: `${root}নো` }
    for (const ending of afterCausative) add(verb, root + ending)
    for (const ending of afterCausativePerfect) add(verb, root.slice(0, -1) + ending)
    for (const ending of causativeNegated) add(verb, `${root}${ending}নি`)
  }
  return forms
}

let forms: ReadonlyMap<string, Verb> | undefined

/**
 * The verb of which a key is a form, null where it is none or is oftener another word (দিন, নামে). Emphatic ই and ও must
 * be off. About a hundred and fifty verbs, each with its tenses, its infinitives and its solid negation.
 */
export function findVerb(form: string): Verb | null {
  return listVerbForms().get(form) ?? null
}

/** Whether a form of a verb is left out of the tables, since it is oftener another word. */
export function isOftenerNoVerb(form: string): boolean {
  return notVerbs.has(form)
}

/** Every form in the tables with its verb. */
export function listVerbForms(): ReadonlyMap<string, Verb> {
  forms ??= buildForms()
  return forms
}
