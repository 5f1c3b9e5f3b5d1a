/** Brings the focus into a page, as Tab would: into its first place, or backwards into its last one. */
export function focusInto(root: ParentNode, forward: boolean): void {
  const places = [...stopsOf(root)];
  for (const place of forward ? places : places.reverse()) {
    place.focus();
    // A place that cannot take the focus leaves it where it was. `:focus` fits nothing as long as the window has none.
    if ((place.getRootNode() as Document | ShadowRoot).activeElement === place) return;
  }
}

/** What Tab may stop at, through shadow roots, in the order of the tree. */
function* stopsOf(root: ParentNode): Generator<HTMLElement> {
  for (const element of root.children) {
    if (element instanceof HTMLElement && element.tabIndex >= 0 && element.checkVisibility()) yield element;
    if (element.shadowRoot) yield* stopsOf(element.shadowRoot);
    yield* stopsOf(element);
  }
}
