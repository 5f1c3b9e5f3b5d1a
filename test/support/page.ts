/**
 * Finding things as a user meets them: by the role and the name that the browser computes, through all shadow roots,
 * and only what can be perceived.
 */
declare global {
  interface Element {
    /** Chromium's own computation; the runner switches it on. */
    readonly computedRole: string;
    readonly computedName: string;
  }
}

type Scope = Document | Element | ShadowRoot;

/** Every element below a scope, through open shadow roots and slots, as they lie in the tree. */
export function* deep(scope: Scope = document): Generator<Element> {
  const { children } = scope;
  if (scope instanceof Element && scope.shadowRoot) yield* deep(scope.shadowRoot);
  for (const child of children) {
    yield child;
    yield* deep(child);
  }
}

const isMatch = (text: string, name: string | RegExp): boolean =>
  typeof name === 'string' ? text.trim() === name : name.test(text);

/** Has no role of its own, so that the browser need not be asked, which takes its time. */
const isPlain = (element: Element, wanted: string): boolean =>
  !element.hasAttribute('role') &&
  (/^(?:div|span|b|i|small|slot|br|p)$/iu.test(element.tagName) ||
    (wanted !== 'option' && element.tagName === 'OPTION'));

/** All that have this role and, if given, this name, and are there for a user. */
export function allByRole(role: string, name?: string | RegExp, scope: Scope = document): HTMLElement[] {
  return [...deep(scope)].filter(
    (element): element is HTMLElement =>
      element instanceof HTMLElement &&
      !isPlain(element, role) &&
      element.checkVisibility({ visibilityProperty: true }) &&
      element.computedRole === role &&
      (name === undefined || isMatch(element.computedName, name)),
  );
}

/** The one that has this role and name. Throws, naming what is there, where there is none or more than one. */
export function byRole(role: string, name?: string | RegExp, scope: Scope = document): HTMLElement {
  const found = allByRole(role, name, scope);
  const [only] = found;
  if (only && found.length === 1) return only;
  const there = allByRole(role, undefined, scope).map((element) => `“${element.computedName}”`);
  throw new Error(
    `${String(found.length)} of role ${role} are named ${String(name)}; there is ${there.join(', ') || 'none of that role'}.`,
  );
}

/** Whether there is one for a user. */
export const isThere = (role: string, name?: string | RegExp, scope: Scope = document): boolean =>
  allByRole(role, name, scope).length > 0;

/** The text that a user can read, through shadow roots and slots. */
export function textOf(scope: Element | ShadowRoot): string {
  const parts: string[] = [];
  const read = (node: Node): void => {
    if (node instanceof Text) parts.push(node.data);
    if (node instanceof HTMLSlotElement && node.assignedNodes().length > 0) {
      node.assignedNodes().forEach(read);
      return;
    }
    if (node instanceof HTMLElement && !node.checkVisibility()) {
      // A container of `display: contents` is not painted, but what is in it is.
      if (getComputedStyle(node).display !== 'contents') return;
    }
    if (node instanceof Element && node.shadowRoot) node.shadowRoot.childNodes.forEach(read);
    else node.childNodes.forEach(read);
  };
  if (scope instanceof Element) read(scope);
  else scope.childNodes.forEach(read);
  return parts.join(' ').replace(/\s+/gu, ' ').trim();
}

/** What describes an element: the text that its `aria-describedby` leads to. */
export function descriptionOf(element: Element): string {
  const root = element.getRootNode() as Document | ShadowRoot;
  const ids = element.getAttribute('aria-describedby')?.split(/\s+/u) ?? [];
  return ids.map((id) => root.getElementById(id)?.textContent.trim() ?? '').join(' ');
}

/** The element that has the focus, through shadow roots. */
export function focused(): Element | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}

/**
 * What is on its way arrives: axe would measure colours that come and go, and a place would be one in between. It is not
 * waited for: where nothing else moves, Chromium paints no frame in which it could end.
 */
export async function atRest(): Promise<void> {
  const arrivals = [...deep()]
    .flatMap((element) => element.getAnimations())
    // A bar that runs and a spinner that turns never come to rest.
    .filter((one) => Number(one.effect?.getComputedTiming().endTime) <= 1000);
  for (const one of arrivals) one.finish();
  await Promise.all(arrivals.map((one) => one.finished.catch(() => undefined)));
}
