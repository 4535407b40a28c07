/** The vendor pages that checks refer to. */
export const links = {
  clevertapLimits: 'https://docs.clevertap.com/docs/platform-considerations',
  clevertapLiquid: 'https://docs.clevertap.com/docs/liquid-tags',
  clevertapPersonalize: 'https://docs.clevertap.com/docs/personalize-message',
  clevertapProfiles: 'https://docs.clevertap.com/docs/user-profiles',
  clevertapEvents: 'https://docs.clevertap.com/docs/events',
  clevertapRecommendations: 'https://docs.clevertap.com/docs/create-campaigns-using-recommendations',
  clevertapCatalog: 'https://docs.clevertap.com/docs/catalog',
  clevertapConstant: 'https://docs.clevertap.com/docs/constant-property',
  mparticlePlans: 'https://docs.mparticle.com/guides/data-master/data-planning/',
  mparticleLimits: 'https://docs.mparticle.com/guides/default-service-limits/',
  mparticleJson: 'https://docs.mparticle.com/developers/server/json-reference/',
  mparticleSchema: 'https://docs.mparticle.com/schema/mparticle.inbound.eventsapi.schema.json',
} as const
