// Loaded before a program: says on stderr, when it ends, how much memory it had at most and how much processor time it took.
process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage()
  process.stderr.write(`\npeak resident ${maxRSS} KB, ${userCPUTime + systemCPUTime} µs of processor time\n`)
})
