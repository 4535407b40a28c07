/** What the engine already does with a draft. Where it does not, a check says so. */
export interface Abilities {
  /** Works out or reads recommended items. */
  readonly recommendations: boolean
}

export const presentAbilities: Abilities = { recommendations: false }
