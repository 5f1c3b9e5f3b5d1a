/** `wx-agent-kit/backends/webex`: the desktop of a live Webex Contact Center, through its own SDK. */
export { webex } from './backend.js';
export type { WebexOptions } from './backend.js';
export type { SdkContactCenter } from './sdk.js';
export { answerSignIn, SignInError, WebexSignIn } from './sign-in.js';
export type { SignInFault, WebexGrant, WebexSignInOptions, WebexTokens } from './sign-in.js';
