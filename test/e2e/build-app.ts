import { ensureBuilt } from '../run/ensure-built.ts'

/** Playwright's global setup: what is tested is never older than its sources. */
export default ensureBuilt
