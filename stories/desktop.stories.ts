import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, stage } from './support/stage.js';

const meta: Meta = {
  title: 'Desktop',
  component: 'wx-desktop',
  parameters: { layout: 'fullscreen', docs: { story: { inline: false, iframeHeight: 720 } } },
};
export default meta;

const everything = html`
  <wx-agent-state></wx-agent-state>
  <wx-station-login></wx-station-login>
  <wx-interaction-control></wx-interaction-control>
  <wx-task-list collapsed></wx-task-list>
  <wx-simulator-panel></wx-simulator-panel>
  <wx-popover-stack></wx-popover-stack>
  <wx-wrapup></wx-wrapup>
  <wx-notices></wx-notices>
`;

/** Sign in, go Available, and play: the panel is the outside world. */
export const Whole: StoryObj = { render: () => stage(everything) };

export const InACall: StoryObj = {
  render: () =>
    stage(
      everything,
      async (s) => {
        await s.talk();
        await s.wait(72);
        await s.ring('chat', 'nomvula-dlamini');
      },
      { station: 'extension' },
    ),
};
