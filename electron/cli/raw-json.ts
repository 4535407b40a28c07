import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

// Node 20 has what numbers keep their digits by, behind a flag that only a new context looks at.
if (!('rawJSON' in JSON)) {
  setFlagsFromString('--harmony-json-parse-with-source')
  const { rawJSON } = runInNewContext('JSON') as { readonly rawJSON?: unknown }
  Object.defineProperty(JSON, 'rawJSON', { value: rawJSON, writable: true, configurable: true })
}
