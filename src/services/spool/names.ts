// What the files of the spool are called. Every name is built and read here, so that no caller's string becomes a path.
import { Fault } from '../../domain/fault.ts';
import { JobId } from '../../domain/ids.ts';

/** The finished clip of a job. */
export function clipName(job: JobId): string {
  return `${job}.mp4`;
}

/** A smaller copy of a job's clip, made for an upload limit in bytes. */
export function copyName(job: JobId, limit: number): string {
  return `${job}.${Math.floor(limit)}.mp4`;
}

/** The last picture of a job's clip. Made again whenever it is wanted, so that it may be swept at any time. */
export function frameName(job: JobId): string {
  return `${job}.last.png`;
}

/** Being written. Whatever has this ending after a crash is worthless. */
export function partName(name: string): string {
  return `${name}.part`;
}

const NAME = /^([0-9a-z]{6})(?:\.(\d{1,15}))?\.mp4$/;

/** The job of a clip or of a copy; null for every other name. */
export function jobOf(name: string): JobId | null {
  const job = JobId.safeParse(NAME.exec(name)?.[1]);
  return job.success ? job.data : null;
}

/** The same, for a name that must be one: anything else is a broken caller. */
export function jobNamed(name: string): JobId {
  const job = jobOf(name);
  if (job === null) throw new Fault('not the name of a clip');
  return job;
}
