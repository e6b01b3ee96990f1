import http from 'node:http';
import pg from 'pg';

/**
 * What the machine can do at best: node:http, pg, and one prepared statement, with nothing between. A GET runs it with fixed values,
 * a POST with the JSON list it brings. Sixteen connections, one for each that asks.
 */
async function bodyOf(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

async function start({ databaseUrl, statement, scope, values }) {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 16, options: scope });
  const server = http.createServer(async (request, response) => {
    try {
      const given = request.method === 'POST' ? JSON.parse(await bodyOf(request)) : values;
      const found = await pool.query({ name: 'floor', text: statement, values: given });
      const body = JSON.stringify({ items: found.rows });
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
      response.end(body);
    } catch (error) {
      response.writeHead(500).end(error.message);
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${server.address().port}/`;
}

process.on('disconnect', () => process.exit(0));
process.on('message', async (job) => {
  try {
    process.send({ result: await start(job) });
  } catch (error) {
    process.send({ failed: error.message });
  }
});
