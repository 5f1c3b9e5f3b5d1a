/** The text of a tagged template, with `\0` where a value goes. */
export function templateText({ quasi }) {
  return quasi.quasis.map(({ value }) => value.cooked ?? value.raw).join('\0');
}
