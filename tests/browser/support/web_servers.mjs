// Real web servers with the configuration that the site brings along.

import { spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { root } from './site.mjs';

const unpackedNginx = path.join(root, 'build/tools/nginx/usr/sbin/nginx');
const modules = '/usr/lib/apache2/modules';

/** The configuration around ours: just enough to serve a folder, nothing that we promise. */
const surroundings = {
  nginx: ({ port, site, scratch, snippet }) => `
    daemon off;
    master_process off;
    pid ${scratch}/pid;
    error_log stderr;
    events {}
    http {
      access_log off;
      client_body_temp_path ${scratch}/body;
      proxy_temp_path ${scratch}/proxy;
      fastcgi_temp_path ${scratch}/fastcgi;
      uwsgi_temp_path ${scratch}/uwsgi;
      scgi_temp_path ${scratch}/scgi;
      types { text/html html; text/css css; text/javascript js; image/svg+xml svg; text/plain txt; }
      server {
        listen 127.0.0.1:${port};
        root ${site};
        include ${snippet};
      }
    }`,
  apache: ({ port, site, scratch, snippet }) => `
    ServerName 127.0.0.1
    Listen 127.0.0.1:${port}
    PidFile ${scratch}/pid
    ErrorLog ${scratch}/error.log
    ${['mpm_event', 'authz_core', 'dir', 'mime', 'headers', 'alias', 'rewrite']
      .map((name) => `LoadModule ${name}_module ${modules}/mod_${name}.so`)
      .join('\n')}
    ${os.userInfo().uid === 0 ? 'User www-data\nGroup www-data' : ''}
    TypesConfig /dev/null
    AddType text/html .html
    AddType text/css .css
    AddType text/javascript .js
    DirectoryIndex index.html
    DocumentRoot ${site}
    <Directory ${site}>
      Require all granted
    </Directory>
    Include ${snippet}`,
};

const commands = {
  nginx: (file, scratch) => [
    fs.existsSync(unpackedNginx) ? unpackedNginx : 'nginx',
    ['-p', scratch, '-c', file, '-e', 'stderr'],
  ],
  apache: (file, scratch) => ['apache2', ['-X', '-d', scratch, '-f', file]],
};

async function freePort() {
  const server = net.createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.on('listening', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function answers(port) {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    try {
      return await fetch(`http://127.0.0.1:${port}/`);
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  return null;
}

/**
 * Starts `kind` ('nginx' or 'apache') over a copy of the folder, which its own user may read, with
 * the snippet `name` of the site. Gives where it listens, and a function that stops it.
 */
export async function startWebServer(kind, folder, name) {
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), `pier-${kind}-`));
  fs.chmodSync(scratch, 0o755);
  const site = path.join(scratch, 'site');
  fs.cpSync(folder, site, { recursive: true });
  const port = await freePort();
  const file = path.join(scratch, 'server.conf');
  const snippet = path.join(site, name);
  fs.writeFileSync(file, surroundings[kind]({ port, site, scratch, snippet }));

  const [program, options] = commands[kind](file, scratch);
  const child = spawn(program, options, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` },
  });
  let said = '';
  child.stderr.on('data', (data) => (said += data));
  child.on('error', (error) => (said += error));
  const stop = async () => {
    child.kill('SIGTERM');
    if (child.exitCode === null) await new Promise((resolve) => child.on('close', resolve));
    fs.rmSync(scratch, { recursive: true });
  };
  if ((await answers(port)) === null) {
    child.kill('SIGKILL');
    throw new Error(`${kind} does not answer: ${said}`);
  }
  return { origin: `http://127.0.0.1:${port}`, stop };
}
