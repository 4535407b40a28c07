/** More marks and decorations in one text than that are of no help, and take their time for every letter. */
export const maxMarks = 1_000
