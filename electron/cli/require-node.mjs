// Runs first in every npm script, on whatever `node` there is: plain JavaScript that any version can read.
const major = Number(process.versions.node.split('.')[0])
if (major < 24) {
  console.error(
    'Galley needs Node.js 24 and found ' +
      process.version +
      ': run `npm rebuild node` to fetch the one it brings along (npm needs the `allowScripts` of package.json for it), or install Node.js 24 or later.',
  )
  process.exit(1)
}
