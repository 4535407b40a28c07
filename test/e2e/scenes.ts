import { audienceScenes } from './audience-scenes.ts'
import { draftScenes } from './draft-scenes.ts'
import { otherScenes } from './other-scenes.ts'
import { pairScenes } from './pair-scenes.ts'
import { proofScenes } from './proof-scenes.ts'
import { recommendationScenes } from './recommendation-scenes.ts'
import { sampleScenes } from './sample-scenes.ts'
import type { Scene } from './scene.ts'
import { versionScenes } from './version-scenes.ts'

/** Every screen and state of the window. */
export const scenes: readonly Scene[] = [
  ...draftScenes,
  ...pairScenes,
  ...audienceScenes,
  ...proofScenes,
  ...sampleScenes,
  ...recommendationScenes,
  ...versionScenes,
  ...otherScenes,
]
