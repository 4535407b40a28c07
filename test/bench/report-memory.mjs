// Loaded before a program: says on stderr, when it ends, how much memory it had at most.
process.on('exit', () => process.stderr.write(`peak resident ${process.resourceUsage().maxRSS} KB\n`))
