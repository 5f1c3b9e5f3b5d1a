/** The page that Webex leads back to after a sign-in. It belongs to the integration, and closes as soon as it is heard. */
import { answerSignIn } from '../src/backends/webex/sign-in.js';

const fault = answerSignIn();
const place = document.querySelector('#answer');
if (place) place.textContent = fault ?? 'Signed in. This window closes by itself.';
