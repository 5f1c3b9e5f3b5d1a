import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { render } from 'lit';
import { sharedCentre } from '../src/backends/remote/index.js';
import { defaultOrganisation } from '../src/backends/simulator/index.js';
import { html } from './support/stage.js';

interface Args {
  agentId: string;
}

const AGENTS = defaultOrganisation.agents.map((one) => one.id);

const meta: Meta<Args> = {
  title: 'Shared centre',
  component: 'wx-desktop',
  parameters: { layout: 'fullscreen', docs: { story: { inline: false, iframeHeight: 720 } } },
  argTypes: { agentId: { control: 'select', options: AGENTS, description: 'Who sits here.' } },
  args: { agentId: AGENTS[0] ?? '' },
};
export default meta;

/**
 * All tabs that show this story share one contact centre, on the clock of the wall: each is an agent's desktop. Open it
 * once more for a colleague, sign in there too, and consult.
 */
export const Seat: StoryObj<Args> = {
  render: ({ agentId }) => {
    const backend = sharedCentre({ agentId, name: 'storybook', keep: false, patience: 10_000 });
    const desktop = document.createElement('wx-desktop');
    desktop.backend = backend;
    const colleague = AGENTS[(AGENTS.indexOf(agentId) + 1) % AGENTS.length];
    const address = new URL(location.href);
    address.searchParams.set('args', `agentId:${String(colleague)}`);
    render(
      html`<p>
          <a href=${address.href} target="_blank" rel="noopener">Open a colleague’s desktop</a>. Centre:
          <output></output>
        </p>
        <wx-station-login></wx-station-login>
        <wx-agent-state></wx-agent-state>
        <wx-interaction-control></wx-interaction-control>
        <wx-simulator-panel></wx-simulator-panel>
        <wx-popover-stack></wx-popover-stack>
        <wx-wrapup></wx-wrapup>
        <wx-notices></wx-notices>`,
      desktop,
    );
    desktop.subscribe(() => {
      if (desktop.state.link !== 'open') return;
      desktop.querySelectorAll('output').forEach((one) => (one.textContent = backend.place));
      desktop.dataset['played'] = '';
    });
    return desktop;
  },
};
