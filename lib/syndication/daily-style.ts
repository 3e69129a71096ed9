/** The style of a day's newspaper: system fonts, by day and by night, on a screen and on paper. Below 6 kB. */
export const dailyStyle = `
:root { color-scheme: light dark; --paper: #fcfaf5; --ink: #1e1814; --soft: #595149; --rule: #d7d2c9; --edge: #877f75; --alta: #aa1529; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #12151a; --ink: #e0dcd4; --soft: #aba59d; --rule: #33373f; --edge: #6c727c; --alta: #f7817c; }
}
html { background: var(--paper); color: var(--ink); text-size-adjust: 100%; -webkit-text-size-adjust: 100%; }
body {
  max-width: 38em; margin: 0 auto; padding: .75rem 1rem 3rem; overflow-wrap: break-word;
  font: 1.125rem/1.72 "Noto Serif Bengali", "Noto Sans Bengali", "Nirmala UI", "Kohinoor Bangla", "Bangla Sangam MN", Vrinda, serif;
}
a { color: inherit; text-decoration-thickness: 1px; text-underline-offset: .2em; text-decoration-color: var(--edge); }
a:hover { text-decoration-color: var(--alta); }
:focus-visible { outline: 2px solid var(--alta); outline-offset: 3px; }
h1, h2, h3, h4 { margin: 0; line-height: 1.4; font-weight: 600; text-wrap: balance; }
p { margin: 0 0 .85em; }
small, time, figcaption, .said, .back { color: var(--soft); font-size: 1rem; }
svg { display: block; margin: 0 auto; }
body > header { border-top: 3px solid; padding-top: .35rem; }
body > header p { margin: 0; }
.name { display: flex; align-items: center; justify-content: space-between; gap: 1rem; font-size: 2rem; line-height: 1.5; font-weight: 700; }
.name svg { margin: 0; flex: none; color: var(--alta); }
h1 { font-size: 1.25rem; }
h1 time { color: inherit; font-size: inherit; }
.pass { margin: .75rem 0 0; padding: .6rem 0; border-top: 1px solid var(--rule); color: var(--soft); font-size: 1rem; }
nav { margin-top: 1.25rem; }
h2 { margin-top: 2.25rem; padding-top: .35rem; border-top: 2px solid; font-size: 1.25rem; }
nav h2 { margin-top: 0; }
nav h3 { margin-top: 1rem; color: var(--alta); font-size: 1rem; }
ul, ol { margin: 0 0 1em; padding-left: 1.5em; }
ol { list-style: bengali; }
nav ul, .more { padding: 0; list-style: none; }
nav li, .more li { border-top: 1px solid var(--rule); }
nav h3 + ul li:first-child { border-top: 0; }
nav li a { display: block; padding: .5em 0; line-height: 1.5; text-decoration: none; }
.more li { padding: .6em 0; }
.more p { margin: .2em 0 0; }
article { padding: 1.25rem 0 .5rem; border-top: 1px solid var(--rule); }
h2 + article { border-top: 0; padding-top: .75rem; }
h3 { margin-bottom: .35em; font-size: 1.5rem; }
.first h3 { font-size: 1.8rem; }
.more h3 { margin: 0; font-size: 1.125rem; }
h4 { margin: 1.2em 0 .4em; font-size: 1.2rem; }
.standfirst { font-size: 1.2rem; color: var(--soft); }
article > * + .said { margin-top: 1.2em; }
figure { margin: 0 0 1em; }
img { display: block; width: 100%; height: auto; }
blockquote { margin: 1em 0; padding-left: 1em; border-left: 2px solid var(--alta); }
blockquote p { margin-bottom: .3em; }
.note { padding-left: 1em; border-left: 2px solid var(--alta); font-size: 1rem; }
hr { width: 4rem; margin: 1.5em auto; border: 0; border-top: 2px dotted var(--alta); }
table { display: block; overflow-x: auto; border-collapse: collapse; margin-bottom: 1em; }
caption { text-align: start; font-weight: 600; }
th, td { padding: .3em .6em; border: 1px solid var(--rule); text-align: start; }
.back a { display: inline-block; padding: .6em 0; }
footer { margin-top: 2.5rem; padding-top: .6rem; border-top: 3px solid; color: var(--soft); font-size: 1rem; }
@media print {
  body { max-width: none; padding: 0; columns: 2; font-size: 10.5pt; }
  body > header, nav { column-span: all; }
  nav, .back { display: none; }
}
`.trim().replace(/([{};:,])\s+/g, '$1').replace(/\s+\{/g, '{')
