import { contract } from '../contract/suite.js';
import { LIMITS } from './limits.js';
import { webexSubject } from './subject.js';

contract('the SDK of Webex through the gateway', webexSubject, { ...LIMITS, parts: ['many'] });
