import test, { describe } from 'node:test';
import { RuleTester } from 'eslint';
import wx from '../../scripts/eslint/index.mjs';

RuleTester.describe = describe;
RuleTester.it = test;
RuleTester.itOnly = test.only;

const tester = new RuleTester();
const faults = (messageId, codes) => codes.map((code) => ({ code, errors: [{ messageId }] }));
const { rules } = wx;

tester.run('strict-templates', rules['strict-templates'], {
  valid: [
    'html`<p class="style" ${vars({ a: 1 })}>style=</p>`',
    'html`<p title="a style=b">x</p>`',
    'html`<!-- style="" --><p></p>`',
    'css`<style>`',
    'html`<wx-x font-style=${x}></wx-x>`',
  ],
  invalid: [
    ...faults('attribute', [
      'html`<p style="color: red"></p>`',
      'html`<p a=${b} style=${c}></p>`',
      'svg`<g\n style="x"/>`',
    ]),
    ...faults('element', ['html`<style>p {}</style>`']),
    ...faults('markup', ['html`<p .innerHTML=${x}></p>`']),
  ],
});

tester.run('no-unsafe-markup', rules['no-unsafe-markup'], {
  valid: ['const text = p.innerHTML', 'import { classMap } from "lit/directives/class-map.js"', 'p.textContent = x'],
  invalid: faults('unsafe', [
    'import { styleMap } from "lit/directives/style-map.js"',
    'import { unsafeHTML as raw } from "lit/directives/unsafe-html.js"',
    'p.innerHTML = x',
    'p["outerHTML"] = x',
    'p.insertAdjacentHTML("beforeend", x)',
    'p.setAttribute("style", x)',
    'p.style.cssText = x',
  ]),
});

tester.run('no-show-modal', rules['no-show-modal'], {
  valid: ['dialog.show()', 'dialog.showPopover()'],
  invalid: faults('modal', ['dialog.showModal()', 'this.dialog?.showModal()']),
});

tester.run('own-html', rules['own-html'], {
  valid: ['import { html } from "../foundation/html.js"', 'import { css, nothing } from "lit"'],
  invalid: faults('foreign', ['import { html } from "lit"', 'import { html as h } from "lit/static-html.js"']),
});

tester.run('no-own-tag-selectors', rules['no-own-tag-selectors'], {
  valid: [
    'root.querySelector(".wx-x, #wx-y, [name=wx-z]")',
    'root.addEventListener("wx-hold", f)',
    'css`p { color: var(--wx-color-danger); animation: wx-pulse 1s } @keyframes wx-pulse { to { top: 0 } }`',
    'css`/* wx-x {} */ .wx-x { top: 0 }`',
  ],
  invalid: faults('tag', [
    'root.querySelector("wx-x")',
    'root.querySelectorAll(`p > wx-x`)',
    'target.closest("wx-desktop")',
    'css`wx-x { top: 0 }`',
    'css`p { top: 0 } :host(:not(wx-x)) > p, wx-y::part(a) { top: ${n} }`',
  ]),
});
