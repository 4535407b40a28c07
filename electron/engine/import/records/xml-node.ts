import { put, type Value } from '#shared/sample/value'

/** An element of XML while it is read. */
export interface XmlNode {
  readonly name: string
  readonly children: XmlNode[]
  text: string
  /** By its `type`, or because something else could not be meant. */
  readonly isText: boolean
}

/** Reads the text of an element that holds no others. */
export type ReadText = (text: string, isText: boolean) => Value

/**
 * Returns what an element holds: its text, an object of its elements, or of its entries `<entry><key/><value/></entry>`. Elements of one
 * name are a list.
 */
export function valueOfXml({ children, text, isText }: XmlNode, read: ReadText): Value {
  if (children.length === 0) return read(text, isText)
  const object: Record<string, Value> = {}
  for (const [name, value] of children.map((child) => memberOf(child, read))) {
    const before = Object.hasOwn(object, name) ? object[name] : undefined
    put(
      object,
      name,
      before === undefined ? value : Array.isArray(before) ? [...(before as Value[]), value] : [before, value],
    )
  }
  return object
}

function memberOf(child: XmlNode, read: ReadText): readonly [name: string, value: Value] {
  const key = child.name === 'entry' ? child.children.find(({ name }) => name === 'key') : undefined
  if (key === undefined) return [child.name, valueOfXml(child, read)]
  const value = child.children.find(({ name }) => name === 'value')
  return [key.text.trim(), value === undefined ? '' : valueOfXml(value, read)]
}
