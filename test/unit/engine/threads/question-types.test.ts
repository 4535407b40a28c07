import { expect, test } from 'vitest'
import type { AnswerOf } from '#shared/ipc/contract'
import { fromJson, type Json, toJson } from '#shared/json/json-text'
import type { Result } from '#shared/result'
import type { ItemPage } from '#shared/sample/item-page'
import type { ProfilePage } from '#shared/sample/profile-page'
import type { Answers, StoreQuestions } from '../../../../electron/engine/answers/questions.ts'
import { ResidentThread, type StoreThread } from '../../../../electron/engine/threads/resident-thread.ts'
import { runJob } from '../../../../electron/engine/threads/run-job.ts'
import type { CensusQuestions } from '../../../../electron/engine/answers/questions.ts'

const page: ProfilePage = { total: 1, rows: [] }

test('JSON text keeps its type', () => {
  const json = toJson(page)
  expect(fromJson(json)).toEqual(page)
})

// What follows is not run: each line after `@ts-expect-error` is a mistake that the compiler has to find.
export function mistakes(thread: StoreThread, json: Json<ProfilePage>): readonly unknown[] {
  // @ts-expect-error any text is no answer
  const text: Json<ProfilePage> = '{}'
  // @ts-expect-error the answer to another question
  const other: Json<ItemPage> = json
  // @ts-expect-error a page of profiles has no columns
  const columns: unknown = fromJson(json).columns
  // @ts-expect-error no such question
  const unknownName: unknown = thread.ask('census', {})
  // @ts-expect-error the input of another question
  const input: unknown = thread.ask('profile-page', { id: 1 })
  // @ts-expect-error the answer of another question
  const detail: Promise<Json<ItemPage>> = thread.ask('profile-page', { offset: 0, limit: 1 })
  // @ts-expect-error a function that answers with another type
  const answers: Pick<Answers<StoreQuestions>, 'profile-page'> = { 'profile-page': () => ({ total: 'one', rows: [] }) }
  // @ts-expect-error the task of other questions
  const resident: unknown = new ResidentThread<CensusQuestions>('store', '')
  // @ts-expect-error a job with the input of another
  const job: unknown = runJob('remove-import', { cache: '', out: '' })
  // @ts-expect-error a request of the window that is answered with another question's answer
  const request: AnswerOf<'catalog:page'> = { ok: true, value: json } satisfies Result<Json<ProfilePage>, never>
  return [text, other, columns, unknownName, input, detail, answers, resident, job, request]
}
