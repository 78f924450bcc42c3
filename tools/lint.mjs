#!/usr/bin/env node
// Looks at every source that a build folder compiles from src and tests, several at a time. Sources of src go through
// clang-tidy in the units that CMake put together (cmake/Units.cmake), so that the headers are read once for all of
// them; then each source, the tests' too, is compiled alone: it has to stand by itself and to hide no name of another's.
// (Where it isn't known what changed, only with --all: it takes as long again.)
//
//   tools/lint.mjs [BUILD] [--all]
//
// By default only what changed since the last landed commit (where this branch left origin/main) is looked at: changed
// sources, and for a changed header one source that includes it. With --all, or where there is no such commit, or
// nothing was changed since, all of them. What passed is not looked at again until it, a header of ours that it
// includes, its compile command or .clang-tidy has changed.
import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const repository = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const everything = process.argv.includes('--all');
const build = path.resolve(
  process.argv.slice(2).find((argument) => !argument.startsWith('--')) ?? path.join(repository, 'build/native'),
);
const lintFolder = path.join(repository, 'build/lint');
const configuration = path.join(repository, '.clang-tidy');
const relative = (file) => path.relative(repository, file);
const isBelow = (folder) => (file) => file.startsWith(path.join(repository, folder) + path.sep);
const [inSources, inTests] = [isBelow('src'), isBelow('tests')];

// The headers of ours that a file includes, and those that they include.
const directIncludes = new Map();
function includesOf(file) {
  if (!directIncludes.has(file)) {
    const text = readFileSync(file, 'utf8');
    const names = [...text.matchAll(/^\s*#\s*include "([^"]+)"/gm)].map((match) => match[1]);
    const places = [path.dirname(file), path.join(repository, 'src'), path.join(repository, 'tests')];
    const found = names.map((name) => places.map((place) => path.resolve(place, name)).find(existsSync));
    directIncludes.set(file, found.filter(Boolean));
  }
  return directIncludes.get(file);
}

function withIncludes(file, seen = new Set()) {
  if (!seen.has(file)) {
    seen.add(file);
    for (const header of includesOf(file)) withIncludes(header, seen);
  }
  return seen;
}

const contentHashes = new Map();
function contentHash(file) {
  if (!contentHashes.has(file)) contentHashes.set(file, createHash('sha256').update(readFileSync(file)).digest('hex'));
  return contentHashes.get(file);
}

const version = execFileSync('clang-tidy', ['--version'], { encoding: 'utf8' });
function fingerprint({ file, command }) {
  const hash = createHash('sha256')
    .update(version)
    .update(String(alone))
    .update(command)
    .update(contentHash(configuration));
  for (const each of [...withIncludes(file)].sort()) hash.update(each).update(contentHash(each));
  return hash.digest('hex');
}

// The sources behind an entry of compile_commands.json: one, or those that a unit of CMake's includes.
function sourcesOf({ directory, file, command }) {
  const entry = { directory, unit: file };
  if (inSources(file) || inTests(file)) return [{ ...entry, file, command }];
  if (!/[/\\]Unity[/\\]unity_\d+_cxx\.cxx$/.test(file)) return [];
  return includesOf(file)
    .filter((source) => inSources(source) || inTests(source))
    .map((source) => ({ ...entry, file: source, command: command.replaceAll(file, source) }));
}

// What changed since this branch left the last landed commit; null where that can't be told or is nothing.
function changedFiles() {
  const git = (...words) =>
    execFileSync('git', words, { cwd: repository, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    const base = git('merge-base', 'HEAD', 'origin/main').trim();
    const names = git('diff', '--name-only', '-z', base) + git('ls-files', '--others', '--exclude-standard', '-z');
    const files = names
      .split('\0')
      .filter(Boolean)
      .map((name) => path.join(repository, name))
      .filter(existsSync);
    return files.length > 0 ? { base, files: new Set(files) } : null;
  } catch {
    return null;
  }
}

// One source that shows a header to the compiler: its own, else the first that includes it.
function sourceThatShows(header, entries) {
  const own = header.replace(/\.hpp$/, '.cpp');
  return entries.find(({ file }) => file === own) ?? entries.find(({ file }) => withIncludes(file).has(header));
}

function select(entries, changed) {
  if (!changed || changed.files.has(configuration) || changed.files.has(fileURLToPath(import.meta.url))) {
    return { chosen: entries, scope: 'all sources' };
  }
  const chosen = new Set(entries.filter(({ file }) => changed.files.has(file)));
  for (const file of changed.files) {
    if (file.endsWith('.hpp')) chosen.add(sourceThatShows(file, entries));
  }
  chosen.delete(undefined);
  return { chosen: [...chosen], scope: `what changed since ${changed.base.slice(0, 12)}` };
}

function tidy(file, ...options) {
  return new Promise((resolve) => {
    const run = spawn('clang-tidy', [
      '--quiet',
      '-p',
      lintFolder,
      '--extra-arg=-Wno-unknown-warning-option',
      '--extra-arg=-Wno-error',
      ...options,
      file,
    ]);
    let output = '';
    run.stdout.on('data', (data) => (output += data));
    run.stderr.on('data', (data) => (output += data));
    run.on('error', (error) => resolve({ passed: false, output: error.message }));
    run.on('close', (code) => resolve({ passed: code === 0, output }));
  });
}

const entries = JSON.parse(readFileSync(path.join(build, 'compile_commands.json'), 'utf8')).flatMap(sourcesOf);
mkdirSync(path.join(lintFolder, 'units'), { recursive: true });
const changed = everything ? null : changedFiles();
const alone = everything || changed !== null;
const { chosen, scope } = select(alone ? entries : entries.filter(({ file }) => inSources(file)), changed);
const waiting = chosen
  .map((entry) => ({
    ...entry,
    fingerprint: fingerprint(entry),
    mark: path.join(lintFolder, relative(entry.file).replaceAll(path.sep, '-')),
  }))
  .filter(({ mark, fingerprint: now }) => !existsSync(mark) || readFileSync(mark, 'utf8') !== now);

// Units of those that are to be looked at, beside the commands that compile them.
const units = new Map();
for (const entry of waiting.filter(({ file }) => inSources(file))) {
  units.set(entry.unit, [...(units.get(entry.unit) ?? []), entry]);
}
const commands = waiting.map(({ directory, file, command }) => ({ directory, file, command }));
const tasks = [];
for (const sources of units.values()) {
  const [{ directory, file: first, command }] = sources;
  let unit = first;
  if (sources.length > 1) {
    unit = path.join(lintFolder, 'units', relative(first).replaceAll(path.sep, '-'));
    writeFileSync(
      unit,
      sources.map(({ file }) => `// NOLINTNEXTLINE(bugprone-suspicious-include)\n#include "${file}"\n`).join(''),
    );
    commands.push({ directory, file: unit, command: command.replaceAll(first, unit) });
  }
  tasks.push({ name: `${sources.length} of ${path.dirname(relative(first))}`, sources, work: () => tidy(unit) });
}
for (const entry of alone ? waiting : []) {
  tasks.push({
    name: relative(entry.file),
    sources: [entry],
    // clang-tidy runs with no checks but the compiler's own only when it is given one.
    work: () => tidy(entry.file, '--checks=-*,clang-diagnostic-*,misc-unused-alias-decls', '--extra-arg=-Wshadow'),
  });
}
writeFileSync(path.join(lintFolder, 'compile_commands.json'), JSON.stringify(commands));

const faulty = new Set();
let next = 0;
async function work() {
  while (next < tasks.length) {
    const task = tasks[next++];
    const { passed, output } = await task.work();
    console.log(`${passed ? 'clean' : 'FAULTY'}: ${task.name}`);
    if (!passed) {
      console.log(output);
      for (const { file } of task.sources) faulty.add(file);
    }
  }
}
await Promise.all(Array.from({ length: availableParallelism() }, work));
for (const { file, mark, fingerprint: passed } of waiting) {
  if (!faulty.has(file)) writeFileSync(mark, passed);
}
console.log(
  `${chosen.length} of ${entries.length} sources (${scope}), ${chosen.length - waiting.length} unchanged since they passed, ${faulty.size} in doubt`,
);
process.exitCode = faulty.size > 0 || entries.length === 0 ? 1 : 0;
