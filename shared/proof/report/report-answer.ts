/** What became of a report. */
export interface ReportAnswer {
  /** Of the file. */
  readonly bytes: number
  /** Nothing was written then. */
  readonly cancelled: boolean
}
