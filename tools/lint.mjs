#!/usr/bin/env node
// Runs clang-tidy over every source that a build folder compiles from src, several at a time. (Tests are left out:
// with Catch2's headers they would take most of the time.)
// A source that passed is not checked again until it, a header that it includes, its compile command or
// .clang-tidy has changed.
import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const repository = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const build = path.resolve(process.argv[2] ?? path.join(repository, 'build/native'));
const passedFolder = path.join(repository, 'build/lint');

// Ninja's record of the files that each object was compiled from.
function readDependencies() {
  const files = new Map();
  let current = [];
  for (const line of execFileSync('ninja', ['-C', build, '-t', 'deps'], { encoding: 'utf8', maxBuffer: 1 << 30 }).split('\n')) {
    const header = /^(\S+): #deps/.exec(line);
    if (header) files.set(header[1], (current = []));
    else if (line.startsWith('    ')) current.push(path.resolve(build, line.trim()));
  }
  return files;
}

const contentHashes = new Map();
function contentHash(file) {
  if (!contentHashes.has(file)) {
    const content = existsSync(file) ? readFileSync(file) : '';
    contentHashes.set(file, createHash('sha256').update(content).digest('hex'));
  }
  return contentHashes.get(file);
}

function fingerprint(entry, dependencies) {
  const ours = dependencies.filter((file) => file.startsWith(repository + path.sep));
  const hash = createHash('sha256').update(version).update(entry.command);
  for (const file of [path.join(repository, '.clang-tidy'), entry.file, ...ours.sort()]) {
    hash.update(file).update(contentHash(file));
  }
  return hash.digest('hex');
}

function check(entry) {
  return new Promise((resolve) => {
    const tidy = spawn('clang-tidy', [
      '--quiet', '-p', build, '--extra-arg=-Wno-unknown-warning-option', '--extra-arg=-Wno-error', entry.file]);
    let output = '';
    tidy.stdout.on('data', (data) => (output += data));
    tidy.stderr.on('data', (data) => (output += data));
    tidy.on('error', (error) => resolve({ passed: false, output: error.message }));
    tidy.on('close', (code) => resolve({ passed: code === 0, output }));
  });
}

const version = execFileSync('clang-tidy', ['--version'], { encoding: 'utf8' });
const dependencies = readDependencies();
const ours = path.join(repository, 'src') + path.sep;
const entries = JSON.parse(readFileSync(path.join(build, 'compile_commands.json'), 'utf8'))
  .filter((entry) => entry.file.startsWith(ours))
  .map((entry) => {
    const seen = fingerprint(entry, dependencies.get(entry.output) ?? []);
    const mark = path.relative(repository, entry.file).replaceAll(path.sep, '-');
    return { ...entry, fingerprint: seen, mark: path.join(passedFolder, mark) };
  });
mkdirSync(passedFolder, { recursive: true });
const changed = entries.filter(
  (entry) => !existsSync(entry.mark) || readFileSync(entry.mark, 'utf8') !== entry.fingerprint);

let failed = 0;
let next = 0;
async function work() {
  while (next < changed.length) {
    const entry = changed[next++];
    const { passed, output } = await check(entry);
    console.log(`${passed ? 'clean' : 'FAULTY'}: ${path.relative(repository, entry.file)}`);
    if (passed) {
      writeFileSync(entry.mark, entry.fingerprint);
    } else {
      failed += 1;
      console.log(output);
    }
  }
}
await Promise.all(Array.from({ length: availableParallelism() }, work));
console.log(`${entries.length} sources, ${entries.length - changed.length} unchanged since they passed, ${failed} faulty`);
process.exitCode = failed > 0 || entries.length === 0 ? 1 : 0;
