import { config } from 'zod'

// One draft is read, and no more: compiling what reads it would take longer. It has to be said before the first schema is made.
config({ jitless: true })
