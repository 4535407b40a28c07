import { existsSync } from 'node:fs'
import type { Draft } from '#shared/campaign/draft'
import { maskedPin, nextMask } from '#shared/proof/expectations/mask-pin'
import { withPin } from '#shared/proof/expectations/edit-pins'
import { asOfPin, type PinFile } from '#shared/proof/expectations/pin'
import type { ReportDiagnostic } from '#shared/proof/report/report-input'
import type { DataPlan } from '#shared/plan/data-plan'
import type { Result } from '#shared/result'
import { compile } from '#shared/resolve/compile'
import { draftDiagnostics } from '../engine/answers/draft-diagnostics.ts'
import { type Expectations, expectationsOf } from '../engine/proof/expectations.ts'
import { PinnedUsers } from '../engine/proof/pinned-users.ts'
import type { Db } from '../engine/store/db.ts'
import { defaultCachePath } from './cache-path.ts'
import { failedWork } from './command-error.ts'
import { momentFrom } from './moment-from.ts'
import { asOfFrom, withCache } from './inputs.ts'
import { quiet } from './output/text.ts'
import type { OpenPins } from './pin-file.ts'

/** What a proof is asked for, as far as its inputs depend on it. */
export interface ProofInputsOptions {
  readonly asOf?: string | undefined
  readonly cache?: string | undefined
  /** Identities of users to pin. */
  readonly pin?: readonly string[] | undefined
  readonly keep?: true | undefined
  readonly mask?: true | undefined
}

/** What is known before the recipients are walked. */
export interface ProofInputs {
  /** In milliseconds since 1970. */
  readonly asOf: number
  readonly diagnostics: readonly ReportDiagnostic[]
  /** Null where pinned users are not asked for; `pins` has those that were to be pinned now, `accepted` expects what all of them get. */
  readonly expected: (Expectations & { readonly pins: PinFile; readonly accepted: PinFile }) | null
  /** False where there are no samples at all: pinned users that keep their properties need none. */
  readonly hasSamples: boolean
}

/** Returns what a proof needs to know first. `pins` is null where pinned users are not asked for, `plan` where there is no data plan. */
export async function proofInputs(
  draft: Draft,
  pins: OpenPins | null,
  plan: Result<DataPlan, string> | null,
  options: ProofInputsOptions,
): Promise<ProofInputs> {
  if (hasSamples(options, pins)) return withCache(options.cache, (db) => inputsFrom(db, draft, pins, plan, options))
  process.stderr.write(
    quiet(
      'There are no samples, so there is no recipient: only the pinned users are looked at. Import some: galley import FILE\n',
    ),
  )
  return inputsFrom(null, draft, pins, plan, options)
}

/** A cache that was named must be there, unless nothing needs it. */
function hasSamples({ cache, pin = [] }: ProofInputsOptions, pins: OpenPins | null): boolean {
  if (pins === null || pin.length > 0 || existsSync(cache ?? defaultCachePath())) return true
  return cache !== undefined && pins.file.pins.some(({ keeps }) => keeps === undefined)
}

function inputsFrom(
  db: Db | null,
  draft: Draft,
  pins: OpenPins | null,
  plan: Result<DataPlan, string> | null,
  options: ProofInputsOptions,
): ProofInputs {
  const asOf = db === null ? asOfWithout(draft, pins, options) : asOfFrom(options.asOf, draft, db)
  return {
    ...{ asOf, diagnostics: draftDiagnostics(db, draft, plan), hasSamples: db !== null },
    expected: pins === null ? null : expectedOf(db, draft, pins.file, asOf, options),
  }
}

/** Without samples the newest clock of a pin is that of the proof. */
function asOfWithout(draft: Draft, pins: OpenPins | null, { asOf }: ProofInputsOptions): number {
  if (asOf !== undefined) return momentFrom(asOf, draft.timeZone)
  return Math.max(0, ...(pins?.file.pins ?? []).map(asOfPin))
}

function expectedOf(
  db: Db | null,
  draft: Draft,
  file: PinFile,
  asOf: number,
  { pin = [], keep, mask }: ProofInputsOptions,
): ProofInputs['expected'] {
  const users = new PinnedUsers(db, draft)
  let pins = file
  for (const identity of pin) {
    const made = users.pin(identity, asOf, keep === true || mask === true)
    if (made === null)
      throw failedWork(`The samples have no user “${identity}”. Name another one; galley recipients lists them.`)
    const { keeps } = made
    const masked =
      mask === true && keeps !== undefined
        ? maskedPin({ draft, message: compile(draft) }, { ...made, keeps }, nextMask(pins.pins))
        : null
    if (masked?.ok === false) throw failedWork(`${identity}: ${masked.error}`)
    pins = withPin(pins, masked?.value ?? made)
  }
  return { ...expectationsOf(users, draft, pins), pins }
}
