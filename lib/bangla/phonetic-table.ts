// How Bengali sounds are written with Latin letters in the convention that Bengali writers know from desktop keyboards.
// Capitals have a meaning of their own: T is ট, t is ত. Bengali letters made of two code points are written as escapes.

/** A Latin spelling and its letters, in pairs. */
const pairs = (list: string): [string, string][] => list.trim().split(/\s+/).map((pair) => pair.split('=') as [string, string])

/** Vowels: the letter that begins a syllable, and the sign on a consonant. The vowel within a consonant has no sign. */
export const vowels: ReadonlyMap<string, readonly [letter: string, sign: string]> = /* @__PURE__ */ new Map(
  /* @__PURE__ */ pairs('o=অ, a=আ,া i=ই,ি I=ঈ,ী ee=ঈ,ী u=উ,ু U=ঊ,ূ oo=উ,ু e=এ,ে O=ও,ো OI=ঐ,ৈ OU=ঔ,ৌ rri=ঋ,ৃ aZ=অ্যা,্যা')
    .map(([latin, both]) => [latin, both.split(',') as [string, string]]),
)

/** Consonants of one letter. */
const single = /* @__PURE__ */ new Map(/* @__PURE__ */ pairs(`
  k=ক q=ক kh=খ g=গ gh=ঘ Ng=ঙ c=চ ch=ছ chh=ছ j=জ J=জ jh=ঝ NG=ঞ T=ট Th=ঠ D=ড Dh=ঢ N=ণ t=ত th=থ d=দ dh=ধ n=ন p=প ph=ফ f=ফ b=ব
  bh=ভ v=ভ m=ম z=য r=র l=ল sh=শ S=শ Sh=ষ s=স h=হ R=\u09A1\u09BC Rh=\u09A2\u09BC Y=\u09AF\u09BC
`))

/** Consonants that join when they are written without a vowel between them, where the letters are what each part says. */
const joined = `
  k+k k+T k+t k+l k+s k+Sh+N k+Sh+m g+dh g+n g+N g+m g+l gh+n c+c c+ch c+chh c+NG j+j j+jh j+NG
  Ng+k Ng+kh Ng+g Ng+gh Ng+m NG+c NG+ch NG+j NG+jh
  T+T T+m D+D D+g N+T N+Th N+D N+Dh N+N N+m N+n
  t+t t+th t+n t+m d+d d+dh d+bh d+v d+m d+g d+gh d+b dh+n dh+m
  n+t n+th n+d n+dh n+n n+m n+s n+T n+Th n+D
  p+p p+t p+T p+n p+l p+s ph+l f+l b+b b+d b+dh b+j b+l bh+l v+l
  m+p m+ph m+f m+b m+bh m+v m+m m+n m+l m+p+l
  l+k l+g l+T l+D l+p l+ph l+b l+bh l+m l+l
  sh+c sh+ch sh+n sh+m sh+l S+c S+ch S+n S+m S+l
  Sh+k Sh+T Sh+Th Sh+N Sh+p Sh+ph Sh+f Sh+m
  s+k s+kh s+T s+t s+th s+n s+p s+ph s+f s+m s+l s+k+l s+p+l
  h+N h+n h+m h+l
`

/** Joined consonants whose letters are others than their parts say: what is heard, or the only letter that can stand there. */
const heard = `
  kkh=ক্ষ kSh=ক্ষ ksh=ক্ষ kx=ক্ষ kkhN=ক্ষ্ণ kkhm=ক্ষ্ম kshm=ক্ষ্ম kxN=ক্ষ্ণ kxm=ক্ষ্ম NgkSh=ঙ্ক্ষ Ngkkh=ঙ্ক্ষ Ngkx=ঙ্ক্ষ gg=জ্ঞ
  nk=ঙ্ক nkh=ঙ্খ nc=ঞ্চ nch=ঞ্ছ nj=ঞ্জ njh=ঞ্ঝ
  shk=ষ্ক shT=ষ্ট shTh=ষ্ঠ shN=ষ্ণ shp=ষ্প shph=ষ্ফ
`

/** Every consonant and every join, by its Latin spelling. The longest that fits is meant. */
export const consonants: ReadonlyMap<string, string> = /* @__PURE__ */ new Map([
  ...single,
  .../* @__PURE__ */ joined.trim().split(/\s+/).map((join): [string, string] => {
    const parts = join.split('+')
    return [parts.join(''), parts.map((part) => single.get(part)!).join('\u09CD')]
  }),
  .../* @__PURE__ */ pairs(heard),
])

/** The longest spelling in either table. */
export const longest = 5

/** What is written short with a point after it: titles, forms of a company, eras. */
export const shortened: ReadonlySet<string> = /* @__PURE__ */ new Set(`
  ডা ডাঃ মো মোঃ মোছা মোসা মু মুহা মোহা মি মিস মিসেস অ্যাড এড প্রফে অধ্যা ইঞ্জি লি প্রা কো কোং পৃ খ্রি খ্রিষ্ট সা লে জেন মে কর্নে ইন্সপে
  এ বি সি ডি এফ জি এইচ জে কে এল এম এন পি কিউ এস টি ইউ ভি ডব্লিউ ডব্লু এক্স
`.trim().split(/\s+/))
