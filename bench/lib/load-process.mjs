import http from 'node:http';

/**
 * Sends one kind of request over so many connections that stay open, until the time or the bodies are up. A process of its own:
 * in the process of the bench it would wait for whatever else the bench does.
 */
function send(agent, job, body) {
  return new Promise((resolve, reject) => {
    const request = http.request(job.url, { agent, method: job.method ?? 'GET', headers: job.headers }, (response) => {
      let bytes = 0;
      const chunks = response.statusCode === job.expect ? null : [];
      response.on('data', (chunk) => {
        bytes += chunk.length;
        chunks?.push(chunk);
      });
      response.on('end', () => {
        if (chunks) reject(new Error(`${response.statusCode}: ${Buffer.concat(chunks).toString().slice(0, 500)}`));
        else resolve(bytes);
      });
    });
    request.once('error', reject);
    request.end(body);
  });
}

async function run(job) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: job.connections });
  const times = [];
  let bytes = 0;
  let next = 0;
  const began = performance.now();
  const ends = began + job.seconds * 1000;
  const limit = job.bodies?.length ?? job.limit ?? Number.POSITIVE_INFINITY;
  async function connection() {
    while (next < limit && performance.now() < ends) {
      const body = job.bodies?.[next];
      next += 1;
      const sent = performance.now();
      bytes += await send(agent, job, body);
      times.push(performance.now() - sent);
    }
  }
  await Promise.all(Array.from({ length: job.connections }, connection));
  const seconds = (performance.now() - began) / 1000;
  agent.destroy();
  times.sort((a, b) => a - b);
  const quantile = (share) => Math.round((times[Math.floor(times.length * share)] ?? 0) * 100) / 100;
  return { requests: times.length, perSecond: times.length / seconds, p50: quantile(0.5), p95: quantile(0.95), bytes };
}

process.on('disconnect', () => process.exit(0));
process.on('message', async (job) => {
  try {
    process.send({ result: await run(job) });
  } catch (error) {
    process.send({ failed: error.message });
  }
});
