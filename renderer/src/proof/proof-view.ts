import { createContext } from 'svelte'
import type { ProofWanted } from '#shared/proof/panel'

/** What every figure of the panel does alike. */
export interface ProofView {
  /** Opens the list of the users behind a figure. */
  show(wanted: ProofWanted): void
  /** Says what that list is of. */
  words(wanted: ProofWanted, n: number): string
  /** Shows a user and the message of one occurrence in the preview. */
  preview(profile: number, nth: number): void
  /** Shows the recipient of this identity in the preview. */
  previewIdentity(identity: string): void
  /** Shows a pair of the draft. */
  showPair(pair: number): void
}

export const [getProofView, setProofView] = createContext<ProofView>()
