// What the files of the media folder are called. Every name is built and read here.
import { Fault } from '../../domain/fault.ts';

/** The name says the content: the same file from two members is kept once. */
export function copyName(sha256: string, extension: string): string {
  return named(`${sha256.slice(0, 32)}.${extension}`);
}

/** The same, for a name that must be one of ours, so that no caller's string becomes a path. */
export function named(file: string): string {
  if (!isCopy(file)) throw new Fault('not the name of a media file');
  return file;
}

export const isCopy = (name: string): boolean => /^[0-9a-f]{32}\.[0-9a-z]{3,4}$/.test(name);

export const isPart = (name: string): boolean => /^\d+\.part$/.test(name);

/** Being written. Whatever has this ending after a crash is worthless. */
export function partName(serial: number): string {
  return `${serial}.part`;
}
