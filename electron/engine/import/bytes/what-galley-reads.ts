/** What every sentence about an unreadable file ends in. */
export const whatGalleyReads =
  'Galley reads JSON as CleverTap and mParticle take it in or give it out, CSV, CleverTap’s XML export, and all of these packed with gzip or zip.'
