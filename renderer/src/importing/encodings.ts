/** The encodings that files are often in, besides those that their bytes tell. */
export const encodings = [
  { id: 'utf-8', label: 'UTF-8' },
  { id: 'utf-16le', label: 'UTF-16' },
  { id: 'windows-1252', label: 'Western (Windows-1252)' },
  { id: 'macintosh', label: 'Western (Macintosh)' },
  { id: 'windows-1250', label: 'Central European (Windows-1250)' },
  { id: 'iso-8859-2', label: 'Central European (ISO-8859-2)' },
  { id: 'windows-1251', label: 'Cyrillic (Windows-1251)' },
  { id: 'windows-1253', label: 'Greek (Windows-1253)' },
  { id: 'windows-1254', label: 'Turkish (Windows-1254)' },
  { id: 'windows-1255', label: 'Hebrew (Windows-1255)' },
  { id: 'windows-1256', label: 'Arabic (Windows-1256)' },
  { id: 'shift_jis', label: 'Japanese (Shift JIS)' },
  { id: 'gb18030', label: 'Chinese (GB18030)' },
  { id: 'big5', label: 'Chinese (Big5)' },
  { id: 'euc-kr', label: 'Korean (EUC-KR)' },
] as const

/** Returns what people call an encoding. */
export function encodingLabel(name: string): string {
  return encodings.find(({ id }) => id === name)?.label ?? name
}
