/** What the engine already does with a draft. Where it does not, a check says so. */
export interface Abilities {
  /** Narrows the recipients by the trigger and the conditions. */
  readonly triggers: boolean
  /** Works out the values of the alias that is held constant. */
  readonly constants: boolean
  /** Works out or reads recommended items. */
  readonly recommendations: boolean
}

export const presentAbilities: Abilities = { triggers: true, constants: true, recommendations: false }
