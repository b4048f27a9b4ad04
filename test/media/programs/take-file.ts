// Takes in one file from a trusted address and says so: a process to be killed in the middle of it.
import { createMediaStore } from '../../../src/services/media/store.ts';
import { NOON } from '../../support/clock.ts';

const [folder = '', url = ''] = process.argv.slice(2);
const allow = [new URL(url).origin];
const store = await createMediaStore({ folder, now: () => NOON, allow, log: { info: () => undefined } });
const taken = await store.take({ from: 'link', url }, ['image', 'video'], new AbortController().signal);
process.stdout.write(`${taken.ok ? taken.value.file : taken.refusal.is}\n`);
process.stdin.resume();
